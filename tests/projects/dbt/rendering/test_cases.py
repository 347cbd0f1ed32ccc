"""Tables of templates and what they become."""

from __future__ import annotations

from typing import Any

import pytest

from tests.projects.dbt.rendering.case import cases, lack_text, reference_texts, render


@pytest.mark.parametrize("case", cases())
def test_rendering(case: dict[str, Any]) -> None:
    """A template becomes what the table says, and lacks what the table says."""
    found = render(case)
    if "failed" in case:
        assert not found.branches
        lacks = [lack_text(lack) for lack in found.unresolved]
        assert len(lacks) == len(case["failed"]), lacks
        assert all(text.startswith(wanted) for text, wanted in zip(lacks, case["failed"], strict=True)), lacks
        return
    wanted = case.get("branches") or {"only": case["rendered"]}
    assert {branch.branch: branch.text for branch in found.branches} == wanted
    first = found.branches[0]
    lacks = [lack_text(lack) for lack in first.unresolved]
    assert lacks == list(dict.fromkeys(case.get("unresolved", [])))
    assert reference_texts(first) == case.get("references", reference_texts(first))
    assert list(first.macros) == case.get("macro_ids", list(first.macros))
    assert list(first.variables) == case.get("variable_names", list(first.variables))
    assert first.config == case.get("config", first.config)
    for branch in found.branches:
        ends = [0, *(item.end for item in branch.segments)]
        assert [item.start for item in branch.segments] == ends[:-1]
        assert ends[-1] == len(branch.text)
