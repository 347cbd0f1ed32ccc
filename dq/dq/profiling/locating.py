"""From the paths of the command line to the tables behind them, and the server of the contract to write."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from dq.adapters.checking_paths import check_path
from dq.adapters.place import UnreadableError
from dq.adapters.readers import csv, duckdb, json, parquet
from dq_contracts.importers.schema_source import SourceError
from dq_core.location import Location
from dq_core.paths import shown

_FILE_READERS: dict[str, ModuleType] = {"parquet": parquet, "csv": csv, "json": json}
_ENDINGS = {
    ending: name for name, reader in _FILE_READERS.items() for ending in getattr(reader, "ENDINGS", ())
}
_DATABASE = re.compile(
    rf"(?P<path>.*?(?:{'|'.join(re.escape(ending) for ending in duckdb.ENDINGS)}))(?::(?P<table>.+))?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Located:
    """A dataset to be: its name in the contract, and its physical name where that is another one."""

    name: str
    physical_name: str = ""


@dataclass(frozen=True, slots=True)
class Database:
    """A DuckDB file and the table of it that was asked for: `schema.table`, `schema.*`, or all."""

    path: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one format: the server that reaches them all, and the datasets in the order of the paths.

    `name` is what they are called together.
    """

    name: str
    server: dict[str, Any]
    datasets: tuple[Located, ...]


def database_of(paths: Sequence[str]) -> Database | None:
    """Return the database that the paths name, or None where they name files.

    Raises SourceError where a database stands beside anything else: a contract has one place.
    """
    found = [_DATABASE.fullmatch(path) for path in paths]
    first = next((match for match in found if match), None)
    if first is None:
        return None
    if len(paths) > 1:
        raise _error(first["path"], "one contract has one place", "import each database by itself")
    whole = paths[0] if os.path.lexists(paths[0]) else first["path"]
    _check(whole)
    return Database(whole, "" if whole == paths[0] else first["table"] or "")


def files_of(paths: Sequence[str], folder: str) -> Files:
    """Return the files, and the patterns of files, that the paths name.

    `folder` is the contract's own, to which the server's path is relative. Raises SourceError for a path
    without a file, an ending that stands for no format, and for files that no single server reaches.
    """
    known = list(dict.fromkeys(os.path.abspath(path) for path in paths))
    endings = [_ending(path) for path in known]
    for path in known:
        _check(path)
    if len(set(endings)) > 1:
        raise _error(paths[0], "one contract reads files of one ending", "import each kind by itself")
    server = {"server": "files", "type": "local", "format": _ENDINGS[endings[0].lower()]}
    if len(known) == 1:
        name = _name(known[0])
        return Files(name, {**server, "path": relative_path(known[0], folder)}, (Located(name),))
    base = os.path.commonpath([os.path.dirname(path) for path in known])
    stems = [os.path.relpath(path, base)[: -len(endings[0])].replace(os.sep, "/") for path in known]
    pattern = relative_path(os.path.join(base, f"{{dataset}}{endings[0]}"), folder)
    name = os.path.basename(base) or "data"
    return Files(name, {**server, "path": pattern}, _named(known, stems))


def stem_of(path: str) -> str:
    """Return the name of a file without its folder and ending."""
    return os.path.splitext(os.path.basename(path))[0]


def _named(paths: Sequence[str], stems: Sequence[str]) -> tuple[Located, ...]:
    names = [_name(path) for path in paths]
    if len(set(names)) < len(names):
        names = [stem.replace("/", "_") for stem in stems]
    pairs = zip(names, stems, strict=True)
    return tuple(Located(name, "" if stem == name else stem) for name, stem in pairs)


def _name(path: str) -> str:
    """Return what the data at a path is called: `sales` for `sales_*.csv` and for `sales/*.csv`."""
    parts = path[: -len(_ending(path))].split(os.sep)
    for part in reversed(parts):
        name = re.sub(r"[*?\[\]]+", "", part).strip("._- ") if glob.has_magic(part) else part
        if name and "=" not in name:
            return name
    return "data"


def _ending(path: str) -> str:
    fitting = [ending for ending in _ENDINGS if path.lower().endswith(ending)]
    if not fitting:
        if os.path.isdir(path):
            raise _error(path, f"{shown(path)} is a folder", f"name its files: '{shown(path)}/*.parquet'")
        known = ", ".join(sorted(set(_ENDINGS.values())))
        raise _error(path, f"the ending of {shown(path)} stands for no data", f"read are {known} and duckdb")
    return path[-len(max(fitting, key=len)) :]


def _check(path: str) -> None:
    try:
        check_path(path)
    except UnreadableError as error:
        raise _error(path, str(error)) from None


def relative_path(path: str, folder: str) -> str:
    """Return a path as the contract in a folder names it, with forward slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(path).replace(os.sep, "/")


def _error(path: str, message: str, help_: str = "") -> SourceError:
    return SourceError(message, Location(shown(path)), help_)
