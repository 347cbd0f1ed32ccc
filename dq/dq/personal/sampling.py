"""Values of each column of a table, from a sample of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dq.adapters.connection import reason_of
from dq.adapters.place import UnreadableError
from dq.personal.opening import OpenedTable
from dq.profiling.flattening import LONGEST, SampledColumn, add_column
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr

DEFAULT_ROWS = 2000
_SMALL = 50_000
_PIECES = 8
_SEED = 7


def sampled(connection: Any, table: OpenedTable, rows: int = DEFAULT_ROWS) -> list[SampledColumn]:
    """Return the columns with values of about so many rows, the same ones in every run.

    Of a large Parquet file or table rows are taken at several places; of texts, from the first 200,000 rows.
    Raises UnreadableError.
    """
    import duckdb

    try:
        found = connection.execute(_query(table, rows).sql("duckdb")).fetchall()
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
    except (OverflowError, ValueError):
        raise UnreadableError("it holds dates that Python does not have") from None
    columns: dict[tuple[str, ...], SampledColumn] = {}
    for index, (name, type_) in enumerate(table.columns.items()):
        add_column(columns, name, type_, [row[index] for row in found])
    return list(columns.values())


def _query(table: OpenedTable, rows: int) -> Expr:
    from sqlglot import exp

    selected = exp.select(*(_read(name, type_) for name, type_ in table.columns.items()))
    if table.format == "parquet" and (table.rows or 0) > _SMALL:
        return selected.from_(_numbered(table)).where(_pieces(table.rows or 0, rows))
    if table.format == "duckdb" and (table.rows or 0) > _SMALL:
        percent = min(100.0, max(0.01, 400.0 * rows / (table.rows or 1)))
        sample = exp.TableSample(
            this=None, percent=exp.Literal.number(f"{percent:.4f}"), method=exp.var("SYSTEM"), seed=_seed()
        )
        scan = table.scan.copy()
        scan.set("sample", sample)
        return selected.from_(scan).limit(rows * 4)
    return selected.from_(_reservoir(table, rows))


def _seed() -> Expr:
    from sqlglot import exp

    return exp.Literal.number(_SEED)


def _reservoir(table: OpenedTable, rows: int) -> Expr:
    """Return every row of a small table, else so many of them at random, always the same."""
    from sqlglot import exp

    inner = exp.select("*").from_(table.scan.copy())
    hashed = exp.Anonymous(this="hash", expressions=[exp.column("dq row")])
    if table.rows is not None and table.rows <= rows:
        return inner.subquery("dq row")
    return (
        exp.select("*")
        .from_(inner.subquery("dq row", copy=False))
        .order_by(hashed)
        .limit(rows)
        .subquery("dq sample")
    )


def _numbered(table: OpenedTable) -> Expr:
    from sqlglot import exp

    scan = table.scan.copy()
    option = exp.PropertyEQ(this=exp.to_identifier("file_row_number"), expression=exp.true())
    scan.this.append("expressions", option)
    return scan


def _pieces(total: int, rows: int) -> Expr:
    """Return the condition of rows at several places; row groups without any of them are not read."""
    from sqlglot import exp

    size = max(1, rows // _PIECES)
    number = exp.column("file_row_number", quoted=True)
    starts = [total * piece // _PIECES + (total // _PIECES - size) // 2 for piece in range(_PIECES)]
    return exp.or_(
        *(
            exp.Between(
                this=number.copy(), low=exp.convert(max(0, start)), high=exp.convert(max(0, start) + size - 1)
            )
            for start in starts
        )
    )


def _read(name: str, type_: Type | None) -> Expr:
    """Return how to read a column: of a text no more than can be judged, of bytes none at all."""
    from sqlglot import exp

    column = exp.column(name, quoted=True)
    kind = type_.kind if type_ else "string"
    if kind == "string":
        longest = exp.Literal.number(LONGEST)
        return exp.alias_(exp.Anonymous(this="left", expressions=[column, longest]), name, quoted=True)
    if kind == "binary":
        return exp.alias_(exp.Is(this=column, expression=exp.null()), name, quoted=True)
    if kind in ("enum", "uuid", "interval", "json", "timestamp", "date", "opaque", "time", "unknown", "bit"):
        return exp.alias_(exp.cast(column, "VARCHAR"), name, quoted=True)
    return column
