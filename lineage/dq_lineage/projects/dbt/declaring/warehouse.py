"""The dialect of a project's SQL, and who said so."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from dq_lineage.projects.dbt.declaring.adapters import DIALECTS, PACKAGES, SETTINGS, adapter_of
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.profile import profile_path, target_of
from dq_lineage.projects.dbt.declaring.project_file import ProjectFile
from dq_lineage.projects.dbt.declaring.written_settings import written_settings
from dq_lineage.projects.dbt.records import Target

_REQUIREMENTS = ("requirements.txt", "pyproject.toml", "Pipfile", "requirements-dev.txt", "setup.py")
_ADAPTER = re.compile(r"(?<![\w-])dbt-([a-z]\w*)")
_DEEPEST = 50
_NOT_SAID = Target("")


def warehouse_of(
    files: Files, project: ProjectFile, packages: Iterable[str], stated: str
) -> tuple[Target, str, str]:
    """Return the target, the dialect and who said so; empty where neither people nor files say it.

    The user's word counts most, then profiles.yml, then what is installed with dbt, then settings and
    packages that only one adapter has.
    """
    found = target_of(files, project)
    if stated:
        matches = found is not None and DIALECTS.get(found.type) == stated
        known = found if found and matches else _as_type(found, adapter_of(stated))
        return known, stated, "the user"
    if found is not None and found.type in DIALECTS:
        shown = files.tree.shown(profile_path(files, project.folder))
        return found, DIALECTS[found.type], shown
    dialect, by = _hinted(files, project, packages)
    return found or _as_type(None, adapter_of(dialect)), dialect, by


def _as_type(target: Target | None, kind: str) -> Target:
    known = target or _NOT_SAID
    return Target(kind, known.name, known.database, known.schema, known.profile, known.path)


def _hinted(files: Files, project: ProjectFile, packages: Iterable[str]) -> tuple[str, str]:
    for find in (_required, _configured, _written):
        hint = find(files, project)
        if len({dialect for dialect, _ in hint}) == 1:
            return hint[0]
    hint = _packaged(packages)
    return hint[0] if len({dialect for dialect, _ in hint}) == 1 else ("", "")


def _required(files: Files, project: ProjectFile) -> list[tuple[str, str]]:
    found = []
    for place in dict.fromkeys((project.folder, posixpath.dirname(project.folder), "")):
        for name in _REQUIREMENTS:
            path = posixpath.join(place, name)
            source = files.source(path) if files.has(path) else None
            if source is not None:
                said = f"dbt's adapter in {source.path}"
                found += [
                    (DIALECTS[kind], said) for kind in _ADAPTER.findall(source.text) if kind in DIALECTS
                ]
    return found


def _configured(_files: Files, project: ProjectFile) -> list[tuple[str, str]]:
    said = f"settings in {project.location.path}" if project.location else ""
    return [(dialect, said) for tree in project.trees.values() for dialect in _in_tree(tree, 0)]


def _in_tree(tree: Mapping[str, object], depth: int) -> Iterable[str]:
    for key, value in tree.items():
        name = key.removeprefix("+")
        if name in SETTINGS and not (isinstance(value, dict) and name == key):
            yield SETTINGS[name]
        if name == "partition_by" and isinstance(value, dict):
            yield "bigquery"
        elif isinstance(value, dict) and not key.startswith("+") and depth < _DEEPEST:
            yield from _in_tree(value, depth + 1)


def _written(files: Files, project: ProjectFile) -> list[tuple[str, str]]:
    """Return what the settings in the models' texts tell, where most of them stand: at the top."""
    found: dict[str, str] = {}
    for path in files.below(project.paths["model"], (".sql",), project.installed):
        source = files.source(path)
        for setting, partition in written_settings(source.text) if source else ():
            dialect = SETTINGS[setting] if setting else "bigquery"
            found.setdefault(
                dialect, f"{setting or partition.split('=')[0].strip()} in {files.tree.shown(path)}"
            )
    return list(found.items())


def _packaged(packages: Iterable[str]) -> list[tuple[str, str]]:
    return [(PACKAGES[name], f"the package {name}") for name in packages if name in PACKAGES]
