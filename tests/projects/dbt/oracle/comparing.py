"""Projects rendered by us, in the form in which dbt's golden files hold them."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from dq_core.relation import Column, Relation
from dq_core.types import dialect, parse
from dq_lineage.projects.dbt.reader import DbtReader
from dq_lineage.projects.dbt.session import DbtSession
from dq_lineage.projects.records import Renderings
from dq_lineage.projects.trees.working import WorkingTree

HERE = Path(__file__).parent
PROJECTS = tuple(sorted(path.name for path in (HERE / "projects").iterdir()))
BRANCHES = ("full_refresh", "incremental")
DIFFERENT: Mapping[str, str] = yaml.safe_load((HERE / "different.yml").read_text(encoding="utf-8"))
_TOKEN = re.compile(
    r"""--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|\S""",
    re.DOTALL,
)


@functools.cache
def session(project: str) -> DbtSession:
    """Return a project, opened as a user would open it."""
    return DbtReader().open(WorkingTree(str(HERE / "projects" / project)), "", "")


@functools.cache
def known(project: str) -> Mapping[str, Relation]:
    """Return what the warehouse knew of the project's tables when dbt compiled it."""
    found = json.loads((HERE / "golden" / project / "relations.json").read_text(encoding="utf-8"))
    return {key: _relation(key, columns) for key, columns in found.items()}


@functools.cache
def rendered(project: str, node: str) -> Renderings:
    """Return what a node is rendered to."""
    opened = session(project)
    return opened.render(opened.declared.nodes[node], known(project))


def golden(project: str, branch: str) -> dict[str, str]:
    """Return what dbt compiled in a branch, by node id; what is the same in both stands in `both`."""
    folder = HERE / "golden" / project
    files = [path for name in ("both", branch) for path in (folder / name).glob("*.sql")]
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(files, key=lambda path: path.stem)}


def tokens(text: str) -> list[str]:
    """Return the words, signs, texts and comments of SQL, so that only the room between them is free."""
    return [token.rstrip() for token in _TOKEN.findall(text)]


def _relation(key: str, columns: Mapping[str, str]) -> Relation:
    types = dialect("duckdb")
    return Relation((key,), tuple(Column(name, parse(text, types)) for name, text in columns.items()))
