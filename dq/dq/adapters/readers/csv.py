"""CSV files, each field read as it is written.

The first record names the columns; the delimiter is the server's, else a comma, semicolon, tab or bar,
whichever separates most of the declared columns. Quotes are double and doubled inside (RFC 4180). An empty
field is NULL, an empty pair of quotes is an empty text. No line is a comment; empty lines are skipped where
there are several columns. A record with too few or too many fields is told with its line and left out.
Folders such as `day=2024-01-01` are columns.
"""

from __future__ import annotations

from typing import Any

from dq.adapters.checking_paths import check_path
from dq.adapters.describing import column_of
from dq.adapters.place import Place
from dq.adapters.source_readings import readings_of
from dq.adapters.text_files.csv_records import CsvRecords
from dq.adapters.text_files.decoding import COMPRESSIONS
from dq.adapters.text_files.table import column_name, row_number
from dq.adapters.text_values import column_from_text
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

ENDINGS = tuple(f"{ending}{packed}" for ending in (".csv", ".tsv") for packed in ("", *COMPRESSIONS))


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError."""
    check_path(place.path)
    declared = {column.physical_name: column for column in dataset.columns}
    records = CsvRecords(connection, place.path, set(declared), place.delimiter, place.encoding)
    table = records.load()
    texts = {name: column_of(column_name(index)) for index, name in enumerate(records.names)}
    readings = readings_of(
        connection, table.scan, {name: (declared.get(name), text) for name, text in texts.items()}
    )
    columns = {name: column_from_text(name, text, readings[name]) for name, text in texts.items()}
    return DataRelation(
        place.path,
        table.scan,
        columns,
        row_number=row_number(),
        numbered_scan=table.scan,
        located=table.located(several=len(records.files) > 1),
        problems=tuple(table.problems),
    )
