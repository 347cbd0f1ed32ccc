"""Compiling to ODCS: nothing is lost, and what is written means the same and compiles to itself."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq.compilers.registry import compiled, targets
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract
from dq_core.source import Source
from dq_core.yaml.loader import Document, load
from dq_core.yaml.tree import plain_value
from dq_core.yaml.writer import write
from tests import rule_examples
from tests.contracts.opening import contract
from tests.contracts.standard_files import EXAMPLES, NEEDED

ROOT = Path(__file__).parents[2]
SEEDS = [
    *(path for path in sorted((ROOT / "tests/contracts/seeds").glob("*.yaml")) if path.stem != "broken.odcs"),
    *sorted((ROOT / "examples").rglob("*.odcs.yaml")),
    ROOT / "tests/contracts/model/whole.odcs.yaml",
]
OURS = ("dqDefinitions", "dqDefaults", "dqDefinition")


def opened(path: Path) -> tuple[Document, Contract]:
    found = Library(root=str(path.parent)).open(str(path))
    assert found.contract is not None
    return found.document, found.contract


def without_ours(value: Any) -> Any:
    """Return a plain contract without the custom properties that include, told apart here anew."""
    if isinstance(value, list):
        return [without_ours(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: without_ours(item) for key, item in value.items()}
    listed = found.get("customProperties")
    if isinstance(listed, list):
        kept = [item for item in listed if not (isinstance(item, dict) and item.get("property") in OURS)]
        if kept or not listed:
            found["customProperties"] = kept
        else:
            del found["customProperties"]
    return found


def comparable(value: Any) -> Any:
    """Return a plain value such that 1e3 equals 1000, and 1 equals neither true nor "1"."""
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return ("number", Decimal(value)) if number else (type(value).__name__, repr(value))


def assert_complete(path: Path) -> None:
    document, found = opened(path)
    written = compiled("odcs", found).text
    again = load(Source("written.yaml", written))
    assert again.problems == ()
    assert comparable(plain_value(again.root)) == comparable(without_ours(plain_value(found.node)))
    if "dqDef" not in document.source.text:
        assert comparable(plain_value(again.root)) == comparable(plain_value(document.root))


def assert_same_meaning(path: Path, folder: Path) -> None:
    _, found = opened(path)
    written = compiled("odcs", found).text
    target = folder / path.name
    target.write_text(written, encoding="utf-8")
    _, again = opened(target)
    assert compiled("odcs", again).text == written
    for name in path.parent.glob("*.yaml"):
        if name.name != path.name:
            (folder / name.name).write_text(name.read_text(encoding="utf-8"), encoding="utf-8")
    before, after = (meanings(path.parent / path.name), meanings(target))
    assert after == before


def meanings(path: Path) -> list[tuple[str, str]]:
    from dq.project.collecting import collect
    from dq.project.linting import lint
    from dq.project.rule_packages import lint_rules
    from dq_core.config.settings import Config

    config = Config(str(path.parent))
    found = lint(collect([str(path)], config), config, lint_rules(), noqa=False).findings
    return sorted((finding.code, finding.message) for finding in found if finding.code.startswith("ODC2"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
@pytest.mark.parametrize("law", [assert_complete, None], ids=["complete", "same meaning"])
def test_a_contract_of_ours(path: Path, law: Callable[[Path], None] | None, tmp_path: Path) -> None:
    if law is not None:
        law(path)
    else:
        assert_same_meaning(path, tmp_path)


@NEEDED
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_of_the_standard(path: Path, tmp_path: Path) -> None:
    assert_complete(path)
    assert_same_meaning(path, tmp_path)


TEXTS = st.one_of(
    st.sampled_from(
        ["", "null", "on", "NO", "1:30", "012", "1e3", "~", ".", "/", "#", "a: b", "- a", "${X}", "é😀"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
VALUES = st.recursive(
    st.one_of(
        TEXTS,
        st.integers(),
        st.booleans(),
        st.none(),
        st.decimals(allow_nan=False, allow_infinity=False, places=3),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_whatever_a_contract_holds_is_written_and_read_again(value: dict[str, Any]) -> None:
    text = write({"id": "x", **value})
    document = load(Source("a.odcs.yaml", text))
    found = contract(text)
    written = compiled("odcs", found).text
    assert repr(plain_value(load(Source("b", written)).root)) == repr(
        without_ours(plain_value(document.root))
    )
    assert compiled("odcs", contract(written)).text == written


def test_the_order_is_that_of_the_file() -> None:
    text = rule_examples.completed("schema: [{name: a, id: b}]\ntenant: t\n")
    assert list(yaml.safe_load(compiled("odcs", contract(text)).text)) == list(yaml.safe_load(text))


def test_odcs_is_a_target() -> None:
    assert "odcs" in targets()
