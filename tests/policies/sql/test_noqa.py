"""noqa comments in SQL files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.project.rule_packages import sql_rules
from dq.project.sql_linting import lint_sql
from dq_core.config.settings import Config, Layer
from tests.policies.sql.files import file_of

CASES = yaml.safe_load((Path(__file__).parent / "noqa.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_comment_suppresses_what_it_is_about(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DQ_TODAY", "2026-06-15")
    config = Config(".", base=Layer(select=("DML001", "NUL002", "SUP")))
    found = lint_sql([file_of(case["text"], case.get("dialect", ""))], config, sql_rules()).findings
    for name, suppressed in (("suppressed", True), ("counted", False)):
        places = [
            f"{item.code}:{item.location.line}"
            for item in found
            if item.location is not None and (item.suppressed is not None) == suppressed
        ]
        assert sorted(places) == sorted(case.get(name, [])), name
