"""Files below `tests/fixtures` that hold the rows of unit tests."""

from __future__ import annotations

import posixpath
from csv import Error, reader

from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Scalar
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja

_FOLDER = "fixtures"
_ENDINGS = (".csv", ".sql")
_FORMATS = ("csv", "sql")
_LINES = 50


def fixture_of(reading: PackageReading, part: Mapping) -> tuple[str, str]:
    """Return path and text of the file that `fixture` names; both empty, and noted, where there is none."""
    stated = part.node("fixture")
    if not isinstance(stated, Scalar) or not stated.text or has_jinja(stated.text):
        return "", ""
    if shapes.text(part, "format").lower() not in _FORMATS:
        what = f"the rows of the fixture {stated.text!r} have no format"
        reading.files.wrong(what, stated.location, "add `format: csv` or `format: sql` beside it")
    known = {posixpath.splitext(posixpath.basename(path))[0]: path for path in _paths(reading)}
    path = known.get(stated.text, "")
    if not path:
        places = " or ".join(f"{folder}/" for folder in _folders(reading))
        help_ = did_you_mean(stated.text, known) or f"add {stated.text}.csv or {stated.text}.sql to {places}"
        reading.files.wrong(f"there is no fixture {stated.text!r}", stated.location, help_)
    source = reading.files.source(path) if path else None
    return path, source.text if source is not None else ""


def header_of(text: str) -> tuple[str, ...]:
    """Return the columns that the first line of rows in CSV names."""
    lines = text.strip().split("\n", _LINES)[:_LINES]
    try:
        return tuple(name for each in next(reader(lines), []) if (name := each.strip().strip('"')))
    except Error:
        return ()


def _paths(reading: PackageReading) -> list[str]:
    project = reading.project
    return reading.files.below(_folders(reading), _ENDINGS, (*project.installed, *project.outputs))


def _folders(reading: PackageReading) -> list[str]:
    return [posixpath.join(folder, _FOLDER) for folder in reading.project.paths["test"]]
