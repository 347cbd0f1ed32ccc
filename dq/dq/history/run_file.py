"""The file of one run of a contract: JSON with a measurement in each line."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dq.history.measured import Measured, as_data, from_data

FORMAT = "dq run"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A measurement, with what tells people what it is of; its key tells programs."""

    dataset: str
    server: str | None
    check: str
    columns: tuple[str, ...]
    measured: Measured


@dataclass(frozen=True, slots=True)
class RunFile:
    """What a run of a contract measured, by key. `moment` is the run's own, `written` the clock's, in UTC."""

    contract: str
    version: str
    moment: datetime
    written: datetime
    entries: Mapping[str, Entry]


def text_of(run: RunFile) -> str:
    """Return the text of a run's file."""
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "contract": run.contract,
        "version": run.version,
        "moment": _moment(run.moment),
        "written": _moment(run.written),
    }
    lines = ",\n".join(f"    {_json(_entry(key, entry))}" for key, entry in run.entries.items())
    parts = [f"  {_json(name)}: {_json(value)}" for name, value in head.items()]
    return "{\n" + ",\n".join([*parts, f'  "measured": [\n{lines}\n  ]']) + "\n}\n"


class DamagedError(ValueError):
    """A file is no run of dq, or not a whole one; the text says how, and quotes nothing of the file."""


def run_of(text: str, keys: Collection[str] | None = None) -> RunFile:
    """Return the run that a text holds, with the measurements of these keys or with all.

    Raises DamagedError for anything but what `text_of` writes.
    """
    try:
        return _run(json.loads(text), keys)
    except json.JSONDecodeError as error:
        raise DamagedError("it is no JSON") from error
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise DamagedError("it is no run of this version of dq, or a damaged one") from error


def _run(data: Any, keys: Collection[str] | None) -> RunFile:
    if (data["format"], data["format_version"]) != (FORMAT, FORMAT_VERSION):
        raise ValueError("another program or version wrote it")
    wanted = [item for item in data["measured"] if keys is None or item["key"] in keys]
    entries = {_text(item["key"]): _entry_of(item) for item in wanted}
    moment, written = (datetime.fromisoformat(_text(data[name])) for name in ("moment", "written"))
    contract, version = _text(data["contract"]), _text(data["version"])
    return RunFile(contract, version, moment.astimezone(UTC), written.astimezone(UTC), entries)


def _entry(key: str, entry: Entry) -> dict[str, Any]:
    return {
        "key": key,
        "dataset": entry.dataset,
        "server": entry.server,
        "check": entry.check,
        "columns": list(entry.columns),
        **as_data(entry.measured),
    }


def _entry_of(item: dict[str, Any]) -> Entry:
    server = item["server"]
    return Entry(
        _text(item["dataset"]),
        None if server is None else _text(server),
        _text(item["check"]),
        tuple(map(_text, item["columns"])),
        from_data(item),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)
