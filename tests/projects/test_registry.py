"""Readers find their projects; a folder belongs to one of them."""

from __future__ import annotations

import pytest

from dq_lineage.projects.registry import projects_in, reader_named
from tests.projects.memory_tree import MemoryTree

MANIFEST = (
    '{"metadata": {"dbt_schema_version": "https://schemas.example.org/dbt/manifest/v12.json"}, "nodes": {}}'
)
PROJECT = "name: a\n"

TREES: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "nothing": ({"README.md": "x"}, []),
    "dbt": ({"dbt_project.yml": PROJECT, "models/a.sql": "select 1"}, [("dbt", "")]),
    "dbt with a manifest": ({"dbt_project.yml": PROJECT, "target/manifest.json": MANIFEST}, [("dbt", "")]),
    "a manifest alone": ({"target/manifest.json": MANIFEST}, [("dbt_manifest", "")]),
    "another manifest": ({"web/manifest.json": "{}"}, []),
    "sql": ({"a/b.sql": "select 1"}, [("sql", "")]),
    "installed packages": (
        {"dbt_project.yml": PROJECT, "dbt_packages/p/dbt_project.yml": "name: p\n"},
        [("dbt", "")],
    ),
    "all": (
        {
            "shop/dbt_project.yml": PROJECT,
            "shop/models/a.sql": "x",
            "etl/a.sql": "x",
            "m/manifest.json": MANIFEST,
        },
        [("dbt", "shop"), ("dbt_manifest", "m"), ("sql", "")],
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_projects_are_found(name: str) -> None:
    files, expected = TREES[name]
    assert projects_in(MemoryTree(files)) == expected


def test_an_unknown_reader_is_said() -> None:
    with pytest.raises(LookupError, match="known are dbt, dbt_manifest, sql"):
        reader_named("make")
