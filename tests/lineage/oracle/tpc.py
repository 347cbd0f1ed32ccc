"""The TPC queries, and what sqlglot's own lineage says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlglot import exp, parse
from sqlglot.lineage import Node, lineage

_FOLDER = Path(__file__).parents[1] / "tpc"
Place = tuple[str, str]
Schema = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a TPC benchmark: `h` as published, `ds` in its style. name: such as `h01`."""

    name: str
    sql: str

    @property
    def schema(self) -> Schema:
        return schema(self.name.rstrip("0123456789"))


def queries() -> list[Query]:
    """Return all queries, in the order of their names."""
    return [Query(path.stem, path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.sql"))]


@cache
def schema(benchmark: str) -> Schema:
    """Return the columns of each table with their types, as the DDL says."""
    text = (_FOLDER / "schemas" / f"{benchmark}.sql").read_text(encoding="utf-8")
    tables = (tree.this for tree in parse(text, dialect="duckdb") if isinstance(tree, exp.Create))
    return {
        table.this.name: {column.name: column.kind.sql("duckdb") for column in table.expressions}
        for table in tables
    }


def by_sqlglot(query: Query) -> dict[str, frozenset[Place]]:
    """Return, by the name of each output column, the columns of tables that sqlglot.lineage finds."""
    nodes = lineage(None, query.sql, query.schema, dialect="duckdb", trim_selects=False)
    assert isinstance(nodes, dict)
    return {name: frozenset(_leaves(node)) for name, node in nodes.items()}


def by_resolver(query: Query) -> dict[str, frozenset[Place]]:
    """Return, by the name of each output column, the columns of tables that dq_lineage lists with it."""
    from dq_lineage.interface import lineage as resolve

    columns = resolve(query.sql, dialect="duckdb", schema=query.schema).statements[0].columns
    return {column.name: frozenset(source[:2] for source in column.sources) for column in columns}


def _leaves(node: Node) -> Iterator[Place]:
    for one in node.walk():
        if not one.downstream and isinstance(one.expression, exp.Table):
            yield one.expression.name, one.name.rpartition(".")[2]
