"""All data that a command line names: opened, sampled and judged column by column."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence

from dq.adapters.connection import connect
from dq.adapters.place import UnreadableError
from dq.checks.notices.data_unreadable import data_unreadable
from dq.personal.contracts import Statements, beside, statements_of
from dq.personal.findings import FoundColumn, findings_of, found_columns, told_apart
from dq.personal.opening import tables_at
from dq.personal.printing import printable
from dq.personal.sampling import DEFAULT_ROWS, sampled
from dq_contracts.importers.schema_source import SourceError
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.record import field, mutable_record


@mutable_record
class Scan:
    """What was found: a record for each column, the findings, and what was not looked for, as a sentence."""

    rows: int = DEFAULT_ROWS
    not_looked_for: str = ""
    files: list[str] = field(default_factory=list)
    tables: int = 0
    columns: list[FoundColumn] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def scan(
    paths: Sequence[str],
    contracts: Sequence[str],
    *,
    rows: int | None,
    least: float,
    regions: Sequence[str] = (),
) -> Scan:
    """Return what the data at paths holds; what cannot be read is a finding, and the others go on."""
    from dq_policies.personal.detectors import missing_packages

    found = Scan(rows or DEFAULT_ROWS, missing_packages())
    given = list(_readable(contracts, found))
    statements = statements_of([*given, *beside(paths)])
    connection = connect()
    try:
        for path in dict.fromkeys(paths):
            if not _is_there(path):
                found.findings.append(path_missing(shown(path)))
                continue
            try:
                found.columns += _columns(connection, path, found, statements, regions)
            except (UnreadableError, SourceError) as error:
                message = error.message if isinstance(error, SourceError) else str(error)
                found.findings.append(data_unreadable(shown(path), message, Location(shown(path))))
    finally:
        connection.close()
    found.columns = told_apart(found.columns)
    found.findings += [each for column in found.columns for each in findings_of(column, least)]
    return found


def _is_there(path: str) -> bool:
    """Say whether a path, or a pattern, or the database before a table's name, is of any file."""
    return os.path.lexists(path) or glob.has_magic(path) or os.path.lexists(path.rpartition(":")[0])


def _columns(
    connection: object, path: str, found: Scan, statements: Statements, regions: Sequence[str]
) -> Iterator[FoundColumn]:
    for table in tables_at(connection, path):
        if table.path not in found.files:
            found.files.append(table.path)
        found.tables += 1
        try:
            columns = sampled(connection, table, found.rows)
        except UnreadableError as error:
            found.findings.append(data_unreadable(printable(table.name), str(error), Location(table.path)))
            continue
        yield from found_columns(table, columns, statements, regions)


def _readable(contracts: Sequence[str], found: Scan) -> Iterator[str]:
    """Yield the contracts that there are; a finding tells of the others."""
    for path in contracts:
        if os.path.isfile(path):
            yield path
        else:
            found.findings.append(path_missing(shown(path)))
