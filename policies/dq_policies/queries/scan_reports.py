"""What rules say of scans: which of them count, how big they are, and where they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.finding import Fix
from dq_policies.queries.incremental import is_first_build, is_model, materialization, strategy_of
from dq_policies.scans.scan import Scan
from dq_policies.sql.facts import SqlFile, SqlStatement

_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")
_THOUSAND = 1000
_LAZY = ("view", "ephemeral", "materialized_view")
_UNFILTERED = ("missing", "other_column", "wildcard_suffix_missing")


def full_scans(statement: SqlStatement, min_bytes: int = 0) -> Iterator[Scan]:
    """Yield the full scans of tables with partitions, except those known to be smaller than so many bytes.

    What a view reads is up to its readers, a model that is built for the first time reads everything, and
    what a microbatch reads is filtered when it runs: such statements have none.
    """
    file = statement.file
    if is_read_later(file) or is_first_build(file) or strategy_of(file) == "microbatch":
        return
    for scan in statement.scans:
        if scan.verdict == "FULL_SCAN" and scan.relation is not None and scan.relation.partition_by:
            if not (scan.bytes is not None and scan.bytes < min_bytes):
                yield scan


def is_unfiltered(scan: Scan) -> bool:
    """Say whether there is no condition on the partitions at all."""
    return scan.cause in _UNFILTERED or (scan.cause == "limit" and scan.predicate is None)


def is_read_later(file: SqlFile) -> bool:
    """Say whether a file is a model whose query runs only where somebody reads it."""
    return is_model(file) and materialization(file) in _LAZY


def size_of(scan: Scan) -> str:
    """Return how much a whole scan reads, as the end of a sentence; empty where it is not known."""
    return f"; all of it is about {amount(scan.bytes)}" if scan.bytes else ""


def amount(count: int) -> str:
    """Return a number of bytes for people: `1.2 TB`."""
    value, unit = float(count), 0
    while value >= _THOUSAND and unit < len(_UNITS) - 1:
        value, unit = value / _THOUSAND, unit + 1
    return f"{value:.3g} {_UNITS[unit]}" if unit else f"{count} bytes"


def rewritten(scan: Scan, statement: SqlStatement) -> tuple[Fix, ...]:
    """Return the fix that puts a condition in a form that counts; none where none means exactly the same."""
    if scan.rewrite is None:
        return ()
    old, new = scan.rewrite
    text = new.sql(dialect=statement.dialect or None)
    return statement.fix(f"write {text}", statement.replacement(old, new), safe=True)
