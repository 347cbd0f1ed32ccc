"""Parquet files, scanned where they are."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dq.adapters.checking_paths import check_path
from dq.adapters.describing import column_of, described, function, typed_columns
from dq.adapters.nesting import SourceNesting
from dq.adapters.place import Place
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset
from dq_core.paths import shown

ENDINGS = (".parquet", ".pq")
_ROW_NUMBER, _FILE = "file_row_number", "filename"
_IN_FILES = {"hive_partitioning": False}


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError."""
    del dataset
    check_path(place.path)
    options, problems = _options(connection, place.path)
    scan = function("read_parquet", place.path, **options)
    opened = DataRelation(
        place.path,
        scan,
        typed_columns(connection, scan),
        problems=tuple(problems),
        nesting=SourceNesting(),
    )
    if {_ROW_NUMBER, _FILE} & opened.columns.keys():
        return opened
    return replace(
        opened,
        row_number=column_of(_ROW_NUMBER),
        file=column_of(_FILE) if glob.has_magic(place.path) else None,
        numbered_scan=function("read_parquet", place.path, **options, file_row_number=True, filename=True),
    )


def _options(connection: Any, path: str) -> tuple[dict[str, bool], list[str]]:
    """Return how to read the files so that no value is cast, and in what their columns differ."""
    keys = _partition_keys(path)
    options = _IN_FILES if keys and keys & _own_columns(connection, path).keys() else {}
    if os.path.lexists(path):
        return options, []
    files = sorted(glob.glob(path, recursive=True))
    schemas = {file: _own_columns(connection, file) for file in files}
    if all(schema == schemas[files[0]] for schema in schemas.values()):
        return options, []
    # DuckDB casts every file to the types of the first: 100.0004 behind a DECIMAL(10,2) would become 100.00
    return {**options, "union_by_name": True}, list(_differences(schemas))


def _differences(schemas: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield each column that a file lacks, or has in another type than the first file that has it."""
    first: dict[str, tuple[str, str]] = {}
    for file, schema in schemas.items():
        for name, type_name in schema.items():
            first.setdefault(name, (file, type_name))
    for file, schema in schemas.items():
        for name, (other, type_name) in first.items():
            if name not in schema:
                yield f"{shown(file)} has no column {name!r}, other files have"
            elif schema[name] != type_name:
                yield f"{shown(file)} has {name!r} as {schema[name]}, {shown(other)} as {type_name}"


def _own_columns(connection: Any, path: str) -> dict[str, str]:
    return dict(described(connection, function("read_parquet", path, **_IN_FILES)))


def _partition_keys(path: str) -> set[str]:
    """Return the names in folders such as `name=value`, which DuckDB reads in place of a file's column."""
    files = [path] if os.path.lexists(path) else glob.glob(path, recursive=True)
    folders = {part for file in files for part in os.path.dirname(file).split(os.sep)}
    return {folder.partition("=")[0] for folder in folders if "=" in folder}
