"""Texts and the references that stand in them literally, with their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_core.source import Source
from dq_lineage.projects.dbt.declaring.inline_config import inline_config
from dq_lineage.projects.dbt.declaring.literal_references import literal_references
from dq_lineage.projects.dbt.declaring.names import names_of
from dq_lineage.projects.dbt.declaring.project import read_project
from dq_lineage.projects.dbt.declaring.texts import snapshot_span
from tests.projects.memory_tree import MemoryTree

TABLE = yaml.safe_load((Path(__file__).parent / "literal_references.yaml").read_text())
PROJECT = read_project(MemoryTree(TABLE["project"]), "", "")
NAMES = names_of(PROJECT.declared.nodes.values(), PROJECT.declared.name)
PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", "'", '"', "\\", "(", ")", "{", "}", "[", "]", "ref", "source",
     "config", "=", ",", "'a'", '"b"', " ", "\n", "raw", "endraw", "v=", "1", "-", "true", "**", "x"]
)  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in TABLE["texts"].items()])
def test_references(case: dict[str, Any]) -> None:
    source = Source("a.sql", case["text"])
    found = literal_references(source, NAMES, case.get("package", "shop"), case.get("language", "sql"))
    stated = []
    for one in found:
        assert one.location is not None
        start = source.offset(one.location.line, one.location.column)
        end = source.offset(one.location.end_line, one.location.end_column)
        stated.append(f"{source.text[start:end]} -> {one.node or 'nothing'}")
    assert stated == case["found"]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=name) for name, case in TABLE["configurations"].items()]
)
def test_configurations(case: dict[str, Any]) -> None:
    found = inline_config(case["text"], case.get("language", "sql"))
    assert dict(found.values) == case["values"]
    assert sorted(found.expressions) == case.get("open", [])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    inline_config(text)
    source = Source("a.sql", text)
    for language in ("sql", "python"):
        for one in literal_references(source, NAMES, "shop", language):
            assert one.kind in ("ref", "source")


@pytest.mark.parametrize(
    "piece",
    [
        "{{ ",
        "{{ config(",
        "{{ ref('a' ",
        "{% '",
        "{# ",
        "{{ ((",
        "{{ {{",
        "'",
        "{",
        '\\"',
        "ref  ",
        "-",
        "{% snapshot x %}",
    ],
)
def test_long_texts_take_no_time(piece: str) -> None:
    for opening in ("", '{{ config(x="', "{{ ref('a'", "dbt.config(x="):
        text = f"{opening}{piece * 5_000}ref config"
        for language in ("sql", "python"):
            inline_config(text, language)
            literal_references(Source("a.sql", text), NAMES, "shop", language)
        snapshot_span(text, "y")
