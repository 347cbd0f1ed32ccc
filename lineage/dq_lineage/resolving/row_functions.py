"""Functions that give rows: UNNEST, FLATTEN, EXPLODE, series, files, JSON tables, and those nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_core.words import words
from dq_lineage.dialects.traits import UNQUOTED
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import INFERRED, NONE, TRANSFORMATION, Leaves, less_certain, seen
from dq_lineage.resolving.rows import STAR, Entry, OpenUnion, Rows
from dq_lineage.resolving.scope import Scope

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver

_FLATTEN = ("seq", "key", "path", "index", "value", "this")
_FILES = words(
    """
    read_csv read_csv_auto read_json read_json_auto read_ndjson read_ndjson_auto read_ndjson_objects
    read_json_objects read_parquet parquet_scan delta_scan iceberg_scan read_text read_blob readcsv
    readparquet st_read read_xlsx read_files s3 url file gcs
    """
)
_NAMED_BY_ALIAS = ("postgres", "redshift", "")
_DEFAULT_NAMES = {
    "Explode": ("col",),
    "ExplodeOuter": ("col",),
    "Posexplode": ("pos", "col"),
    "PosexplodeOuter": ("pos", "col"),
    "GenerateSeries": ("generate_series",),
    "ExplodingGenerateSeries": ("generate_series",),
    "generate_series": ("generate_series",),
    "range": ("range",),
    "sequence": ("value",),
    "string_split": ("value",),
    "numbers": ("number",),
    "json_each": ("key", "value"),
    "jsonb_each": ("key", "value"),
    "json_each_text": ("key", "value"),
    "jsonb_each_text": ("key", "value"),
    "json_array_elements": ("value",),
    "jsonb_array_elements": ("value",),
    "json_array_elements_text": ("value",),
    "jsonb_array_elements_text": ("value",),
}


def unnested(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    """Return the elements of lists, with their position where it is asked for."""
    leaves = [leaves_of(resolver, item, scope, TRANSFORMATION) for item in node.expressions]
    alias = node.args.get("alias")
    names = resolver.column_aliases(alias)
    name = resolver.alias_of(alias)
    every = NONE.union(*leaves)
    offset = node.args.get("offset")
    entries = _elements(names or _element_names(resolver, name), leaves, every)
    if isinstance(offset, exp.Expr):
        entries.append(Entry(resolver.column_name(offset), every))
    elif offset:
        entries.append(Entry(resolver.column_name(exp.to_identifier("offset")), every))
    key = name or (names[0] if names else "")
    # with a list of columns, the fields of an element are no columns
    return key, Rows(entries, fields=None if name and names else every)


def _element_names(resolver: Resolver, alias: str) -> list[str]:
    """Return the name of the element's column where the alias has no list of columns."""
    if resolver.traits.name == "duckdb":
        return ["unnest"]
    return [alias] if alias else []


def _elements(names: Sequence[str], leaves: list[Leaves], every: Leaves) -> list[Entry]:
    if len(names) == len(leaves):
        return [Entry(name, found) for name, found in zip(names, leaves, strict=True)]
    found = every if len(leaves) == 1 else less_certain(INFERRED, every)
    return [Entry(name, found) for name in names]


