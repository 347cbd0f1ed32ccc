"""What the lint rules say of a contract's text, with the path of each place."""

from __future__ import annotations

from dq_contracts.importers.settling import findings_in, path_of
from dq_contracts.updating.plan import Path, Verdict
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping


def verdicts_on(source: Source) -> list[tuple[Verdict, Path]]:
    """Return the errors of a contract and the keys that its version does not know."""
    root = load(source).root
    if not isinstance(root, Mapping):
        return []
    return [
        (Verdict(finding.code, finding.message, finding.help), path_of(finding, root))
        for finding in findings_in(root)
    ]
