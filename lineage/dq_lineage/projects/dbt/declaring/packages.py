"""The packages of a project: those that are declared, installed, or stand beside it in the tree."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dq_core.location import Location
from dq_core.record import record
from dq_core.yaml.tree import Mapping
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.project_file import MARKER, ProjectFile, read_project_file
from dq_lineage.projects.dbt.declaring.tree_paths import OUTSIDE, joined
from dq_lineage.projects.dbt.declaring.values import value_of
from dq_lineage.projects.records import Unresolved

_FILES = ("packages.yml", "dependencies.yml")
_ADDRESSES = ("package", "git", "tarball", "private")


@record
class DeclaredPackage:
    """A package as declared: its name as far as the declaration tells it, and its folder if it is local."""

    name: str
    folder: str = ""
    location: Location | None = None


def declared_packages(files: Files, folder: str) -> tuple[DeclaredPackage, ...]:
    """Return the packages that the files beside a dbt_project.yml ask for."""
    return tuple(_declared(files, folder))


def _declared(files: Files, folder: str) -> Iterator[DeclaredPackage]:
    for name in _FILES:
        path = posixpath.join(folder, name)
        root = files.mapping(path) if files.has(path) else None
        if root is not None:
            for entry in shapes.mappings(files, root, "packages"):
                yield from _package(entry, folder)
            for entry in shapes.mappings(files, root, "projects"):
                yield DeclaredPackage(shapes.text(entry, "name"), location=entry.location)


def _package(entry: Mapping, folder: str) -> Iterator[DeclaredPackage]:
    local = shapes.text(entry, "local")
    if local:
        path = joined(folder, local)
        yield DeclaredPackage(posixpath.basename(path), path, entry.value_location("local"))
        return
    key = next((key for key in _ADDRESSES if key in entry), "")
    stated = str(value_of(entry.node(key)) or "").rstrip("/").removesuffix(".git")
    name = shapes.text(entry, "name") if key == "tarball" else ""
    if stated:
        last = name or posixpath.basename(stated)
        yield DeclaredPackage(last.replace("-", "_"), location=entry.value_location(key))


def package_projects(
    files: Files, root: ProjectFile, declared: tuple[DeclaredPackage, ...]
) -> tuple[ProjectFile, ...]:
    """Return the packages whose files the tree holds, local ones first, with what they need in turn."""
    waiting = [one.folder for one in declared if one.folder]
    installed = _installed(files, root)
    found: dict[str, ProjectFile] = {}
    seen = {root.folder}
    while waiting or installed:
        folder = waiting.pop(0) if waiting else installed.pop(0)
        if folder in seen or folder == OUTSIDE:
            continue
        seen.add(folder)
        if files.has(posixpath.join(folder, MARKER)):
            project = read_project_file(files, folder)
            if project.name != root.name and found.setdefault(project.name, project) is project:
                nested = declared_packages(files, folder)
                waiting += [one.folder for one in nested if one.folder]
    return tuple(found.values())


def _installed(files: Files, root: ProjectFile) -> list[str]:
    depth = {folder: folder.count("/") + 2 for folder in root.installed}
    return [
        posixpath.dirname(path)
        for folder in root.installed
        for path in files.below((folder,), (MARKER,))
        if path.count("/") == depth[folder] and posixpath.basename(path) == MARKER
    ]


def is_installed(root: ProjectFile, project: ProjectFile) -> bool:
    """Say whether a package is a copy of somebody else's, which the user does not mend."""
    return any(project.folder.startswith(f"{folder}/") for folder in root.installed)


def note_missing(files: Files, declared: tuple[DeclaredPackage, ...], known: set[str]) -> None:
    """Note the declared packages of which there are neither files nor stand-ins."""
    for one in declared:
        if one.name and not one.folder and one.name not in known:
            files.unresolved.append(Unresolved("package", one.name, one.location, "it is not installed"))
        elif one.folder and not files.has(posixpath.join(one.folder, MARKER)):
            files.unresolved.append(Unresolved("package", one.name, one.location, "its folder is not there"))
