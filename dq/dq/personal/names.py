"""Names of columns from standard input, one a line, and what each of them tells."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dq.personal.printing import printable, table_lines
from dq.reports.palette import Palette
from dq_core.record import identity_record
from dq_core.types import Type
from dq_core.types.stated import type_in_any
from dq_policies.personal.columns import ColumnEvidence, Judgement, judge_column

_OPENING, _CLOSING = "(<[{", ")>]}"
_QUOTE = '"'
_ENCLOSING = re.compile(r"[\"(<\[{]")
_MOST_NEIGHBOURS = 64


@identity_record
class NamedColumn:
    """A line: a name, its type and table where they are given, and what they tell."""

    name: str
    judgement: Judgement

    @property
    def why(self) -> str:
        """What speaks for personal data, or why nothing does."""
        if self.judgement.evidence is not None:
            return "; ".join(self.judgement.evidence.why)
        unknown = self.judgement.unknown
        return f"unknown: {unknown}" if unknown else "the name tells of nothing personal"

    def told(self, least: float) -> ColumnEvidence | None:
        """Return the evidence if it is at least so sure."""
        evidence = self.judgement.evidence
        return evidence if evidence is not None and evidence.confidence >= least else None


def named_columns(text: str) -> list[NamedColumn]:
    """Return what each line tells: `name`, `name,type` or `name,type,table`; empty lines are left out.

    Names of one table are each other's neighbours. Types are those of any warehouse.
    """
    lines = [parts for line in text.splitlines() if (parts := fields_of(line)) and parts[0]]
    tables: dict[str, list[str]] = defaultdict(list)
    for parts in lines:
        table = _part(parts, 2)
        if table and len(tables[table]) <= _MOST_NEIGHBOURS:
            tables[table].append(parts[0])
    types: dict[str, Type | None] = {}
    return [_named(parts, tables, types) for parts in lines]


def fields_of(line: str) -> list[str]:
    """Return the fields of a line; a comma in brackets or double quotes separates nothing."""
    if not _ENCLOSING.search(line):
        return [field.strip() for field in line.split(",")]
    fields, depth, quoted, start = [""], 0, False, True
    for sign in line:
        if sign == _QUOTE and (quoted or start):
            quoted, start = not quoted, False
            continue
        if not quoted:
            depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if sign == "," and not quoted and depth == 0:
            fields.append("")
            start = True
            continue
        start = start and sign.isspace()
        fields[-1] += sign
    return [field.strip() for field in fields]


def _named(parts: list[str], tables: dict[str, list[str]], types: dict[str, Type | None]) -> NamedColumn:
    name, type_name, table = parts[0], _part(parts, 1), _part(parts, 2)
    if type_name not in types:
        types[type_name] = type_in_any(type_name)
    neighbours = [other for other in tables[table] if other != name] if table else []
    judged = judge_column(name, type=types[type_name], table=table, neighbours=neighbours)
    return NamedColumn(name, judged)


def _part(parts: list[str], index: int) -> str:
    return parts[index] if len(parts) > index else ""


def json_lines(columns: Iterable[NamedColumn], least: float) -> Iterator[str]:
    """Yield an object a line: column, type, tier, confidence, why; type is null where it is not personal."""
    for column in columns:
        told = column.told(least)
        value = {
            "column": printable(column.name),
            "type": told.kind if told else None,
            "tier": told.tier if told else None,
            "confidence": told.confidence if told else 0.0,
            "why": column.why,
        }
        yield json.dumps(value, ensure_ascii=False)


def text_lines(columns: Iterable[NamedColumn], least: float, palette: Palette) -> Iterator[str]:
    """Return the lines of a table of all names."""
    rows = [_row(each, least) for each in columns]
    yield from table_lines(("COLUMN", "TYPE", "TIER", "SURE", "WHY"), rows, palette)


def _row(column: NamedColumn, least: float) -> tuple[str, ...]:
    name, told = printable(column.name), column.told(least)
    if told is None:
        return (name, "-", "-", "-", column.why)
    return (name, told.kind, told.tier, f"{told.confidence:.2f}", column.why)
