"""The sources of the columns of the TPC queries are those that sqlglot.lineage finds, but for known ones."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.lineage.oracle.tpc import Place, Query, by_resolver, by_sqlglot, queries, schema

_FILE = Path(__file__).with_name("tpc") / "differences.yaml"
_DIFFERENCES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_sources_are_those_of_sqlglot(query: Query) -> None:
    pytest.importorskip("dq_lineage.interface")
    ours, theirs = by_resolver(query), by_sqlglot(query)
    assert list(ours) == list(theirs)
    for name, sources in theirs.items():
        more, fewer = _known(query, name)
        assert ours[name] == (sources | more) - fewer, name


def _known(query: Query, column: str) -> tuple[frozenset[Place], frozenset[Place]]:
    found = [one for one in _DIFFERENCES if (one["query"], one["column"]) == (query.name, column)]
    more = (place for one in found for place in one.get("more", []))
    fewer = (place for one in found for place in one.get("fewer", []))
    return frozenset(map(_place, more)), frozenset(map(_place, fewer))


def _place(text: str) -> Place:
    table, _, column = text.partition(".")
    return table, column


def test_each_known_difference_has_a_reason_and_a_query() -> None:
    names = {query.name for query in queries()}
    assert all(one["reason"] and one["query"] in names for one in _DIFFERENCES)


@pytest.mark.parametrize("benchmark", ["h", "ds"])
def test_duckdb_runs_the_queries(benchmark: str) -> None:
    connection = duckdb.connect()
    for table, columns in schema(benchmark).items():
        listed = ", ".join(f"{name} {type_name}" for name, type_name in columns.items())
        connection.execute(f"CREATE TABLE {table} ({listed})")
    mine = [query for query in queries() if query.name.rstrip("0123456789") == benchmark]
    assert len(mine) >= 22
    for query in mine:
        assert connection.execute(query.sql).description
