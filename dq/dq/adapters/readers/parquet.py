"""Parquet files, scanned where they are."""

from __future__ import annotations

import glob
from typing import Any

from dq.adapters.checking_paths import check_path
from dq.adapters.describing import column_of, function, typed_columns
from dq.adapters.place import Place
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

ENDINGS = (".parquet", ".pq")
_ROW_NUMBER, _FILE = "file_row_number", "filename"


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError."""
    del dataset
    check_path(place.path)
    scan = function("read_parquet", place.path)
    columns = typed_columns(connection, scan)
    if {_ROW_NUMBER, _FILE} & columns.keys():
        return DataRelation(place.path, scan, columns)
    return DataRelation(
        place.path,
        scan,
        columns,
        row_number=column_of(_ROW_NUMBER),
        file=column_of(_FILE) if glob.has_magic(place.path) else None,
        numbered_scan=function("read_parquet", place.path, file_row_number=True, filename=True),
    )
