"""Whether a type that SQL gives is of another kind than a contract promises."""

from __future__ import annotations

from dq_core.types import Type, relation

_JUDGED = frozenset(
    ("boolean", "number", "integer", "decimal", "float", "string", "date", "time", "timestamp", "array")
)
"""Kinds that every warehouse tells apart; the others are kept as something else somewhere."""

_NUMBERS = frozenset(("number", "integer", "decimal", "float"))
_WITHOUT_BOOLEAN = frozenset(("mysql", "oracle", "tsql", "sqlite", "teradata"))
_DATE_WITH_TIME = frozenset(("oracle", "teradata"))


def departs(given: Type | None, promised: Type | None, dialect: str) -> bool:
    """Say whether values of one type are no values of the other in any reading; False where that is open.

    Widths, lengths and zones are left to the checks of data: contracts seldom mean the width of a type.
    """
    if given is None or promised is None or given.kind not in _JUDGED or promised.kind not in _JUDGED:
        return False
    if given.kind == promised.kind or relation(given, promised) in ("equal", "narrower", "unknown"):
        return False
    if promised.kind in _NUMBERS and given.kind in _NUMBERS:
        return promised.kind == "integer" and _has_fraction(given)
    if promised.kind == "boolean" and given.kind in _NUMBERS:
        return dialect not in _WITHOUT_BOOLEAN
    if {given.kind, promised.kind} == {"date", "timestamp"}:
        return dialect not in _DATE_WITH_TIME
    return True


def _has_fraction(given: Type) -> bool:
    return given.kind == "float" or (given.kind == "decimal" and bool(given.scale))
