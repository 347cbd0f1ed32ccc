"""Parquet files, scanned where they are."""

from __future__ import annotations

import glob
import os
from typing import Any

from dq.adapters.checking_paths import check_path
from dq.adapters.describing import column_of, described, function, typed_columns
from dq.adapters.nesting import SourceNesting
from dq.adapters.place import Place, UnreadableError
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
    options = _options(connection, place.path)
    scan = function("read_parquet", place.path, **options)
    columns = typed_columns(connection, scan)
    if {_ROW_NUMBER, _FILE} & columns.keys():
        return DataRelation(place.path, scan, columns, nesting=SourceNesting())
    return DataRelation(
        place.path,
        scan,
        columns,
        row_number=column_of(_ROW_NUMBER),
        file=column_of(_FILE) if glob.has_magic(place.path) else None,
        numbered_scan=function("read_parquet", place.path, **options, file_row_number=True, filename=True),
        nesting=SourceNesting(),
    )


def _options(connection: Any, path: str) -> dict[str, bool]:
    keys = _partition_keys(path)
    options = _IN_FILES if keys and keys & _own_columns(connection, path) else {}
    if os.path.lexists(path):
        return options
    # DuckDB casts every file to the types of the first: 100.0004 behind a DECIMAL(10,2) would become 100.00
    first = described(connection, function("read_parquet", path, **options))
    widest = dict(described(connection, function("read_parquet", path, **options, union_by_name=True)))
    if all(widest.get(name) == type_name for name, type_name in first):
        return options
    _check_names(connection, path)
    return {**options, "union_by_name": True}


def _own_columns(connection: Any, path: str) -> set[str]:
    return {name for name, _ in described(connection, function("read_parquet", path, **_IN_FILES))}


def _partition_keys(path: str) -> set[str]:
    """Return the names in folders such as `name=value`, which DuckDB reads in place of a file's column."""
    files = [path] if os.path.lexists(path) else glob.glob(path, recursive=True)
    folders = {part for file in files for part in os.path.dirname(file).split(os.sep)}
    return {folder.partition("=")[0] for folder in folders if "=" in folder}


def _check_names(connection: Any, path: str) -> None:
    # the union of files fills a column that one of them lacks with NULL
    files = sorted(glob.glob(path, recursive=True))
    names = [_own_columns(connection, file) for file in files]
    for file, own in zip(files, names, strict=True):
        if missing := sorted(set().union(*names) - own):
            raise UnreadableError(
                f"{shown(file)} has no column {missing[0]!r}, other files of the pattern have"
            )
