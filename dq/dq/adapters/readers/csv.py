"""CSV files, each field read as it is written.

The first line names the columns and tells the delimiter: a comma, semicolon, tab or bar, whichever
separates most of the declared columns. Quotes are double and doubled inside (RFC 4180). An empty field is
NULL, an empty pair of quotes is an empty text. No line is a comment, and none is skipped; a row with too few
or too many fields makes the file unreadable.
"""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from dq.adapters.checking_paths import check_path
from dq.adapters.describing import column_of, described, function
from dq.adapters.place import Place, UnreadableError
from dq.adapters.text_values import column_from_text, reading_of
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

if TYPE_CHECKING:
    from sqlglot import Expr

ENDINGS = (".csv", ".csv.gz", ".tsv", ".tsv.gz")
_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 1 << 20
_UNEVEN = "a row has not as many fields as the first line, a quote is not closed, or lines end in two ways"


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one file, or all that match a pattern. Raises UnreadableError."""
    check_path(place.path)
    declared = {column.physical_name: column for column in dataset.columns}
    # whatever is left to DuckDB's guess may cost rows: it takes lines with a # for comments, skips lines in
    # front that have other fields, and reads no quotes where the first rows have none
    scan = function(
        "read_csv",
        place.path,
        all_varchar=True,
        header=True,
        allow_quoted_nulls=False,
        delim=_delimiter(_header(place.path), set(declared)),
        quote='"',
        escape='"',
        comment="",
        skip=0,
    )
    columns = {
        name: column_from_text(name, column_of(name), reading_of(declared.get(name)))
        for name in _names(connection, scan)
    }
    return DataRelation(place.path, scan, columns)


def _names(connection: Any, scan: Expr) -> list[str]:
    try:
        return [name for name, _ in described(connection, scan)]
    except UnreadableError as error:
        if "sniffing" not in str(error):
            raise
        raise UnreadableError(_UNEVEN) from None


def _header(path: str) -> str:
    found = [path] if os.path.lexists(path) else sorted(glob.glob(path, recursive=True))
    try:
        with _opened(found[0] if found else path) as file:
            return file.readline(_LONGEST_HEADER).decode("utf-8-sig", errors="replace").splitlines()[0]
    except (OSError, EOFError, IndexError):
        return ""


def _opened(path: str) -> BinaryIO:
    if path.lower().endswith(".gz"):
        import gzip

        return cast("BinaryIO", gzip.open(path, "rb"))
    return open(path, "rb")


def _delimiter(header: str, declared: set[str]) -> str:
    def separated(delimiter: str) -> tuple[int, int]:
        names = {name.strip().strip('"') for name in header.split(delimiter)}
        return len(names & declared), header.count(delimiter)

    return max(_DELIMITERS, key=separated)
