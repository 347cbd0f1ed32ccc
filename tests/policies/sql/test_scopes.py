"""Scopes: whose a column is, what a FROM offers, which tables a statement names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlglot import exp

from dq_policies.sql.facts import SqlStatement
from tests.policies.sql.files import file_of, statement_of

CASES = yaml.safe_load((Path(__file__).parent / "scopes.yaml").read_text())


def owner(statement: SqlStatement, column: exp.Expr) -> str:
    found = statement.scopes.owner(column)
    return "?" if found is None else f"{found.kind} {found.table}".strip()


@pytest.mark.parametrize("case", CASES, ids=[case["sql"].splitlines()[-1][:50] for case in CASES])
def test_a_column_belongs_to_a_relation(case: dict[str, Any]) -> None:
    statement = statement_of(case["sql"], case.get("dialect", ""))
    found: dict[str, set[str]] = {}
    nullable: dict[str, bool | None] = {}
    for column in statement.tree.find_all(exp.Column):
        text = statement.text(column)
        found.setdefault(text, set()).add(owner(statement, column))
        if column.find_ancestor(exp.Join, exp.Where) is None:
            nullable[text] = statement.scopes.nullable(column)
    for text, expected in case["owners"].items():
        assert expected in found[text], (text, found[text])
    for text, expected in case.get("nullable", {}).items():
        assert nullable[text] is expected, text


def test_a_cte_hides_a_table_only_where_it_is_seen() -> None:
    text = (
        "-- table: t(a int)\n-- table: c(b int)\n"
        "with c as (select * from c), d as (select * from c) select * from d join t on true join c on true"
    )
    statement = statement_of(text)
    assert sorted(statement.table_name(table) for table in statement.tables) == ["c", "t"]
    relations = [statement.relation(table) is not None for table in statement.tree.find_all(exp.Table)]
    assert relations.count(True) == 2


def test_a_recursive_cte_sees_itself() -> None:
    text = "with recursive c as (select 1 as n union all select n + 1 from c) select n from c"
    assert statement_of(text, "postgres").tables == ()


def test_offers_and_columns() -> None:
    text = "-- table: t(a int, b int)\nselect x.*, y.k as z from t as x, (select 1 as k) as y"
    statement = statement_of(text)
    offers = statement.scopes.offers(statement.tree)
    assert {alias: (offer.kind, offer.columns) for alias, offer in offers.items()} == {
        "x": ("table", ("a", "b")),
        "y": ("subquery", ("k",)),
    }
    assert statement.scopes.columns_of(statement.tree) == ("a", "b", "z")


def test_lineage_sees_what_the_script_made() -> None:
    file = file_of("create temporary table b as select a from t; select * from b", "snowflake")
    assert file.statements[1].lineage.temporary == ("B",)
    assert [column.name for column in file.statements[1].lineage.columns] == ["A"]
