"""JSON files: one object a line, or one array of objects; each value judged as it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dq.adapters.checking_paths import check_path
from dq.adapters.connection import reason_of, rows_of
from dq.adapters.describing import column_of, function
from dq.adapters.nesting import SourceNesting
from dq.adapters.place import Place, UnreadableError
from dq.adapters.text_values import column_from_json, reading_of
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

if TYPE_CHECKING:
    from sqlglot import Expr

ENDINGS = (".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz")


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError."""
    check_path(place.path)
    scan = function("read_json_objects", place.path, format="auto")
    declared = {column.physical_name: column for column in dataset.columns}
    columns = {
        name: column_from_json(name, column_of("json"), reading_of(declared.get(name)))
        for name in _keys(connection, scan)
    }
    return DataRelation(place.path, scan, columns, nesting=SourceNesting(_occurrence(connection)))


def _occurrence(connection: Any) -> Callable[[Expr, Expr], bool]:
    """Return the test whether a nested key is written in any row, or there is no row that could have it."""
    known: dict[str, bool] = {}

    def occurs(value: Expr, scan: Expr) -> bool:
        query = _counting(value, scan)
        if query not in known:
            objects, written = rows_of(connection, query)[0]
            known[query] = written > 0 or not objects
        return known[query]

    return occurs


def _counting(value: Expr, scan: Expr) -> str:
    from sqlglot import exp

    document, key = value.expressions
    kind = exp.Anonymous(this="json_type", expressions=[document.copy()])
    holds = exp.EQ(this=kind, expression=exp.Literal.string("OBJECT"))
    written = exp.Anonymous(this="json_exists", expressions=[document.copy(), key.copy()])
    counts = [
        exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))
        for condition in (holds, written)
    ]
    return exp.select(*counts).from_(scan.copy()).sql("duckdb")


def _keys(connection: Any, scan: Expr) -> list[str]:
    import duckdb
    from sqlglot import exp

    others = "count(*) FILTER (WHERE json_type(json) <> 'OBJECT')"
    counting = exp.select(others).from_(scan.copy()).sql("duckdb")
    keys = exp.select("unnest(json_keys(json)) AS name").from_(scan.copy()).sql("duckdb")
    try:
        if rows_of(connection, counting)[0][0]:
            raise UnreadableError("not every value of the file is a JSON object")
        return [
            str(row[0])
            for row in rows_of(connection, f"SELECT name FROM ({keys}) GROUP BY name ORDER BY name")
        ]
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
