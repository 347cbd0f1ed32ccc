"""Mark the findings of a run that were there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dq.project.known_findings.fingerprint import OF_PROJECTS, Fingerprints, Key
from dq.project.known_findings.hidden_values import HiddenValues
from dq.project.linted import Linted
from dq_core.finding import Finding, Suppression
from dq_core.rules.rule import Rule

_NEVER = ("CFG", "INT", "SUP005")
_OF_RUNS = ("PRJ0", "PRJ110", "PRJ111", "PRJ112", "PRJ113", "PRJ12")
"""What is told of a run, of its cache, and of what it was given, rather than of what a project declares."""
_LINK = "PRJ127"
_FOUND = 1


def may_be_known(finding: Finding, rules: Mapping[str, Rule], *, projects: bool = False) -> bool:
    """Say whether a finding is about what a file says, and not about the run or how it was set up.

    With `projects`, what is wrong with the declarations of a project may be known as well.
    """
    rule = rules.get(finding.code)
    if finding.suppressed is not None or finding.code.startswith(_NEVER):
        return False
    if finding.code.startswith(OF_PROJECTS) and not (projects and _is_declared(finding.code)):
        return False
    return rule is None or rule.exit_code == _FOUND


def _is_declared(code: str) -> bool:
    return code == _LINK or not code.startswith(_OF_RUNS)


def fingerprints_of(linted: Linted, root: str, *, values: bool = False) -> Fingerprints:
    """Return what makes the keys of the findings of a lint; with `values`, of hidden values too.

    Such keys must not be written anywhere.
    """
    sources = {source.path: source for source in linted.sources()}
    if values:
        return Fingerprints(root, linted.documents(), sources, linted.dialect, HiddenValues(linted).of)
    return Fingerprints(root, linted.documents(), sources, linted.dialect)


def counted(
    findings: Iterable[Finding], keys: Fingerprints, rules: Mapping[str, Rule], *, projects: bool = False
) -> Counter[Key]:
    """Return how often each finding occurs that may be known, those that are suppressed left out."""
    known = (finding for finding in findings if may_be_known(finding, rules, projects=projects))
    return Counter(key for finding in known for key in keys.keys(finding))


def subtracted(
    linted: Linted,
    known: Mapping[Key, int],
    keys: Fingerprints,
    rules: Mapping[str, Rule],
    why: Suppression,
    *,
    projects: bool = False,
) -> list[Finding]:
    """Return the findings of a lint with those marked that are known, as often as they are.

    Of findings that are equal but for their lines, the first ones are the known ones. One of several values
    is known when all of them are.
    """
    left = Counter(known)
    marked: list[Finding] = []
    for finding in linted.findings:
        own = keys.keys(finding) if may_be_known(finding, rules, projects=projects) else ()
        if own and all(left[key] > 0 for key in own):
            left.subtract(own)
            marked.append(finding.suppress(why))
        else:
            marked.append(finding)
    return marked
