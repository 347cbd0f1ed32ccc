"""JSON files: one object a line, or one array of objects; each value judged as it is written.

DuckDB reads a number with a point as a DOUBLE, so that digits behind the 17th are lost. Inside objects and
lists every `number` is a DOUBLE.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dq.adapters.checking_paths import check_path
from dq.adapters.connection import rows_of
from dq.adapters.describing import column_of
from dq.adapters.nesting import SourceNesting
from dq.adapters.place import Place
from dq.adapters.source_readings import readings_of
from dq.adapters.text_files.decoding import COMPRESSIONS
from dq.adapters.text_files.json_records import JsonRecords
from dq.adapters.text_files.table import column_name, row_number
from dq.adapters.text_values import column_from_json, json_text, pointer_to
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

if TYPE_CHECKING:
    from sqlglot import Expr

ENDINGS = tuple(
    f"{ending}{packed}" for ending in (".json", ".ndjson", ".jsonl") for packed in ("", *COMPRESSIONS)
)


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError.

    A file without any object contradicts no column: all declared ones are taken to be there.
    """
    check_path(place.path)
    records = JsonRecords(connection, place.path, place.encoding)
    table = records.load()
    document = column_of(column_name(0))
    declared = {column.physical_name: column for column in dataset.columns}
    keys = _keys(connection, table.scan, document)
    texts = {name: (declared.get(name), json_text(document, pointer_to(name))) for name in (keys or declared)}
    readings = readings_of(connection, table.scan, texts)
    columns = {name: column_from_json(name, document, reading) for name, reading in readings.items()}
    repeated = _repeated(connection, table.scan, document)
    return DataRelation(
        place.path,
        table.scan,
        columns,
        row_number=row_number(),
        numbered_scan=table.scan,
        located=table.located(several=len(records.files) > 1),
        problems=(*table.problems, *repeated),
        nesting=SourceNesting(_occurrence(connection)),
    )


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


def _keys(connection: Any, scan: Expr, document: Expr) -> list[str]:
    from sqlglot import exp

    keys = exp.Anonymous(this="json_keys", expressions=[document.copy()])
    unnested = exp.alias_(exp.Anonymous(this="unnest", expressions=[keys]), "name")
    rows = exp.select(unnested).from_(scan.copy()).subquery("keys")
    query = exp.select("name").from_(rows).group_by("name").order_by("name").sql("duckdb")
    return [str(row[0]) for row in rows_of(connection, query)]


def _repeated(connection: Any, scan: Expr, document: Expr) -> list[str]:
    from sqlglot import exp

    keys = exp.Anonymous(this="json_keys", expressions=[document.copy()])
    different = exp.Anonymous(this="list_unique", expressions=[keys.copy()])
    more = exp.GT(this=exp.Anonymous(this="len", expressions=[keys]), expression=different)
    counted = exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=more))
    count = rows_of(connection, exp.select(counted).from_(scan.copy()).sql("duckdb"))[0][0]
    return [f"{count:,} objects have a key twice, of which the first counts"] if count else []
