"""Where the data of a dataset stands."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from dq.adapters.registry import format_of, formats
from dq.adapters.settings import NOTHING_HIDDEN, Hidden, type_of, with_environment
from dq_contracts.model.contract import Contract, Dataset, Server
from dq_contracts.variables import UnsetVariableError

_SIGNS = {"\\t": "\t", "tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_PLACEHOLDERS = ("{dataset}", "{model}", "{table}")


class NotLocatedError(Exception):
    """Nothing tells where the data is, or dq cannot reach the place; `help` says what to do."""

    def __init__(self, reason: str, help_: str) -> None:
        super().__init__(reason)
        self.help = help_


class UnreadableError(Exception):
    """The data is missing, broken, or not of the kind that was expected."""


@dataclass(frozen=True, slots=True)
class Place:
    """Data that a reader can open: its format, its file or pattern of files, its table in a database.

    `delimiter` and `encoding` are those of text files where the contract states them. `hidden` are the parts
    of it that came from the environment, `server` the contract's name for it.
    """

    format: str
    path: str
    table: str = ""
    schema: str = "main"
    delimiter: str = ""
    encoding: str = ""
    hidden: Hidden = NOTHING_HIDDEN
    server: str | None = None


def place_of(contract: Contract, dataset: Dataset, server: str | None = None) -> Place:
    """Return where the contract says that the data of a dataset is; the first local server wins.

    A relative path starts at the contract's own folder. `{dataset}` in a path stands for the dataset's
    physical name, and a folder for the file of that name in it. Variables in the server's settings are taken
    from the environment. Raises NotLocatedError, in words without what is taken from there.
    """
    hidden = NOTHING_HIDDEN
    try:
        chosen, hidden = with_environment(_server(contract, server), _folder(contract))
        return replace(_place(contract, dataset, chosen), hidden=hidden, server=chosen.name or None)
    except UnsetVariableError as error:
        raise NotLocatedError(str(error), error.help) from None
    except NotLocatedError as error:
        raise NotLocatedError(hidden.within(str(error)), hidden.within(error.help)) from None


def _place(contract: Contract, dataset: Dataset, chosen: Server) -> Place:
    if type_of(chosen) == "duckdb":
        path = _absolute(contract, _setting(chosen, "database"))
        return Place("duckdb", path, dataset.physical_name, chosen.setting("schema") or "main")
    name = (chosen.setting("format") or "").lower()
    if name not in formats():
        known = ", ".join(formats())
        raise NotLocatedError(f"the format {name!r} is not read", f"formats that are read: {known}")
    path = _local_path(contract, dataset, chosen, name)
    delimiter, encoding = (chosen.setting(key) or "" for key in ("delimiter", "encoding"))
    return Place(name, path, dataset.physical_name, delimiter=_sign(delimiter), encoding=encoding)


def place_at(path: str, dataset: Dataset) -> Place:
    """Return the place of data that the user gave as a path; its ending tells the format.

    Raises NotLocatedError for an unknown ending.
    """
    name = format_of(path)
    if name is None:
        raise NotLocatedError(
            f"the ending of {path!r} stands for no format that is read",
            f"formats that are read: {', '.join(formats())}",
        )
    return Place(name, os.path.abspath(path), dataset.physical_name)


def _sign(delimiter: str) -> str:
    return _SIGNS.get(delimiter.lower(), delimiter)


def _server(contract: Contract, name: str | None) -> Server:
    if name is not None:
        named = [server for server in contract.servers if server.name == name]
        if not named:
            known = ", ".join(server.name for server in contract.servers) or "none"
            raise NotLocatedError(f"the contract has no server {name!r}", f"its servers: {known}")
        candidates = named
    else:
        candidates = list(contract.servers)
    local = [server for server in candidates if type_of(server) in ("local", "duckdb")]
    if local:
        return local[0]
    types = ", ".join(sorted({server.type for server in candidates})) or "none"
    raise NotLocatedError(
        f"dq test reads local files and DuckDB; the contract's servers are: {types}",
        "give the data with --data DATASET=PATH",
    )


def _setting(server: Server, key: str) -> str:
    value = server.setting(key)
    if not value:
        raise NotLocatedError(f"the server {server.name!r} has no {key}", f"add {key}")
    return value


def _local_path(contract: Contract, dataset: Dataset, server: Server, name: str) -> str:
    path = _setting(server, "path")
    if "://" in path:
        raise NotLocatedError(f"{path!r} is not on this machine", "give the data with --data DATASET=PATH")
    for placeholder in _PLACEHOLDERS:
        path = path.replace(placeholder, dataset.physical_name)
    absolute = _absolute(contract, path)
    if os.path.isdir(absolute):
        return os.path.join(absolute, f"{dataset.physical_name}.{name}")
    return absolute


def _absolute(contract: Contract, path: str) -> str:
    return os.path.normpath(os.path.join(_folder(contract), path))


def _folder(contract: Contract) -> str:
    return os.path.dirname(os.path.abspath(contract.source.path))
