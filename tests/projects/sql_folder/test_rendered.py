"""The text of a query is its SQL; what is Jinja in it gives way, and every position stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_core.source import Source
from dq_lineage.projects.records import Node, Rendered
from dq_lineage.projects.sql_folder.jinja_text import branches
from dq_lineage.projects.sql_folder.reader import SqlFolderReader
from tests.projects.memory_tree import MemoryTree

CASES = yaml.safe_load((Path(__file__).parent / "rendered.yaml").read_text())
BRANCHES = ("only", "full_refresh", "incremental")
PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "if is_init()",
    "else",
    "endif",
    "for",
    "raw",
    "endraw",
    "a",
    " ",
    "\n",
    "'",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["raw"][:40])
def test_rendered(case: dict[str, Any]) -> None:
    tree = MemoryTree({"a.sql": case["raw"]})
    session = SqlFolderReader().open(tree, "", "")
    found = session.render(session.declared.nodes["query.a"], {})
    assert {each.branch: each.text for each in found.branches} == {
        branch: case[branch] for branch in BRANCHES if branch in case
    }
    assert [each.name for each in found.unresolved] == case.get("unknown", [])
    assert all(each.lack == "jinja" and each.location for each in found.unresolved)
    for each in found.branches:
        holds(each, case["raw"])


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_positions_stay_in_any_text(text: str) -> None:
    for each in branches(Source("a.sql", text)):
        holds(each, text)


def holds(rendered: Rendered, raw: str) -> None:
    assert len(rendered.text) == len(raw)
    assert [at for at, letter in enumerate(raw) if letter == "\n"] == [
        at for at, letter in enumerate(rendered.text) if letter == "\n"
    ]
    assert "".join(raw[each.origin : each.origin_end] for each in rendered.segments) == raw
    for each in rendered.segments:
        assert (each.start, each.end) == (each.origin, each.origin_end)
        assert each.exact == (rendered.text[each.start : each.end] == raw[each.start : each.end])


def test_what_cannot_be_rendered_is_said() -> None:
    tree = MemoryTree(
        {"a.sql": b"\xff\xfea\x00", "sql/p/d/t/query.py": "", "sql/p/d/t/schema.yaml": "fields: []"}
    )
    session = SqlFolderReader().open(tree, "", "")
    lacks = {
        id_: [each.lack for each in session.render(node, {}).unresolved]
        for id_, node in session.declared.nodes.items()
    }
    assert lacks == {"query.a": ["file"], "query.sql/p/d/t/query.py": ["language"]}
    gone = session.render(Node("query.b", "query", "b", path="b.sql"), {})
    assert gone.failed
    assert gone.unresolved[0].lack == "file"


def test_inputs_follow_the_text() -> None:
    def inputs(text: str) -> str:
        session = SqlFolderReader().open(MemoryTree({"a.sql": text}), "", "")
        return session.inputs(session.declared.nodes["query.a"], None)

    assert inputs("select 1") == inputs("select 1")
    assert inputs("select 1") != inputs("select 2")
