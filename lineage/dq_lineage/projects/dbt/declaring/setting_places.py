"""Where a setting of a resource is written: in its text, its properties, or a dbt_project.yml."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator

from dq_core.location import Location
from dq_core.source import Source
from dq_core.yaml.tree import Mapping
from dq_lineage.projects.dbt.declaring.calls import keywords
from dq_lineage.projects.dbt.declaring.inline_config import spans_of_config
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.project_file import MARKER, ProjectFile
from dq_lineage.projects.dbt.declaring.properties_document import read_properties
from dq_lineage.projects.dbt.declaring.resource import Resource

_TREE = "models"
_CALL = len("f(")
_LINE = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def place_of_setting(reading: PackageReading, resource: Resource, name: str) -> Location | None:
    """Return the place of the value that counts for a model; None where nobody states the setting."""
    return next(_places(reading, resource, name), None)


def _places(reading: PackageReading, resource: Resource, name: str) -> Iterator[Location]:
    """Yield the places of a setting, the strongest first."""
    if reading.project is not reading.root:
        yield from _in_project(reading, reading.root, resource.fqn, name)
    source = reading.files.source(resource.path) if resource.path else None
    if source is not None:
        yield from reversed(list(_in_text(source, resource.language, name)))
    config = resource.patch.node.node("config") if resource.patch else None
    if isinstance(config, Mapping) and name in config:
        yield config.value_location(name)
    yield from _in_project(reading, reading.project, resource.fqn, name)


def _in_text(source: Source, language: str, name: str) -> Iterator[Location]:
    for start, stop in spans_of_config(source.text, language):
        arguments = source.text[start:stop]
        for word in keywords(arguments):
            if word.arg == name:
                yield source.location(*(start + at for at in _span(arguments, word.value)))


def _span(arguments: str, value: ast.expr) -> tuple[int, int]:
    """Return where a value stands in the arguments of a call."""
    ends = (value.end_lineno or value.lineno, value.end_col_offset or value.col_offset)
    first, last = (_offset(arguments, *at) for at in ((value.lineno, value.col_offset), ends))
    return first, last


def _offset(arguments: str, line: int, column: int) -> int:
    """Return the offset of a place as Python has it: bytes of UTF-8 in a line, behind `f(` in the first."""
    lines = _LINE.split(arguments)
    above = sum(map(len, lines[: line - 1]))
    within = lines[line - 1].encode("utf-8", "surrogatepass")[: column - (_CALL if line == 1 else 0)]
    return above + len(within.decode("utf-8", "ignore"))


def _in_project(
    reading: PackageReading, project: ProjectFile, fqn: tuple[str, ...], name: str
) -> Iterator[Location]:
    source = reading.files.source(posixpath.join(project.folder, MARKER))
    level = read_properties(source).root if source is not None else None
    found: list[Location] = []
    for step in (_TREE, *fqn):
        level = level.node(step) if isinstance(level, Mapping) else None
        if isinstance(level, Mapping):
            found += (level.value_location(key) for key in (name, f"+{name}") if key in level)
    yield from reversed(found)
