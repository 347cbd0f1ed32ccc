"""Sources as the command line names them: `schema.sql`, `models.py:Order`, `events.avsc`, `rows.parquet`."""

from __future__ import annotations

import os

from dq_contracts.importers import formats
from dq_core.errors import DqError
from dq_core.file_kinds import kind_of
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.reading import FileText, read
from dq_core.record import identity_record
from dq_core.suggestion import did_you_mean

DATA = "data"
"""The format of sources that are data, whose columns tell what they hold."""

_DATABASES = (".duckdb", ".db", ".ddb")
_DATA_ENDINGS = (".parquet", ".pq", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".gz", ".zst", *_DATABASES)
_ENDINGS_OF_NAMES = (
    ".schema.json", ".schema.yaml", ".schema.yml", ".datacontract.yaml", ".datacontract.yml", ".odcs.yaml",
    ".yaml", ".yml", ".json", ".sql", ".ddl", ".avsc", ".avpr", ".py", ".pyi",
)  # fmt: skip


@identity_record
class NamedSource:
    """A source: its path, the element of it that is wanted, its format, and its text unless it is data."""

    path: str
    element: str
    format: str
    text: FileText | None

    @property
    def name(self) -> str:
        """What the source is called: the file's name without its ending."""
        base = os.path.basename(self.path)
        ending = next((ending for ending in _ENDINGS_OF_NAMES if base.lower().endswith(ending)), "")
        return base[: len(base) - len(ending)] or base


def named_source(word: str, stated: str | None) -> NamedSource:
    """Return the source that a word of the command line names, read and told apart.

    `stated` is the format that the user names. Raises DqError for a file that does not exist or cannot be
    read, and for one whose format nobody can tell.
    """
    path, element = _split(word)
    if stated and stated not in names():
        help_ = did_you_mean(stated, names()) or f"one of {', '.join(names())}"
        raise DqError(configuration_invalid(f"there is no format {stated!r}", None, help_))
    if stated == DATA or (stated is None and _is_data(path)):
        if not _may_exist(word):
            raise DqError(path_missing(shown(word)))
        return NamedSource(word, "", DATA, None)
    if not os.path.lexists(path):
        raise DqError(path_missing(shown(path)))
    text = read(path, shown(path))
    if text.unreadable:
        raise DqError(text.unreadable)
    return _told(path, element, text, stated)


def _may_exist(word: str) -> bool:
    """Say whether a word can name data: a file, a pattern of files, or a table of a database."""
    names = (word, word.rpartition(":")[0])
    return any(sign in word for sign in "*?[") or any(map(os.path.lexists, names))


def _told(path: str, element: str, text: FileText, stated: str | None) -> NamedSource:
    """Return the source with its format, the stated one or what its text tells."""
    known = text.source.text or text.guess
    found = stated or formats.format_of(path, known)
    if found is None and path.lower().endswith(".json"):
        return NamedSource(path, "", DATA, None)
    if found is not None:
        return NamedSource(path, element, found, text)
    if kind_of(path, known) == "odcs":
        message, help_ = f"{shown(path)} is a contract already", "name a schema or data, and this by --into"
    else:
        message, help_ = f"cannot tell what {shown(path)} is", f"name it by --from: {', '.join(names())}"
    raise DqError(configuration_invalid(message, None, help_))


def names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return (*formats.names(), DATA)


def _is_data(path: str) -> bool:
    """Say whether a path stands for data by its ending; of a JSON file, its text tells."""
    name = path.lower()
    database, _, table = name.rpartition(":")
    ends = name.endswith(_DATA_ENDINGS) or (bool(table) and database.endswith(_DATABASES))
    return ends and not (name.endswith(".json") and os.path.isfile(path))


def _split(word: str) -> tuple[str, str]:
    """Split `models.py:Order`; a file that has such a name as a whole is that file."""
    if os.path.lexists(word) or ":" not in word:
        return word, ""
    path, _, element = word.rpartition(":")
    return (path, element) if os.path.lexists(path) else (word, "")
