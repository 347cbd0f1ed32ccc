"""The stand-ins for macros of dbt and of packages, in every warehouse's dialect."""

from __future__ import annotations

import functools
from pathlib import Path

import jinja2
import pytest
import sqlglot
import yaml
from sqlglot.errors import SqlglotError

from dq_core.relation import Column, Relation
from dq_core.types import dialect, dialect_names, parse
from dq_lineage.projects.dbt.builtin.packages import builtin_packages
from dq_lineage.projects.dbt.reader import DbtReader
from dq_lineage.projects.dbt.session import DbtSession
from tests.projects.memory_tree import MemoryTree

CALLS = yaml.safe_load((Path(__file__).parent / "calls.yml").read_text(encoding="utf-8"))
WRITTEN = yaml.safe_load((Path(__file__).parent / "written.yml").read_text(encoding="utf-8"))
WRAPPED = {"expressions": "select {} from t", "types": "select cast(a as {}) from t", "queries": "{}"}
WAREHOUSES = ("bigquery", "postgres", "snowflake")
MORE_WAREHOUSES = ("databricks", "duckdb", "redshift", "spark", "trino")


def project_for(warehouse: str) -> MemoryTree:
    output = f"{{type: {warehouse}, database: d, schema: s, project: d, dataset: s}}"
    return MemoryTree(
        {
            "dbt_project.yml": "name: x\nversion: '1.0'\nprofile: p\n",
            "profiles.yml": f"p:\n  target: dev\n  outputs:\n    dev: {output}\n",
        }
    )


@functools.cache
def opened(warehouse: str) -> DbtSession:
    tree = project_for(warehouse)
    tree |= {"models/t.sql": "select 1 as a", "models/u.sql": "select 1 as a"}
    for kind, calls in CALLS.items():
        for number, call in enumerate(calls):
            text = WRAPPED[kind].format("{{ " + call + " }}")
            tree[f"models/{kind}_{number}.sql"] = text
    return DbtReader().open(tree, "", "")


def columns(warehouse: str, **types: str) -> Relation:
    names = dialect(warehouse if warehouse in dialect_names() else "duckdb")
    return Relation(("t",), tuple(Column(name, parse(text, names)) for name, text in types.items()))


def failures(warehouse: str) -> list[str]:
    found = []
    known = {
        "model.x.t": columns(warehouse, a="bigint", b="string" if warehouse == "bigquery" else "varchar(9)"),
        "model.x.u": columns(warehouse, a="bigint", c="date"),
    }
    for kind, calls in CALLS.items():
        for number, call in enumerate(calls):
            session = opened(warehouse)
            made = session.render(session.declared.nodes[f"model.x.{kind}_{number}"], known)
            lacks = [lack for branch in made.branches for lack in branch.unresolved] + list(made.unresolved)
            found += [f"{call}: {lack}" for lack in lacks if lack.lack != "introspection"]
            for branch in made.branches:
                try:
                    sqlglot.parse_one(branch.text, dialect=warehouse)
                except SqlglotError as error:
                    found.append(f"{call}: {branch.text}: {error}")
    return found


@pytest.mark.parametrize(
    "warehouse",
    [*WAREHOUSES, *(pytest.param(name, marks=pytest.mark.longer) for name in MORE_WAREHOUSES)],
)
def test_every_call_gives_sql_of_the_warehouse(warehouse: str) -> None:
    assert failures(warehouse) == []


@pytest.mark.parametrize("warehouse", WRITTEN)
def test_calls_are_written_as_adapters_write_them(warehouse: str) -> None:
    tree = project_for(warehouse)
    for number, call in enumerate(WRITTEN[warehouse]):
        tree[f"models/w{number}.sql"] = "{{ " + call + " }}"
    session = DbtReader().open(tree, "", "")
    for number, (call, expected) in enumerate(WRITTEN[warehouse].items()):
        (branch,) = session.render(session.declared.nodes[f"model.x.w{number}"], {}).branches
        assert branch.text.strip() == expected, call


def test_every_macro_compiles() -> None:
    environment = jinja2.Environment(extensions=["jinja2.ext.do"])  # noqa: S701 - it makes SQL, no pages
    for package in builtin_packages():
        for source in package.macro_files.values():
            environment.parse(source.text)


def test_stand_ins_are_read_once_and_named_as_no_file_of_a_tree() -> None:
    assert builtin_packages() is builtin_packages()
    assert [package.name for package in builtin_packages()] == [
        "dbt",
        "dbt_utils",
        "dbt_date",
        "fivetran_utils",
    ]
    for package in builtin_packages():
        assert package.builtin
        assert all(path.startswith("<builtin>/") for path in package.macro_files)
