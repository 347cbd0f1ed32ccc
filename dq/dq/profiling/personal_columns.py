"""Which columns hold personal data, by the detector of names and values, and what a contract says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq.profiling.judging import beside
from dq.profiling.marking import parts_of
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal
from dq_policies.personal.columns import ColumnEvidence, judge_column
from dq_policies.personal.values_of_columns import is_personal_text

_TEXTS = ("string", "enum")
LEAST = 0.6
"""A classification that is wrong costs less than one that is missing: `dq pii` tells from here on as well."""


def look_for_persons(table: str, columns: Mapping[str, ColumnProfile]) -> None:
    """Note in each profile what its column holds of persons, and whether its values must not be repeated."""
    names = list(columns)
    for column in columns.values():
        column.evidence = _evidence(table, column, names)
        column.personal = column.personal or column.evidence is not None or _holds_persons(column)


def _evidence(table: str, column: ColumnProfile, names: list[str]) -> ColumnEvidence | None:
    values = list(column.values.rows) if column.values else None
    found = judge_column(
        column.name, type=column.type, table=table, neighbours=beside(column.name, names), values=values
    ).evidence
    return found if found is not None and found.confidence >= LEAST else None


def _holds_persons(column: ColumnProfile) -> bool:
    """Say whether any of the values seen reaches a person, however few do."""
    texts = column.values.rows if column.values and column.type.kind in _TEXTS else ()
    return any(is_personal_text(text) for text in texts)


def personal_facts(
    contract: Mapping[str, Any], tables: Mapping[str, TableProfile]
) -> dict[Proposal, dict[str, Any]]:
    """Return what the contract shall say of personal columns, with why: classification and a tag of the kind.

    What the source states by itself stays as it is.
    """
    open_ = {
        place
        for place, part in parts_of(contract).items()
        if not (part.get("classification") or part.get("tags"))
    }
    facts: dict[Proposal, dict[str, Any]] = {}
    for table in tables.values():
        own = ((column.name, column.evidence) for column in table.columns.values())
        for name, evidence in (*own, *table.nested.items()):
            if evidence is not None and (table.name, name) in open_:
                facts.update(_facts(table.name, name, evidence))
    return facts


def _facts(table: str, column: str, found: ColumnEvidence) -> dict[Proposal, dict[str, Any]]:
    seen = {} if found.rate is None else {"rate": found.rate, "distinct": found.distinct}
    fact = {
        "confidence": found.confidence,
        "evidence": {"type": found.kind, "why": "; ".join(found.why), **seen},
    }
    said = {"classification": "personal", "tags": [f"pii:{found.kind.lower()}"]}
    return {
        Proposal(table, column, promise, value, found.confidence, "convention"): fact
        for promise, value in said.items()
    }
