"""Personal columns for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dq.personal.columns_as_text import is_listed
from dq.personal.findings import FoundColumn
from dq.personal.scanning import Scan


def data_of(columns: Sequence[FoundColumn], least: float) -> dict[str, Any]:
    """Return the personal columns and those of which nothing is known, ready for JSON."""
    return {
        "columns": [_column(each) for each in columns if is_listed(each, least)],
        "unknown": [
            {"table": each.table, "column": each.column, "reason": each.unknown}
            for each in columns
            if each.unknown and each.said is None
        ],
    }


def coverage_of(found: Scan) -> dict[str, Any]:
    """Return how much was looked at, and what was not looked for."""
    missing = {"notLookedFor": found.not_looked_for} if found.not_looked_for else {}
    unknown = sum(bool(column.unknown) for column in found.columns)
    counts = {"tables": found.tables, "columns": len(found.columns), "unknown": unknown}
    return {**counts, "sampleRows": found.rows, **missing}


def _column(column: FoundColumn) -> dict[str, Any]:
    evidence, said = column.evidence, column.said
    return {
        "table": column.table,
        "column": column.column,
        "dataType": column.data_type,
        "type": evidence.kind if evidence else (said.kind if said else None),
        "tier": evidence.tier if evidence else None,
        "confidence": evidence.confidence if evidence else None,
        "why": list(evidence.why) if evidence else [],
        "country": evidence.country or None if evidence else None,
        "rate": evidence.rate if evidence else None,
        "distinct": evidence.distinct if evidence else None,
        "example": evidence.example or None if evidence else None,
        "stated": said.words if said else None,
    }
