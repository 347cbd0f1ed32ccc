"""What holds for every statement: nothing raises, trees stay, and the work is linear."""

import time
from pathlib import Path
from typing import Any

import pytest
import sqlglot

import dq
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.reading.script import statements
from dq_policies.scans.analysis import scans_of, uncovered

GOLDEN = Path(__file__).parents[2] / "lineage" / "golden"
T = Relation(("t",), partition_by=("d",), bytes=7)


def _relation(table: Any) -> Relation | None:
    return T if table.name.lower() == "t" else None


def _parsed(sql: str) -> Any:
    return sqlglot.parse_one(sql, read="bigquery")


@pytest.mark.parametrize("dialect", sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))
def test_nothing_raises_and_trees_stay(dialect: str) -> None:
    def everything(table: Any) -> Relation:
        return Relation((table.name,), partition_by=("dt",), cluster_by=("id", "day"))

    for path in sorted((GOLDEN / dialect).glob("*.txt")):
        sql = path.read_text(encoding="utf-8").split("\n---\n")[1]
        for read in statements(Source(path.name, sql), dialect):
            if read.tree is not None:
                before = repr(read.tree)
                scans_of(read.tree, dialect, everything, variables=read.variables)
                uncovered(read.tree, everything)
                assert repr(read.tree) == before


@pytest.mark.parametrize("step", ["select *, i + {at} as x{at} from c{below}", "select d, i from c{below}"])
def test_a_chain_of_queries_is_linear(step: str) -> None:
    chain = [f"c{at} as ({step.format(at=at, below=at - 1)} where i <> {at})" for at in range(1, 500)]
    tree = _parsed(
        f"with c0 as (select * from t), {', '.join(chain)} select * from c499 where d = '2024-01-01'"
    )
    start = time.process_time()
    (scan,) = scans_of(tree, "bigquery", _relation)
    assert scan.verdict == "PRUNES"
    assert time.process_time() - start < 3


def test_queries_that_are_read_twice_at_every_step_end() -> None:
    chain = [
        f"c{at} as (select * from c{at - 1} where d > '{at}' and i = {at} "
        f"union all select * from c{at - 1} where d < '3')"
        for at in range(1, 20)
    ]
    tree = _parsed(f"with c0 as (select * from t), {', '.join(chain)} select * from c19")
    start = time.process_time()
    (scan,) = scans_of(tree, "duckdb", _relation)
    assert scan.verdict != "FULL_SCAN"
    assert time.process_time() - start < 3


def test_many_arms_and_deep_parentheses() -> None:
    arms = " union all ".join(["select * from t where d = '2024-01-01'"] * 400)
    assert {scan.verdict for scan in scans_of(_parsed(arms), "bigquery", _relation)} == {"PRUNES"}
    wide = " and ".join(f"i <> {at}" for at in range(300))
    assert (
        scans_of(_parsed(f"select * from t where {wide}"), "bigquery", _relation)[0].cause == "other_column"
    )


def test_views_are_looked_through() -> None:
    bodies = {"v": "select d as day, i from t", "w": "select * from v", "endless": "select * from endless"}

    def view(table: Any) -> Any:
        return _parsed(bodies[table.name]) if table.name in bodies else None

    (scan,) = scans_of(_parsed("select * from w where day = '2024-01-01'"), "bigquery", _relation, views=view)
    assert (scan.verdict, scan.table, scan.through, scan.bytes) == ("PRUNES", "t", ("w", "v"), 7)
    (scan,) = scans_of(_parsed("select * from w"), "bigquery", _relation, views=view)
    assert (scan.verdict, scan.cause) == ("FULL_SCAN", "missing")
    assert scans_of(_parsed("select * from endless"), "bigquery", _relation, views=view) == ()


def test_tables_without_layout_are_listed() -> None:
    tree = _parsed("with c as (select * from a.b) select * from c join t using (d) join x.y.z on true")
    assert uncovered(tree, _relation) == ("a.b", "x.y.z")


def test_places_and_parts_of_names() -> None:
    tables = {"p.d.t": {"columns": ["d"], "partition_by": ["d"]}}
    sql = "select 1;\nselect *\nfrom d.t x;\nselect * from other.t"
    (scan,) = dq.scans(sql, dialect="bigquery", tables=tables)
    assert (scan.location.line, scan.location.column, scan.location.end_column) == (3, 6, 9)


def test_descriptions_and_dialects_that_nobody_knows() -> None:
    with pytest.raises(ValueError, match="'partitions' is nothing"):
        dq.scans("select 1", tables={"t": {"partitions": ["d"]}})
    with pytest.raises(LookupError, match="unknown dialect"):
        dq.scans("select 1", dialect="nobody")
    assert dq.scans("select from where (", dialect="bigquery") == ()
