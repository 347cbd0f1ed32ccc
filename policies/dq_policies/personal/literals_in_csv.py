"""Personal values and secrets in CSV that is kept with the code: seeds and fixtures, column by column."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence

from dq_core.personal_signs import may_hold_secret, may_hold_value
from dq_core.record import record
from dq_core.source import Source
from dq_policies.personal.detectors import of_phones, of_values
from dq_policies.personal.kinds import KINDS, Kind
from dq_policies.personal.literals import kind_of_literal, may_be_personal
from dq_policies.personal.literals_in_texts import Literal
from dq_policies.personal.names import detect_name
from dq_policies.personal.values import credential
from dq_policies.personal.values_of_columns import ValueEvidence, detect_values
from dq_policies.personal.written import written_in

_DELIMITERS = ",;\t|"
_LARGEST = 16_000_000
_REACHING: frozenset[Kind] = frozenset(
    ("EMAIL", "PHONE", "CARD_NUMBER", "IBAN", "GOVERNMENT_ID", "TAX_ID", "CREDENTIAL")
)
"""Kinds that values themselves tell, and that reach one person; places and hosts are mostly nobody's."""
_HARMLESS_BY_LIST: frozenset[Kind] = frozenset(("EMAIL", "CARD_NUMBER", "IBAN"))
_CONTEXT: dict[Kind, str] = {"CARD_NUMBER": "card", "GOVERNMENT_ID": "ssn"}


@record
class _Cell:
    """A value of a column and the row in which it stands, the header being row 0."""

    row: int
    text: str


def literals_in_csv(source: Source) -> Iterator[Literal]:
    """Yield the columns with values of persons, or with secrets: the place of the first, and how many.

    Columns are judged as `dq pii` judges those of data; single values in others by their form.
    """
    text, table = source.text, os.path.basename(source.path).rpartition(".")[0]
    if len(text) > _LARGEST or not (may_hold_value(text) or may_hold_secret(text)):
        return
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    names = rows[0] if rows else []
    columns = [_column(rows, index) for index in range(len(names))]
    places: list[list[tuple[int, int]]] = []
    for index, cells in enumerate(columns):
        found = _judged(names[index], cells, table)
        if found is None:
            continue
        kind, right = found
        places = places or list(_places(text, delimiter))
        start, end = _place(places, right[0].row, index)
        values = frozenset(cell.text for cell in right)
        yield Literal(kind, KINDS[kind].words, start, end, len(right), _shown(names[index], index), values)


def _place(places: Sequence[Sequence[tuple[int, int]]], row: int, index: int) -> tuple[int, int]:
    """Return the offsets of a field; of one whose quotes are odd those of its row."""
    fields = places[row] if row < len(places) else ()
    if index < len(fields):
        return fields[index]
    return (fields[0][0], fields[-1][1]) if fields else (0, 0)


def _shown(name: str, index: int) -> str:
    """Return how a column is called; by its number where the name is a value itself."""
    hidden = next(written_in(name), None) is not None or credential.matches(name.strip())
    return f"column {index + 1}" if hidden or not name.strip() else f"the column {name.strip()!r}"


def _judged(name: str, cells: Sequence[_Cell], table: str) -> tuple[Kind, list[_Cell]] | None:
    values = [cell.text for cell in cells[1:]]
    by_name = detect_name(name, type=None, table=table)
    hint = by_name.kind if by_name else None
    evidence = detect_values((value for value in values if value), hint=hint)
    if evidence is not None and evidence.kind in _REACHING:
        check = _check(evidence, hint)
        found = [cell for cell in cells if check(cell.text) and not _is_nobodys(cell.text, evidence.kind)]
        return (evidence.kind, found) if found else None
    return _singly(name, cells)


def _singly(name: str, cells: Sequence[_Cell]) -> tuple[Kind, list[_Cell]] | None:
    """Return the values that are personal each by itself, of the kind of the first."""
    found: dict[Kind, list[_Cell]] = {}
    for cell in cells:
        kind = _kind(cell.text, name)
        if kind is not None:
            found.setdefault(kind, []).append(cell)
    return next(iter(found.items()), None)


def _kind(text: str, name: str) -> Kind | None:
    if may_be_personal(text) and (kind := kind_of_literal(text, name)):
        return kind
    return "CREDENTIAL" if may_hold_secret(text) and credential.matches(text) else None


def _check(evidence: ValueEvidence, hint: Kind | None) -> Callable[[str], bool]:
    """Return the check of the detector that found something."""
    known = (*of_values(named=hint is not None), *of_phones(()))
    found = [each for each in known if (each.words, each.kind) == (evidence.words, evidence.kind)]
    return lambda text: any(each.form(text.strip()) and each.check(text.strip()) for each in found)


def _is_nobodys(text: str, kind: Kind) -> bool:
    """Say whether a value is reserved, invented or a number for tests, of the kinds that have such."""
    return kind in _HARMLESS_BY_LIST and kind_of_literal(text, _CONTEXT.get(kind, "")) is None


def _delimiter(text: str) -> str:
    header = text[: text.find("\n")] if "\n" in text else text
    return max(_DELIMITERS, key=header.count)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows as the program reads them that loads seeds; a broken rest is left out."""
    import csv
    import io

    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return rows
    return rows


def _column(rows: Sequence[Sequence[str]], index: int) -> list[_Cell]:
    return [_Cell(number, row[index]) for number, row in enumerate(rows) if index < len(row)]


def _places(text: str, delimiter: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the offsets of the fields of each row, without their quotes, in step with `_rows`."""
    sign = re.escape(delimiter)
    field = re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*)"[^{sign}\r\n]*|(?P<plain>[^{sign}\r\n]*))(?P<end>{sign}|\r\n|\r|\n|\Z)'
    )
    row: list[tuple[int, int]] = []
    at = 0
    while at <= len(text):
        match = field.match(text, at)
        if match is None:
            break
        row.append(match.span("plain" if match["quoted"] is None else "quoted"))
        if match["end"] != delimiter:
            yield [] if _is_empty(row) else row
            row = []
        if match.end() >= len(text) and match["end"] != delimiter:
            return
        at = match.end()


def _is_empty(row: list[tuple[int, int]]) -> bool:
    return len(row) == 1 and row[0][0] == row[0][1]
