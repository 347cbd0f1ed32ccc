"""The page about custom rules names everything that dq reads of other engines, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from dq.checks.engines.dbt import TESTS
from dq.checks.engines.expectations.measures import MEASURES
from dq.checks.engines.expectations.rows import ROWS
from dq.checks.engines.expectations.tables import TABLES
from dq.checks.engines.sodacl.formats import PATTERNS
from dq.checks.engines.sodacl.metrics import METRICS
from dq.checks.engines.sodacl.validity import VALID
from dq.checks.operation import Operation
from dq.project.rule_packages import all_rules

PAGE = (Path(__file__).parents[3] / "docs" / "custom-rules.md").read_text(encoding="utf-8")
EXPECTATIONS = (*ROWS, *MEASURES, *TABLES)
KINDS = {
    rule.name
    for rule in all_rules().values()
    if isinstance(rule.check, type) and issubclass(rule.check, Operation)
}


def _section(name: str) -> str:
    return PAGE.partition(f"## {name}\n")[2].partition("\n## ")[0]


def test_expectations() -> None:
    named = set(re.findall(r"`(expect_[a-z_]+)`", _section("Great Expectations")))
    assert named == set(EXPECTATIONS)


def test_soda() -> None:
    section = _section("Soda")
    missing = [name for name in METRICS if f"`{name}`" not in section]
    missing += [name for name in VALID if f"`{name.removesuffix('_sql').replace('_', ' ')}`" not in section]
    missing += [name for name in PATTERNS for word in name.split() if f"`{word}`" not in section]
    assert missing == []


def test_dbt() -> None:
    section = _section("dbt")
    named = set(re.findall(r"`((?:dbt_[a-z]+\.)?[a-z_]+)`", section))
    own = {f"dbt_expectations.{name}" for name in EXPECTATIONS}
    assert [name for name in TESTS if name not in named | own] == []
    assert [name for name in named if name.startswith("dbt_") and name not in TESTS] == []


def test_kinds() -> None:
    cells = [line.rsplit("|", 2)[1] for line in PAGE.splitlines() if line.startswith("| ")]
    kinds = {word for cell in cells for word in re.findall(r"[a-z]+-[a-z-]+", cell)}
    assert kinds - KINDS == set()
