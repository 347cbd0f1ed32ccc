"""Rules that are broken in any way are read or refused with a reason, and never end in a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dq.checks.compiling import checks_of
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from tests.checks.engines.test_engines import TABLES
from tests.checks.running import FUNDAMENTALS

RULES = [(engine, case["rule"]) for engine, tables in TABLES.items() for case in tables["cases"]]
WORDS = [
    "null",
    "[]",
    "{}",
    "''",
    "-1",
    "1e9999",
    "true",
    ".nan",
    "x",
    '"',
    "'",
    ":",
    "- ",
    "(",
    ")",
    "%",
    "{{",
]
TREES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def broken(draw: Any) -> tuple[str, Any]:
    """Draw a rule of a case with some of its text replaced, or with one of its values."""
    engine, rule = draw(st.sampled_from(RULES))
    if draw(st.booleans()):
        start = draw(st.integers(0, len(rule)))
        end = draw(st.integers(start, min(len(rule), start + 12)))
        return engine, rule[:start] + draw(st.sampled_from(WORDS)) + rule[end:]
    name = draw(
        st.sampled_from(["type", "kwargs", "checks", "tests", "test_name", "checks for orders", "check"])
    )
    return engine, {name: draw(TREES), **draw(st.dictionaries(st.text(max_size=8), TREES, max_size=2))}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rule=broken())
def test_read_or_refused(rule: tuple[str, Any], tmp_path: Path) -> None:
    engine, implementation = rule
    quality = {"type": "custom", "engine": engine, "implementation": implementation}
    contract = {**FUNDAMENTALS, "schema": [{"name": "orders", "properties": _properties(engine)}]}
    contract["schema"][0]["quality"] = [quality]  # type: ignore[index]
    path = tmp_path / "broken.odcs.yaml"
    path.write_text(json.dumps(contract), encoding="utf-8")
    opened = Library().open(str(path)).contract
    assume(opened is not None and opened.datasets)
    assert opened is not None
    checks = checks_of(opened, Config(str(tmp_path)).for_path("broken.odcs.yaml"))
    assert all((check.operation is None) == bool(check.unsupported) for check in checks)
    assert any(check.location.line == 1 for check in checks)


def _properties(engine: str) -> list[dict[str, Any]]:
    columns = TABLES[engine]["datasets"]["orders"]
    return [{"name": name, **keys} for name, keys in columns.items()]
