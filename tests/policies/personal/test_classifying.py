"""What is said of a column, and how it stands against what its name looks like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_core.relation import Column, Relation
from dq_core.types import Type
from dq_lineage.projects.records import DeclaredColumn, Node
from dq_policies.personal.classifying import OTHER, judge, judge_in, with_said
from dq_policies.personal.said import said_of

CASES = yaml.safe_load((Path(__file__).parent / "said.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_tags_and_classifications_say(case: dict[str, Any]) -> None:
    said = said_of(case.get("classification", ""), case.get("tags", ()))
    assert (said.verdict if said is not None else None) == case["verdict"]
    for name in ("kind", "level"):
        if name in case:
            assert getattr(said, name) == case[name]


def test_what_is_said_wins_over_the_name_both_ways() -> None:
    by_name = judge(Column("email")).personal
    assert by_name is not None
    assert (by_name.kind, by_name.declared) == ("EMAIL", False)
    assert judge(Column("email", classification="public")).personal is None
    assert judge(Column("email", tags=("contains_pii: False",))).cleared
    declared = judge(Column("field_7", Type("boolean"), tags=("pii",))).personal
    assert declared is not None
    assert (declared.kind, declared.tier, declared.confidence) == (OTHER, "direct", 1.0)
    both = judge(Column("mobile_phone", tags=("pii",))).personal
    assert both is not None
    assert (both.kind, both.declared) == ("PHONE", True)


def test_a_classification_that_is_not_about_persons_leaves_it_to_the_name() -> None:
    judged = judge(Column("email", classification="internal"))
    assert judged.personal is not None
    assert not judged.personal.declared
    assert judge(Column("total", classification="confidential")).personal is None


def test_types_tables_and_neighbours_count() -> None:
    people = Relation(("shop", "customers"), (Column("name"), Column("email", Type("integer"))))
    assert judge_in(people, "shop.customers", "name").personal is not None
    assert judge_in(people, "shop.customers", "email").personal is None
    assert judge_in(None, "shop.products", "name").personal is None
    assert judge_in(None, "shop.customers", "phone").personal is not None


def test_declarations_of_dbt_become_tags_of_the_table() -> None:
    columns = (
        DeclaredColumn("A", tags=("pii",)),
        DeclaredColumn("b", meta={"contains_pii": False, "owner": "x", "classification": ["list"]}),
        DeclaredColumn("c", policy_tags=("taxonomy/pii",)),
        DeclaredColumn("gone", tags=("pii",)),
    )
    node = Node("model.p.m", "model", "m", columns=columns)
    relation = with_said(Relation(("m",), tuple(Column(name) for name in "abcd")), node)
    assert [column.tags for column in relation.columns] == [
        ("pii",),
        ("contains_pii: False",),
        ("taxonomy/pii",),
        (),
    ]
