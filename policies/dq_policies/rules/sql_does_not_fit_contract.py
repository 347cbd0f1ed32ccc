"""FIT001."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlglot import exp

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.relation import Column, Relation
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import nearest
from dq_lineage.answer.records import OutputColumn
from dq_lineage.projects.records import Node
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.promised import promise_of
from dq_policies.sql.promised_types import departs

_STAR = "*"
_WHOLE = ("CREATE_TABLE_AS", "CREATE_VIEW", "CREATE_MATERIALIZED_VIEW")
_MODELS = ("model", "snapshot")
_NOT_NAMED = ("open_star", "insert_positions", "union_positions", "table_function", "unparsed")
_HELP = "change the SQL, or the contract with those who rely on it"


@rule("FIT001", SqlStatement)
def sql_does_not_fit_contract(statement: SqlStatement) -> Iterator[Hit]:
    """SQL that makes a table otherwise than its contract promises: a column, its type, or NULL in it.

    Why: whoever reads the table relies on the contract, and learns of the change when the load has run. The
    SQL tells before: a promised column that it does not give any more, or gives under another name; a value
    of another kind than promised; NULL where the contract requires a value. Only what the SQL shows for sure
    is reported: types and NULL as far as they follow from known tables, missing columns where all columns
    are known. CREATE TABLE AS, views, and models of a project are judged whole, an INSERT by the columns
    that it lists. A table is that of a contract by its physical name with the schema and database of the
    contract's servers, a model also by its name.

    Bad::

        -- contract: sales.orders(id int not null, placed_on date, amount decimal)
        -- table: raw.orders(id int not null, placed_on date)
        CREATE TABLE sales.orders AS  -- here
        SELECT id, placed_on FROM raw.orders

    Bad (bigquery)::

        -- contract: sales.orders(id int64 not null, placed_on date)
        -- table: raw.orders(id int64 not null, placed_at timestamp)
        CREATE OR REPLACE TABLE sales.orders AS
        SELECT
          id,
          placed_at AS placed_on  -- here
        FROM raw.orders

    Bad (snowflake)::

        -- contract: sales.orders(id integer not null, email text not null)
        -- table: raw.orders(id integer not null, customer_id integer)
        -- table: raw.customers(id integer not null, email text not null)
        CREATE VIEW sales.orders AS
        SELECT
          o.id,
          c.email  -- here
        FROM raw.orders AS o
        LEFT JOIN raw.customers AS c ON c.id = o.customer_id

    Bad (postgres)::

        -- contract: sales.orders(id integer not null, amount decimal)
        -- table: raw.orders(id integer not null, amount decimal)
        CREATE VIEW sales.orders AS
        SELECT
          id,
          amount AS total  -- here
        FROM raw.orders

    Good::

        -- contract: sales.orders(id int not null, placed_on date)
        -- table: raw.orders(id int not null, placed_at timestamp)
        CREATE TABLE sales.orders AS
        SELECT id, CAST(placed_at AS date) AS placed_on FROM raw.orders

    Good (bigquery)::

        -- contract: sales.orders(id int64 not null, placed_on date)
        CREATE OR REPLACE TABLE sales.orders AS
        SELECT * FROM raw.orders

    Good (snowflake)::

        -- contract: sales.orders(id integer not null, email text not null)
        -- table: raw.orders(id integer not null, customer_id integer)
        -- table: raw.customers(id integer not null, email text)
        INSERT INTO sales.orders (id, email)
        SELECT o.id, COALESCE(c.email, '')
        FROM raw.orders AS o
        LEFT JOIN raw.customers AS c ON c.id = o.customer_id
    """
    if not statement.file.context.promised or statement.is_aside:
        return
    found = _written(statement)
    if found is None:
        return
    promise, columns, whole = found
    renamed = _renamed(promise, columns) if whole else {}
    for column in columns:
        yield from _column(column, promise, renamed.get(column.name), statement)
    if whole:
        yield from _missing(promise, columns, set(renamed.values()), statement)


def _written(statement: SqlStatement) -> tuple[Relation, list[OutputColumn], bool] | None:
    """Return the promise for what the statement writes, the columns that it gives, and whether these are all.

    None where nothing is promised of it.
    """
    promised = statement.file.context.promised
    node = statement.node
    if node is not None:
        promise = _of_model(promised, node) if isinstance(statement.tree, exp.Query) else None
        table = None
    elif isinstance(statement.tree, (exp.Create, exp.Insert, exp.Select)):
        lineage = statement.lineage
        table = lineage.writes[0] if len(lineage.writes) == 1 else ""
        promise = promise_of(promised, table) if table and table not in lineage.temporary else None
    else:
        return None
    if promise is None:
        return None
    return _given(statement, promise, table)


def _given(
    statement: SqlStatement, promise: Relation, table: str | None
) -> tuple[Relation, list[OutputColumn], bool] | None:
    lineage, tree = statement.lineage, statement.tree
    known = all(unknown.reason not in _NOT_NAMED for unknown in lineage.unknowns)
    columns = [column for column in lineage.columns if column.dataset == table and column.name != _STAR]
    if table is None or lineage.kind in _WHOLE:
        star = any(column.name == _STAR for column in lineage.columns)
        return promise, columns, known and not star and bool(columns)
    listed = isinstance(tree, exp.Insert) and isinstance(tree.this, exp.Schema)
    return (promise, columns, False) if listed and known else None


def _of_model(promised: Mapping[str, Relation], node: Node) -> Relation | None:
    """Return the promise for a model: of the table that it becomes, or of one that is named like it."""
    if node.kind not in _MODELS:
        return None
    promised_under = {name.lower(): relation for name, relation in promised.items()}
    table = ".".join(node.relation.name).lower() if node.relation is not None else node.name.lower()
    return promise_of(promised_under, table) or promised_under.get(node.name.lower())


def _renamed(promise: Relation, columns: list[OutputColumn]) -> dict[str, str]:
    """Return the promised names of columns that the SQL gives under others, by these."""
    given = {column.name.lower() for column in columns}
    missing = {
        column.name.lower(): column.name for column in promise.columns if column.name.lower() not in given
    }
    names = {column.name.lower() for column in promise.columns}
    extra = [column for column in columns if column.name.lower() not in names]
    found: dict[str, str] = {}
    for column in extra if missing else ():
        copied = [item.column.lower() for item in column.sources if item.subtype == "IDENTITY"]
        old = next((name for name in copied if name in missing), None) if len(copied) == 1 else None
        old = old or nearest(column.name.lower(), missing)
        if old is not None:
            found[column.name] = missing.pop(old)
    return found


def _column(
    column: OutputColumn, promise: Relation, old_name: str | None, statement: SqlStatement
) -> Iterator[Hit]:
    """Yield what is wrong with a column that the SQL gives."""
    place = _place(column, statement)
    if old_name is not None:
        promised = promise.column_folded(old_name)
        text = f"the contract promises the column {old_name}, which is {column.name} here"
        yield Hit(text, place, _HELP, related=_related(promised, promise))
        return
    promised = promise.column_folded(column.name)
    if promised is None:
        return
    if departs(column.type, promised.type, statement.dialect):
        text = f"{promised.name} is {column.type} here, and the contract promises {promised.type}"
        yield Hit(text, place, _HELP, related=_related(promised, promise))
    if promised.nullable is False and column.nullable is True:
        text = f"{promised.name} may be NULL here, and the contract requires a value"
        yield Hit(text, place, _HELP, related=_related(promised, promise))


def _missing(
    promise: Relation, columns: list[OutputColumn], renamed: set[str], statement: SqlStatement
) -> Iterator[Hit]:
    """Yield the promised columns that the SQL does not give."""
    given = {column.name.lower() for column in columns}
    for promised in promise.columns:
        if promised.name.lower() not in given and promised.name not in renamed:
            text = f"the contract promises the column {promised.name}, which is not here"
            yield Hit(text, _target(statement), _HELP, related=_related(promised, promise))


def _place(column: OutputColumn, statement: SqlStatement) -> Location:
    """Return the place of the expression of a column in the user's file."""
    span = column.origin.span if column.origin is not None else (0, 0)
    start, end = statement.span
    return statement.file.location_of(span) if start <= span[0] < span[1] <= end else _target(statement)


def _target(statement: SqlStatement) -> Location:
    """Return the place of the table that a statement writes; of a model, where its query begins."""
    tree: Any = statement.tree
    target = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
    if isinstance(target, exp.Table):
        return statement.location(target)
    start = statement.span[0]
    word = len(statement.file.read.text[start : start + 40].split(None, 1)[0])
    return statement.file.location_of((start, start + word))


def _related(column: Column | None, promise: Relation) -> tuple[Related, ...]:
    place = column.location if column is not None and column.location else promise.location
    return (Related("the promise", place),) if place is not None else ()
