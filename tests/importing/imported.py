"""Import a case file the way the command does, without the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dq.importing.drafting import Wishes, draft_of
from dq.importing.named_source import named_source
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.settling import contract_text, findings_in
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping

CASES = Path(__file__).parent / "cases"
EXPECTED = ".expected.odcs.yaml"
LOSSES = ".losses.txt"


def sources() -> list[Path]:
    """Return every source among the cases; `address.json` is only referred to, and a source all the same."""
    return sorted(
        path
        for path in CASES.glob("*/*")
        if path.is_file() and not path.name.endswith((EXPECTED, LOSSES)) and "__pycache__" not in path.parts
    )


def imported(path: Path, name: str | None = None, *, dialect: str = "", stated: str | None = None) -> Draft:
    """Return the draft of one source."""
    wishes = Wishes(name, dialect, str(path.parent), str(CASES), infer=False)
    return draft_of([named_source(str(path), stated)], wishes)[0]


def text_of(draft: Draft) -> str:
    """Return the draft as the text of a contract."""
    return contract_text(draft.contract)


def errors_in(text: str) -> list[str]:
    """Return the lint errors of a contract's text."""
    document = load(Source("draft.odcs.yaml", text))
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    return [f"{finding.location}: {finding.message}" for finding in findings_in(document.root)]


def columns(draft: Draft, dataset: int = 0) -> dict[str, dict[str, Any]]:
    """Return the columns of a dataset by name."""
    return {column["name"]: column for column in draft.contract["schema"][dataset]["properties"]}
