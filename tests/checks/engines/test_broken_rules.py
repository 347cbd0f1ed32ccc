"""Rules that are broken in any way are read or refused with a reason, and never end in a traceback.

A key that nobody knows is never passed over, wherever it stands: a typing error would make a check weaker.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dq.checks.check import Check
from dq.checks.compiling import checks_of
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import plain_value
from tests.checks.engines.test_engines import TABLES
from tests.checks.running import FUNDAMENTALS


def plain_value_of(rule: str) -> Any:
    """Return what the text of a rule holds."""
    return plain_value(load(Source("rule", rule)).root)


RULES = [(engine, case["rule"]) for engine, tables in TABLES.items() for case in tables["cases"]]
UNDERSTOOD = [
    pytest.param(engine, case["rule"], id=f"{engine}: {case['name']}")
    for engine, tables in TABLES.items()
    for case in tables["cases"]
    if not str(case["expect"]).startswith(("unsupported", "error"))
    and "{" in str(plain_value_of(case["rule"]))
]
FREE = ("meta", "attributes", "tags")
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


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rule=broken())
def test_read_or_refused(rule: tuple[str, Any], tmp_path: Path) -> None:
    engine, implementation = rule
    checks = _checks(engine, implementation, tmp_path)
    assert all((check.operation is None) == bool(check.unsupported) for check in checks)


def _checks(engine: str, implementation: Any, folder: Path) -> tuple[Check, ...]:
    quality = {"type": "custom", "engine": engine, "implementation": implementation}
    first, *rest = _properties(engine)
    properties = [{**first, "quality": [quality]}, *rest]
    dataset = {"name": "orders", "properties": properties, "quality": [quality]}
    others = [{"name": "customers", "properties": [{"name": "number"}, {"name": "region"}]}]
    path = folder / "broken.odcs.yaml"
    contract = {**FUNDAMENTALS, "schema": [dataset, *others]}
    path.write_text(json.dumps(contract, default=float), encoding="utf-8")
    opened = Library().open(str(path)).contract
    if opened is None or not opened.datasets:
        return ()
    return checks_of(opened, Config(str(folder)).for_path(path.name))


@pytest.mark.parametrize(("engine", "rule"), UNDERSTOOD)
def test_no_key_is_passed_over(engine: str, rule: str, tmp_path: Path) -> None:
    for wrong in _with_unknown_key(plain_value_of(rule)):
        assert _unread(engine, wrong, tmp_path), wrong


def _with_unknown_key(tree: Any) -> Iterator[Any]:
    """Yield the tree with one more key, once for each of its mappings except those that describe."""
    if isinstance(tree, dict):
        yield {**tree, "zzz": 1}
        for key, value in tree.items():
            if key not in FREE:
                yield from ({**tree, key: changed} for changed in _with_unknown_key(value))
    if isinstance(tree, list):
        for place, item in enumerate(tree):
            yield from ([*tree[:place], changed, *tree[place + 1 :]] for changed in _with_unknown_key(item))


def _unread(engine: str, implementation: Any, folder: Path) -> bool:
    checks = _checks(engine, implementation, folder)
    return [check.kind for check in checks if check.unsupported] == 2 * ["quality-custom"]


def _properties(engine: str) -> list[dict[str, Any]]:
    columns = TABLES[engine]["datasets"]["orders"]
    return [{"name": name, **keys} for name, keys in columns.items()]
