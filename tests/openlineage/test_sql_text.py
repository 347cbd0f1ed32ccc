"""Secrets in SQL are no part of events: the table of secrets.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_lineage.openlineage.sql_text import without_secrets

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "secrets.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sql"][:40])
def test_literals_that_are_secrets_are_covered(case: dict[str, Any]) -> None:
    assert without_secrets(case["sql"], case.get("dialect", "")) == case["expected"]
    assert "hunter2" not in case["expected"]


@given(sql=st.text(), dialect=st.sampled_from(["", "bigquery", "snowflake"]))
def test_any_text_is_taken(sql: str, dialect: str) -> None:
    assert isinstance(without_secrets(sql, dialect), str)


def test_much_sql_takes_little_time() -> None:
    sql = "select ((((('a', password = 'b' /* c */ -- '\n" * 2_000
    assert "'b'" not in without_secrets(sql)
