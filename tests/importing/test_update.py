"""A contract is updated: what it lacks is added, what contradicts is said, and what people wrote stays."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dq_contracts.importers.settling import contract_text
from dq_contracts.updating.update import Updated, update
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import plain_value
from tests.importing.imported import errors_in, imported, sources
from tests.reports.stored import assert_golden

UPDATES = sorted((Path(__file__).parent / "updates").iterdir())


def run(folder: Path, text: str) -> Updated:
    source = next(path for path in folder.glob("source.*"))
    return update(
        Source("contract.odcs.yaml", text), imported(source).contract, overwrite=folder.name == "overwritten"
    )


@pytest.mark.parametrize("folder", UPDATES, ids=lambda path: path.name)
def test_an_update_is_the_stored_one(folder: Path) -> None:
    made = run(folder, (folder / "contract.odcs.yaml").read_text("utf-8"))
    assert_golden(folder / "expected.odcs.yaml", made.text)
    assert_golden(folder / "findings.txt", "".join(f"{line}\n" for line in said(made)))
    assert errors_in(made.text) == []


def said(made: Updated) -> list[str]:
    found = (f"{finding.code} {finding.location}: {finding.message}" for finding in made.findings)
    return [*(f"added {words}" for words in made.added), *found]


@pytest.mark.parametrize("folder", UPDATES, ids=lambda path: path.name)
def test_a_second_update_changes_nothing(folder: Path) -> None:
    first = run(folder, (folder / "contract.odcs.yaml").read_text("utf-8"))
    second = run(folder, first.text)
    assert second.text == first.text
    assert second.added == ()
    assert second.findings == first.findings


HEADER = ("apiVersion", "kind", "id", "version", "status")


@cache
def drafts() -> list[dict[str, Any]]:
    found = [imported(path).contract for path in sources() if path.stat().st_size < 3_000]
    return [contract for contract in found if len(contract_text(contract)) < 6_000]


@st.composite
def thinned(draw: st.DrawFn, value: Any, keep: tuple[str, ...] = ()) -> Any:
    """Return a part of a contract without some of its keys and items."""
    if isinstance(value, list):
        return [draw(thinned(item)) for item in value if draw(st.integers(0, 4))]
    if not isinstance(value, dict):
        return value
    kept = {k: v for k, v in value.items() if k in ("name", *keep) or draw(st.integers(0, 3))}
    return {k: draw(thinned(v)) if k in ("schema", "properties", "items") else v for k, v in kept.items()}


@st.composite
def commented(draw: st.DrawFn, text: str) -> str:
    """Return the text with comments that somebody wrote in it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not draw(st.integers(0, 7)):
            lines.append(f"{' ' * (len(line) - len(line.lstrip()))}# above {len(lines)}")
        behind = (
            draw(st.integers(0, 7)) == 0 and line.strip() and not line.rstrip().endswith(("|", "|-", "|+"))
        )
        lines.append(f"{line}  # behind {len(lines)}" if behind else line)
    return "\n".join(lines)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_what_is_missing_comes_back(data: st.DataObject) -> None:
    draft = data.draw(st.sampled_from(drafts()))
    thin = data.draw(thinned(draft, HEADER))
    assume(thin.get("schema") or "schema" not in thin)
    text = data.draw(commented(contract_text(thin)))
    assume(
        plain_value(load(Source("c", text)).root) == plain_value(load(Source("c", contract_text(thin))).root)
    )
    assume(not errors_in(text))
    made = update(Source("contract.odcs.yaml", text), draft)
    assert errors_in(made.text) == []
    assert [finding for finding in made.findings if finding.code == "IMP003"] == []
    assert is_subsequence(text.split("\n"), made.text.split("\n")), made.text
    again = update(Source("contract.odcs.yaml", made.text), draft)
    assert (again.text, again.added) == (made.text, ())
    if not made.findings:
        assert normal(plain_value(load(Source("c", made.text)).root)) == normal(draft)


def is_subsequence(before: list[str], after: list[str]) -> bool:
    """Say whether all lines are still there, in their order; what stands in brackets grows where it is."""
    left = iter(after)
    kept = [line for line in before if line.strip() and "[" not in line and "{" not in line]
    return all(any(line == other for other in left) for line in kept)


def normal(value: Any) -> Any:
    """Return a contract without the order of what has a name: new columns follow the old ones."""
    if isinstance(value, dict):
        return {key: normal(inner) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    return sorted((normal(item) for item in value), key=repr)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_overwriting_ends_all_contradictions(data: st.DataObject) -> None:
    draft = data.draw(st.sampled_from(drafts()))
    other = data.draw(thinned(draft, HEADER))
    columns = [column for dataset in other.get("schema", ()) for column in dataset.get("properties", ())]
    assume(columns)
    for column in columns:
        if data.draw(st.booleans()) and "logicalType" in column:
            column["logicalType"] = data.draw(st.sampled_from(["string", "integer", "boolean", "date"]))
            column.pop("logicalTypeOptions", None)
        if "required" in column and data.draw(st.booleans()):
            column["required"] = False
    text = contract_text(other)
    assume(not errors_in(text))
    made = update(Source("contract.odcs.yaml", text), draft, overwrite=True)
    assert errors_in(made.text) == []
    again = update(Source("contract.odcs.yaml", made.text), draft, overwrite=True)
    assert (again.text, again.added) == (made.text, ())