def from_lateral(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    """Return a lateral subquery or function, which sees the relations before it."""
    alias = node.args.get("alias")
    names = resolver.column_aliases(alias)
    key = resolver.alias_of(alias)
    inner = node.this
    if isinstance(inner, (exp.Query, exp.Values)):
        block = resolver.query(inner, scope)
        scope.rows.update(block.rows)
        return key, block.relation(names)
    if isinstance(inner, exp.Unnest):
        name, rows = unnested(resolver, inner, scope)
        named = [Entry(new, entry[1]) for new, entry in zip(names, rows.entries, strict=False)]
        return key or name, Rows([*named, *rows.entries[len(named) :]], fields=rows.fields)
    return key, _function_rows(resolver, node, inner, scope, names, key)


def from_function(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    """Return a function that stands where a table would."""
    alias = node.args.get("alias")
    names = resolver.column_aliases(alias)
    key = resolver.alias_of(alias)
    function = node.this if isinstance(node.this, exp.Expr) else node
    return key or _name_of(function), _function_rows(resolver, node, function, scope, names, key)


def _name_of(function: Any) -> str:
    if isinstance(function, exp.Anonymous):
        return str(function.name).lower()
    return str(function.__class__.__name__)


def _function_rows(
    resolver: Resolver, node: Any, function: Any, scope: Scope, names: list[str], alias: str
) -> Rows:
    name = _name_of(function)
    if name.lower() in _FILES:
        return _files(resolver, function)
    leaves = seen(TRANSFORMATION, leaves_of(resolver, function, scope, TRANSFORMATION))
    declared = _declared(resolver, function)
    if declared:
        names = names or declared
    if not names and name == "Explode" and resolver.traits.name == "snowflake":
        names = [resolver.traits.column(part, UNQUOTED) for part in _FLATTEN]
    if not names:
        names = _default_names(resolver, name, alias)
    if not names:
        return _of_unknown(resolver, node, function, leaves)
    entries = [Entry(column, leaves) for column in names]
    offset = node.args.get("ordinality")
    if offset and len(entries) == 1:
        entries.append(Entry("ordinality", leaves))
    return Rows(entries)


_ROWS_ONLY = frozenset(("Generator", "generator", "numbers", "zeros", "range", "generate_series"))


def _of_unknown(resolver: Resolver, node: Any, function: Any, leaves: Leaves) -> Rows:
    """Return the rows of a function whose columns nobody knows: any may come of all that it is given."""
    if _name_of(function) in _ROWS_ONLY:
        return Rows(())
    resolver.gap("table_function", node)
    guessed = less_certain(INFERRED, leaves)
    return Rows((Entry(STAR, guessed),), fields=guessed)


def _default_names(resolver: Resolver, name: str, alias: str) -> list[str]:
    found = _DEFAULT_NAMES.get(name)
    if found is None:
        return []
    if name == "range" and resolver.traits.name in ("spark", "databricks"):
        return ["id"]
    if alias and len(found) == 1 and resolver.traits.name in _NAMED_BY_ALIAS:
        return [alias]
    return list(found)


def _declared(resolver: Resolver, function: Any) -> list[str]:
    """Return the columns that JSON_TABLE and OPENJSON declare themselves."""
    if function.__class__.__name__ == "OpenJSON":
        return [resolver.column_name(column.this) for column in function.expressions]
    schema = function.args.get("schema")
    if schema is None:
        return []
    return [
        resolver.column_name(column.this)
        for column in schema.find_all(exp.JSONColumnDef)
        if isinstance(column.this, exp.Expr)
    ]


def _files(resolver: Resolver, function: Any) -> Rows:
    """Return files that are read as tables, each under its path as written."""
    paths = [part.name for part in function.find_all(exp.Literal) if part.is_string]
    sides = [resolver.table(path) for path in paths[:1] or ()]
    listed = function.find(exp.Array)
    if listed is not None:
        sides = [resolver.table(part.name) for part in listed.expressions]
    if not sides:
        resolver.gap("table_function", function)
        return Rows(())
    if len(sides) == 1:
        return sides[0]
    star = Entry(STAR, NONE.union(*(side.all() for side in sides)))
    return Rows((star,), (OpenUnion(sides),))


def array_join(resolver: Resolver, join: Any, scope: Scope) -> None:
    """Add the elements of ClickHouse's ARRAY JOIN; without an alias they take the place of their list."""
    for item in (join.this, *(join.args.get("expressions") or ())):
        inner = item.this if isinstance(item, exp.Alias) else item
        leaves = leaves_of(resolver, inner, scope, TRANSFORMATION)
        if isinstance(item, exp.Alias):
            name = resolver.column_name(item.args["alias"])
            hidden = f"\0{len(scope.relations)}"
            scope.relations[hidden] = Rows((Entry(name, leaves),))
            scope.hidden.add(hidden)
        else:
            name = resolver.column_name(inner.this)
            scope.merged[name] = leaves
            scope.joined[name] = set(scope.relations)
