"""CREATE TABLE says columns, keys and layout, by the table in layouts.yaml; other lists say sizes."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.schemas import table_sizes
from dq_lineage.schemas.ddl import relations_in, tables_in
from dq_lineage.schemas.rows import csv_rows
from dq_lineage.schemas.table_layout import layout_in

CASES = yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text())
EMPTY = ("columns", "primary_key", "unique_keys", "foreign_keys", "partition_by", "cluster_by", "sort_by")
WORDS = ["CREATE TABLE t ", "PARTITION BY ", "CLUSTER BY ", "LINEAR", "RANGE", "WITH ", "OPTIONS ", "SORTKEY",
         "AS ", "SELECT ", *"()[],='\"`a1 ", "ARRAY", "--", "/*"]  # fmt: skip


def facts(relation: Relation) -> dict[str, Any]:
    keys = relation.foreign_keys
    return {
        "columns": [column.name for column in relation.columns],
        "primary_key": list(relation.primary_key),
        "unique_keys": [list(key) for key in relation.unique_keys],
        "foreign_keys": [
            f"{','.join(key.columns)} -> {'.'.join(key.to)}({','.join(key.to_columns)})" for key in keys
        ],
        "partition_by": list(relation.partition_by),
        "cluster_by": list(relation.cluster_by),
        "sort_by": list(relation.sort_by),
        "filter_required": relation.partition_filter_required,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['dialect']}: {case['sql'][:60]}")
def test_a_table(case: dict[str, Any]) -> None:
    source = Source("t.sql", case["sql"])
    [found] = tables_in(source, case["dialect"])
    assert facts(found) == {
        **{key: case.get(key, []) for key in EMPTY},
        "filter_required": case.get("filter_required", False),
    }
    assert len(list(relations_in(source, case["dialect"]))) == bool(found.columns)


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
@settings(max_examples=100, deadline=None)
def test_no_text_is_too_much(text: str) -> None:
    layout_in(text)
    layout_in("CREATE TABLE t PARTITION BY " + text)


@pytest.mark.parametrize("sign", ["(", "((a", "PARTITION BY ", "a,", "'", "/*", "f("])
def test_deep_and_long_texts_take_no_time(sign: str) -> None:
    began = process_time()
    layout_in("CREATE TABLE t PARTITION BY " + sign * 20_000)
    assert process_time() - began < 5


def test_temporary_tables_may_be_left_out() -> None:
    source = Source("t.sql", "create temp table a (x int); create table b (x int)")
    assert [relation.name for relation in tables_in(source, "", temporary=False)] == [("b",)]
    assert [relation.name for relation in tables_in(source, "")] == [("a",), ("b",)]


SIZES = [
    ("table_schema,table_name,table_rows,data_length\ns,t,3,40\n", [("s.t", 3, 40)]),
    ("database;schema;table;tbl_rows\nd;s;t;5.0\n", [("d.s.t", 5, None)]),
    ("table_name,partition_id,total_rows,total_logical_bytes\nt,1,2,3\nt,2,4,\nu,1,,\n",
     [("t", 6, 3), ("u", None, None)]),
    ("table_name,bytes\nt,many\n,7\n", [("t", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIZES)
def test_sizes(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    found = table_sizes.relations_of(csv_rows(Source("a.csv", text), ()))
    assert [(".".join(each.name), each.rows, each.bytes) for each in found] == expected


@pytest.mark.parametrize(
    ("names", "about"),
    [("table_name bytes", True), ("table rows", False), ("id rows", False), ("table tbl_rows", True),
     ("table_name column_name rows", False), ("table_name option_name option_value", True)],
)  # fmt: skip
def test_what_is_about_sizes(names: str, about: bool) -> None:  # noqa: FBT001 - the expectation
    assert table_sizes.is_about_sizes(names.split()) is about
