"""The rules of a SARIF run: what the manual says of each code that was found.

GitHub shows at most 1,024 characters of a description and 255 of a name, and refuses empty required texts.
"""

from collections.abc import Iterable
from typing import Any

from dq.reports.report import ManualOf, RuleManual
from dq_core.finding import Finding, Severity

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
MOST_DESCRIPTION = 1024
MOST_NAME = 255
_TOPICS = {
    "CHG": "contract-changes",
    "CHK": "data-quality",
    "DML": "sql",
    "FIT": "contracts",
    "INC": "sql",
    "INT": "internal",
    "JON": "sql",
    "ODC": "contracts",
    "PII": "privacy",
    "PRJ": "project",
    "SCN": "cost",
    "SQL": "sql",
    "YML": "syntax",
}


def rules(findings: Iterable[Finding], manual_of: ManualOf) -> list[dict[str, Any]]:
    """Return a reportingDescriptor for each code of the findings, by code."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(rule_id(finding), finding)
    return [_rule(first[identity], manual_of(identity)) for identity in sorted(first)]


def rule_id(finding: Finding) -> str:
    """Return a finding's code, or a stand-in for an empty one, which GitHub refuses."""
    return finding.code or "unknown"


def _rule(finding: Finding, manual: RuleManual | None) -> dict[str, Any]:
    name = manual.name if manual else finding.name
    words = " ".join(name.split("-")).strip() or rule_id(finding)
    summary = (manual.summary if manual else "") or words
    text = (manual.text if manual else "") or summary
    descriptor: dict[str, Any] = {
        "id": rule_id(finding),
        "shortDescription": {"text": _cut(summary, MOST_DESCRIPTION)},
        "fullDescription": {"text": _cut(text, MOST_DESCRIPTION)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": LEVELS[manual.severity if manual else finding.severity]},
        "properties": {"tags": [_topic(finding.code)]},
    }
    if name:
        descriptor["name"] = _cut("".join(word[:1].upper() + word[1:] for word in name.split("-")), MOST_NAME)
    if manual and "://" in manual.url:
        descriptor["helpUri"] = manual.url
    return descriptor


def _topic(code: str) -> str:
    family = code.rstrip("0123456789")
    return _TOPICS.get(family, family.lower() or "other")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
