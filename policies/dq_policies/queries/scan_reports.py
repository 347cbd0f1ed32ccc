"""What rules say of scans: which of them count, how big they are, and where they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from dq_core.finding import Fix
from dq_policies.queries.conditions import filters
from dq_policies.queries.incremental import is_batched_later, is_first_build, is_model, materialization
from dq_policies.scans.scan import Scan
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile

_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")
_THOUSAND = 1000
_LAKES = frozenset(("athena", "databricks", "duckdb", "presto", "spark", "trino"))
_LAZY = ("view", "ephemeral", "materialized_view")
_UNFILTERED = ("missing", "other_column", "wildcard_suffix_missing")


def full_scans(statement: SqlStatement, min_bytes: int = 0) -> Iterator[Scan]:
    """Yield the full scans of tables with partitions, except those known to be smaller than so many bytes.

    What a view reads is up to its readers, a model that is built for the first time reads everything, and
    what a microbatch reads is filtered when it runs: without the bounds of a batch, such have none. With
    them, only what no condition reaches counts, for how they are compared is not up to the model.
    """
    file = statement.file
    if is_read_later(file) or is_first_build(file) or is_batched_later(file):
        return
    batched = file.rendered is not None and bool(file.rendered.batch)
    for scan in statement.scans:
        if batched and not is_unfiltered(scan):
            continue
        known_small = scan.bytes is not None and scan.bytes < min_bytes
        if scan.verdict == "FULL_SCAN" and is_partitioned(scan) and not known_small:
            yield scan


def is_partitioned(scan: Scan) -> bool:
    """Say whether the table of a scan is known to have partitions."""
    return scan.relation is not None and bool(scan.relation.partition_by)


def is_unfiltered(scan: Scan) -> bool:
    """Say whether there is no condition on the partitions at all."""
    return (
        scan.cause in _UNFILTERED or (scan.cause == "limit" and scan.predicate is None) or _numbers_rows(scan)
    )


def reason_of(scan: Scan) -> str:
    """Return why a scan reads everything."""
    if _numbers_rows(scan) and scan.relation is not None:
        return f"no filter on the partition column `{scan.relation.partition_by[0]}` reaches the table"
    return scan.reason


def _numbers_rows(scan: Scan) -> bool:
    """Say whether what mentions the partitions is a window, such as ROW_NUMBER() = 1 in QUALIFY."""
    return scan.predicate is not None and scan.predicate.find(exp.Window) is not None


def may_skip_files(scan: Scan, statement: SqlStatement) -> bool:
    """Say whether a range of another column may spare files, as it does in Delta Lake and Iceberg.

    Partitions and times of one table mostly go together, so that files of other times are passed over.
    """
    if scan.cause != "other_column" or statement.dialect not in _LAKES:
        return False
    nodes = [scan.node, *([scan.predicate] if scan.predicate is not None else [])]
    blocks = [block for node in nodes if (block := node.find_ancestor(exp.Select)) is not None]
    return any(_is_range(condition) for block in blocks for condition in filters(block))


def _is_range(condition: exp.Expr) -> bool:
    """Say whether a condition compares a column with bounds that have no column in them."""
    if not isinstance(condition, (exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between)):
        return False
    sides = [condition.args.get(name) for name in ("this", "expression", "low", "high")]
    with_columns = [side for side in sides if side is not None and side.find(exp.Column) is not None]
    return len(with_columns) == 1


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
