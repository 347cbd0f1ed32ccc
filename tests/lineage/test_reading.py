"""Scripts as they come: half readable, nested, long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_lineage.answer.records import Lineage, Unknown
from dq_lineage.interface import lineage

_CASES = yaml.safe_load((Path(__file__).parent / "reading.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["shows"]))
def test_scripts(case: dict[str, Any]) -> None:
    answer = lineage(case["sql"], case.get("dialect", "duckdb"))
    assert [statement.kind for statement in answer.statements] == case["kinds"]
    assert [_place(unknown) for unknown in answer.unknowns] == case.get("unknowns", [])


def _place(unknown: Unknown) -> str:
    place = unknown.location
    return f"{unknown.reason}@{place.line}:{place.column}" if place is not None else unknown.reason


@pytest.mark.parametrize("joint", [" or ", " || ", " + ", " and "])
def test_ten_thousand_terms(joint: str) -> None:
    terms = joint.join(f"c{number}" for number in range(10_000))
    answer = lineage(f"select {terms} as x from t", "duckdb")
    assert len(answer.statements[0].columns[0].sources) == 10_000


def test_a_long_chain_of_unions() -> None:
    sql = " union all ".join(f"select a from t{number}" for number in range(2_000))
    assert len(lineage(sql, "bigquery").statements[0].columns[0].sources) == 2_000


@pytest.mark.parametrize(
    "sql",
    [
        "select " + "(" * 5_000 + "a" + ")" * 5_000,
        "select " + "not " * 5_000 + "a from t",
        "select " + "- " * 5_000 + "a from t",
        "select " + "case when " * 5_000,
        "select a from " + "(select a from " * 5_000 + "t" + ")" * 5_000,
        "select " + "f(" * 5_000 + "a" + ")" * 5_000,
    ],
    ids=["parentheses", "not", "minus", "case", "subqueries", "functions"],
)
def test_hostile_nesting_ends_in_an_answer(sql: str) -> None:
    answer = lineage(sql, "duckdb")
    assert [statement.kind for statement in answer.statements] == ["UNPARSED"]
    assert answer.unknowns[0].detail == "it is nested too deeply"


def test_many_statements_follow_each_other() -> None:
    steps = [f"create table t{at + 1} as select * from t{at}" for at in range(1_000)]
    answer = lineage(";\n".join(["create table t0 as select 1 as a, 2 as b", *steps]), "duckdb")
    assert [column.name for column in answer.statements[-1].columns] == ["a", "b"]
    assert not answer.unknowns


def test_the_answer_is_the_same_each_time() -> None:
    sql = "select a, b, c, count(*) from t join u using (k) join v on t.x = v.x where y group by all"
    plain = [lineage(sql, "duckdb").plain() for _ in range(3)]
    assert plain[0] == plain[1] == plain[2]


def test_an_expression_and_its_place() -> None:
    sql = "select a,\n  b + 1 as c,\n  case when d then e end f\nfrom t"
    columns = lineage(sql, "duckdb").statements[0].columns
    assert [column.expression for column in columns] == ["a", "b + 1 as c", "case when d then e end f"]
    places = [column.location for column in columns]
    assert [(place.line, place.column) for place in places if place] == [(1, 8), (2, 3), (3, 3)]


def test_coverage_counts_the_weakest_source() -> None:
    answer: Lineage = lineage("select a, t.b, t.b + c from t join u on t.k = u.k", "duckdb")
    coverage = answer.coverage
    assert (coverage.columns, coverage.exact, coverage.ambiguous, coverage.unknowns) == (3, 1, 2, 2)


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(LookupError, match="unknown dialect 'klingon'"):
        lineage("select 1", "klingon")


def test_stars_that_double_their_columns_end() -> None:
    doubled = "".join(
        f", c{n} AS (SELECT * FROM c{n - 1} AS a JOIN c{n - 1} AS b ON a.x = b.x)" for n in range(1, 40)
    )
    found = lineage(f"WITH c0 AS (SELECT * FROM t){doubled} SELECT * FROM c39")
    assert found.statements[0].reads == ("t",)
    assert {unknown.reason for unknown in found.unknowns} == {"open_star"}
    assert {source.dataset for column in found.statements[0].columns for source in column.sources} == {"t"}
