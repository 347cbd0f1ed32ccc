"""The resources that are files: models, analyses and singular tests, snapshots in blocks, and seeds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dq_core.location import Location
from dq_core.source import Source
from dq_lineage.projects.dbt.declaring.incremental import STRATEGY
from dq_lineage.projects.dbt.declaring.inline_config import inline_config
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import fqn_of
from dq_lineage.projects.dbt.declaring.properties import Patch
from dq_lineage.projects.dbt.declaring.resource import Resource, config_of, node_of
from dq_lineage.projects.records import NodeKind

_SNAPSHOT = re.compile(r"\{%[-+]?\s*snapshot\s+(\w+)\s*[-+]?%\}")
_END_SNAPSHOT = re.compile(r"\{%[-+]?\s*endsnapshot\s*[-+]?%\}")
_GENERIC = "generic"


def read_texts(reading: PackageReading) -> None:
    """Add the nodes of all files of a package that are resources themselves."""
    for path in _paths(reading, "model", (".sql", ".py")):
        _add_file(reading, "model", path)
    for path in _paths(reading, "snapshot", (".sql",)):
        _add_snapshots(reading, path)
    _add_declared_snapshots(reading)
    for path in _paths(reading, "seed", (".csv",)):
        _add_seed(reading, path)
    for path in _paths(reading, "analysis", (".sql",)):
        _add_file(reading, "analysis", path)
    for path in _paths(reading, "test", (".sql",)):
        if _GENERIC not in path.split("/")[:-1]:
            _add_file(reading, "test", path)


def _paths(reading: PackageReading, kind: str, endings: tuple[str, ...]) -> list[str]:
    project = reading.project
    return reading.files.below(project.paths[kind], endings, (*project.installed, *project.outputs))


def _add_file(reading: PackageReading, kind: NodeKind, path: str) -> None:
    source = reading.files.source(path)
    if source is None:
        return
    stem = posixpath.splitext(posixpath.basename(path))[0]
    language = "python" if path.lower().endswith(".py") else "sql"
    patch = reading.properties.patch(kind, stem)
    name, version = _named(stem, patch)
    inside = ("analysis",) if kind == "analysis" else ()
    package, *folders = fqn_of(reading, path)
    fqn = (package, *inside, *folders, name, *((f"v{version}",) if version else ()))
    inline = inline_config(source.text, language)
    place = Location(source.path)
    resource = Resource(kind, name, path, fqn, patch, inline, language, place)
    node = node_of(reading, resource)
    reading.add(node)
    if kind == "model" and STRATEGY in node.config:
        reading.incremental.append((resource, node))


def _named(stem: str, patch: Patch | None) -> tuple[str, str]:
    version = patch.version if patch else None
    return (version.name, version.number) if version else (stem, "")


def _add_snapshots(reading: PackageReading, path: str) -> None:
    source = reading.files.source(path)
    if source is None:
        return
    stem = posixpath.splitext(posixpath.basename(path))[0]
    for name, start, stop in _blocks(source.text):
        patch = reading.properties.patch("snapshot", name)
        inline = inline_config(source.text, "sql", start, stop)
        place = source.location(start, start)
        fqn = fqn_of(reading, path, stem, name)
        reading.add(node_of(reading, Resource("snapshot", name, path, fqn, patch, inline, "sql", place)))


def snapshot_span(text: str, name: str) -> tuple[int, int] | None:
    """Return where the block of a snapshot stands in a file, its marks included; None where it does not."""
    return next(((start, stop) for block, start, stop in _blocks(text) if block == name), None)


def _blocks(text: str) -> Iterator[tuple[str, int, int]]:
    stop = 0
    for found in _SNAPSHOT.finditer(text):
        if found.start() >= stop:
            end = _END_SNAPSHOT.search(text, found.end())
            stop = end.end() if end else len(text)
            yield found[1], found.start(), stop


def _add_declared_snapshots(reading: PackageReading) -> None:
    """Add the snapshots that stand in properties alone: those with a relation."""
    for patch in list(reading.properties.patches.values()):
        if patch.kind == "snapshot" and not patch.used and "relation" in patch.node:
            patch.used = True
            fqn, place = fqn_of(reading, patch.path, patch.name), patch.node.value_location("name")
            resource = Resource("snapshot", patch.name, "", fqn, patch, language="sql", location=place)
            reading.add(node_of(reading, resource))


def _add_seed(reading: PackageReading, path: str) -> None:
    source = reading.files.source(path)
    if source is None:
        return
    name = posixpath.splitext(posixpath.basename(path))[0]
    patch, fqn = reading.properties.patch("seed", name), fqn_of(reading, path, name)
    place = Location(source.path)
    stated = config_of(reading, patch.node, ()) if patch else {}
    header = _header(source, reading.settings(("seeds",), fqn, (stated,)).get("delimiter"))
    resource = Resource("seed", name, path, fqn, patch, language="csv", location=place, header=header)
    reading.add(node_of(reading, resource))


def _header(source: Source, delimiter: object) -> tuple[str, ...]:
    """Return the columns that the first line names."""
    from csv import Error, reader

    sign = delimiter if isinstance(delimiter, str) and len(delimiter) == 1 else ","
    try:
        return tuple(
            name.strip() for name in next(reader(source.text.split("\n", 50)[:50], delimiter=sign), [])
        )
    except (Error, ValueError):
        return ()
