"""Rows of database files are told by their numbers where the database has such, and by nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dq.adapters.place import Place
from dq.adapters.readers.duckdb import open_data
from tests.duckdb_files import database_file

_ANY: Any = None
"""What a contract says of the table is of no concern to this."""

MADE = {
    "CREATE TABLE made AS SELECT 1 AS id": True,
    "CREATE VIEW made AS SELECT 1 AS id": False,
    "CREATE TABLE made AS SELECT 7 AS rowid": False,
    'CREATE TABLE made AS SELECT 7 AS "RowID"': False,
    'CREATE VIEW made AS SELECT 7 AS "ROWID"': False,
    "CREATE TABLE base AS SELECT 1 AS id; CREATE VIEW made AS SELECT * FROM base": False,
    "CREATE TABLE base AS SELECT 1 AS id; CREATE VIEW made AS SELECT rowid, * FROM base": False,
}


@pytest.mark.parametrize("statements", MADE)
def test_row_numbers(tmp_path: Path, statements: str) -> None:
    with database_file(tmp_path / "shop.duckdb") as connection:
        connection.execute(statements)
    with duckdb.connect() as connection:
        place = Place("duckdb", str(tmp_path / "shop.duckdb"), table="made")
        found = open_data(connection, place, _ANY)
    assert (found.row_number is not None) == MADE[statements]
