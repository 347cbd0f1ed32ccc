"""Rules over models of projects: a text, what its expressions become, and the lines of findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.project.rule_packages import sql_rules
from dq_core.config.settings import DEFAULT, Config, Layer
from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_lineage.projects.records import Node, Rendered, Segment
from dq_policies.sql.engine import SqlRules, check
from dq_policies.sql.preparing import sql_file

CASES = yaml.safe_load((Path(__file__).parent / "rendered.yaml").read_text(encoding="utf-8"))
TABLE = Relation(("o",), (Column("id"), Column("day")), partition_by=("day",))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['code']}-{case['name']}" for case in CASES])
def test_the_findings_of_a_model(case: dict[str, Any]) -> None:
    dialect = case.get("dialect", "")
    source = Source("models/m.sql", case["raw"])
    text, segments = rendered(case["raw"], case.get("values", {}))
    config = case.get("config", {})
    made = Rendered(
        case.get("branch", "only"),
        text,
        source,
        segments,
        config=config,
        variables=tuple(case.get("variables", ())),
    )
    node = Node(
        "model.shop.m",
        case.get("kind", "model"),
        "m",
        "shop",
        "models/m.sql",
        relation=Relation(("db", "m")),
        materialized=config.get("materialized", "view"),
    )
    file = sql_file(source, dialect, prepared([TABLE], dialect), node, made)
    settings = Config(".", base=Layer(select=(DEFAULT, case["code"]))).for_path("models/m.sql")
    found = list(check(file, SqlRules([sql_rules()[case["code"]]], settings)))
    assert {finding.code for finding in found} <= {case["code"]}
    assert [finding.location.line for finding in found if finding.location is not None] == case["lines"]


def rendered(raw: str, values: Mapping[str, str]) -> tuple[str, tuple[Segment, ...]]:
    segments = tuple(_segments(raw, values))
    return "".join(
        raw[part.origin : part.origin_end] if part.exact else values[raw[part.origin : part.origin_end]]
        for part in segments
    ), segments


def _segments(raw: str, values: Mapping[str, str]) -> Iterator[Segment]:
    at = start = 0
    for match in re.finditer(r"\{[{#].*?[}#]\}", raw, re.DOTALL):
        length = match.start() - at
        yield Segment(start, start + length, at, match.start(), exact=True)
        value = values[match.group()]
        yield Segment(start + length, start + length + len(value), match.start(), match.end(), exact=False)
        start, at = start + length + len(value), match.end()
    yield Segment(start, start + len(raw) - at, at, len(raw), exact=True)
