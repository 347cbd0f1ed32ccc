"""CSV files, each field read as it is written.

The first line names the columns; the delimiter and the quote are found by DuckDB. An empty field is NULL, an
empty pair of quotes is an empty text.
"""

from __future__ import annotations

from typing import Any

from dq.adapters.checking_paths import check_path
from dq.adapters.describing import column_of, described, function
from dq.adapters.place import Place
from dq.adapters.text_values import column_from_text, reading_of
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

ENDINGS = (".csv", ".csv.gz", ".tsv", ".tsv.gz")


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError."""
    check_path(place.path)
    scan = function("read_csv", place.path, all_varchar=True, header=True, allow_quoted_nulls=False)
    declared = {column.physical_name: column for column in dataset.columns}
    columns = {
        name: column_from_text(name, column_of(name), reading_of(declared.get(name)))
        for name, _ in described(connection, scan)
    }
    return DataRelation(place.path, scan, columns)
