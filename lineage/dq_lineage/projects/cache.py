"""What was worked out for a repository, kept for later runs in `.dq/cache.sqlite`.

Keys say all that a value depends on, so that nothing ever goes out of date: what is not asked for any more
is removed in the end. The file may be deleted at any time. Many processes may use it at once; one that finds
it busy goes on without. Whatever goes wrong with it makes a run slower and never fails it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from hashlib import sha256

from dq_core.finding import Finding
from dq_lineage.notices.cache_rebuilt import cache_rebuilt
from dq_lineage.notices.cache_unused import cache_unused
from dq_lineage.projects.cache_place import FILE, FOLDER

LARGEST = 256 * 1024 * 1024
LARGEST_VALUE = 64 * 1024 * 1024

_APPLICATION = 0x64714331
_FORM = 1
_PATIENCE = 2.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
  key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID
"""
_DAY = 24 * 60 * 60
_WAITING = 500
_DIGEST = 16
_SHARE = 0.75


class Cache:
    """Keys to values, both bytes. `findings` say once what was wrong with the file.

    What is put is written by `flush` and `close`; until then it is held here. Not to be used by a forked
    process: there it neither reads nor writes.
    """

    def __init__(self, folder: str, largest: int = LARGEST) -> None:
        """`folder` is that of the project; the file lies in `.dq` below it. Never raises."""
        self.path = os.path.join(folder, FOLDER, FILE)
        self._folder = folder
        self._largest = largest
        self._findings: list[Finding] = []
        self._later: list[Callable[[], None]] = []
        self._put: dict[bytes, bytes] = {}
        self._used: dict[bytes, None] = {}
        self._today = int(time.time()) // _DAY
        self._owner = os.getpid()
        self._connection = self._opened()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the user should know of the file."""
        return tuple(self._findings)

    def get(self, key: bytes) -> bytes | None:
        """Return the value of a key; None where there is none, or a broken one."""
        connection = self._mine()
        if connection is None:
            return None
        waiting = self._put.get(key)
        if waiting is not None:
            return _unwrapped(waiting)
        try:
            row = connection.execute("SELECT value, used FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._failed(error)
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        if row[1] != self._today:
            self._used[key] = None
        return _unwrapped(row[0])

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key; one that is too large is not kept."""
        if self._mine() is not None and len(value) <= LARGEST_VALUE:
            self._put[key] = _wrapped(value)
            if len(self._put) >= _WAITING:
                self.flush()

    def later(self, put: Callable[[], None]) -> None:
        """Have something put when there is time for it, at the latest before what was put is written."""
        self._later.append(put)

    def settle(self) -> None:
        """Have put what was to be put later."""
        later, self._later = self._later, []
        for put in later:
            put()

    def flush(self) -> None:
        """Write what was put."""
        self.settle()
        connection = self._mine()
        if connection is None or not (self._put or self._used):
            return
        put, self._put = self._put, {}
        used, self._used = self._used, {}
        try:
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                    [(key, value, self._today) for key, value in put.items()],
                )
                connection.executemany(
                    "UPDATE kept SET used = ? WHERE key = ?", [(self._today, key) for key in used]
                )
        except sqlite3.Error as error:
            self._failed(error)

    def close(self) -> None:
        """Write what was put, and remove what was used longest ago where the file is too large."""
        self.flush()
        connection, self._connection = self._mine(), None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error, OSError):
                if os.path.getsize(self.path) > self._largest:
                    _shrink(connection, self._largest)
            connection.close()

    def _mine(self) -> sqlite3.Connection | None:
        return self._connection if self._owner == os.getpid() else None

    def _opened(self) -> sqlite3.Connection | None:
        """Return the connection to a file of this form, begun anew if it has another; None for no cache."""
        reason = _refusal(self._folder, self.path)
        if reason:
            self._findings.append(cache_unused(self.path, *reason))
            return None
        try:
            _prepare(os.path.dirname(self.path))
            return self._connected()
        except _OtherFormError as error:
            return self._rebuilt(str(error))
        except sqlite3.OperationalError as error:
            if not _busy(error):
                self._unwritable(str(error))
        except sqlite3.DatabaseError:
            return self._rebuilt("it is no cache, or broken")
        except OSError as error:
            self._unwritable(os.strerror(error.errno or 0).lower())
        return None

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            _check(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _rebuilt(self, reason: str) -> sqlite3.Connection | None:
        self._findings.append(cache_rebuilt(self.path, reason))
        try:
            remove(self.path)
            return self._connected()
        except (sqlite3.Error, OSError, _OtherFormError) as error:
            self._unwritable(str(error))
            return None

    def _unwritable(self, reason: str) -> None:
        help_ = "let the user who runs dq write there, to make the next run faster"
        self._findings.append(cache_unused(self.path, reason, help_))

    def _failed(self, error: sqlite3.Error) -> None:
        """Go on without the cache; begin a broken file anew."""
        if _busy(error):
            return
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.OperationalError):
            self._unwritable(str(error))
        else:
            self._connection = self._rebuilt("it is broken")


def remove(path: str) -> None:
    """Delete a cache with what SQLite may have left beside it. Raises OSError."""
    for each in (path, f"{path}-journal", f"{path}-wal", f"{path}-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(each)


class _OtherFormError(Exception):
    """The file is a database, but not one of this form."""


def _refusal(folder: str, path: str) -> tuple[str, str] | None:
    """Return why a file must not be trusted, and what to do; None where it may be used."""
    if os.path.islink(os.path.dirname(path)) or os.path.islink(path):
        return "it is a link", "remove the link"
    if not os.path.lexists(path):
        return None
    if not os.path.isfile(path):
        return "it is no file", "remove it"
    from dq_lineage.projects.trees.tracked import tracked

    if tracked(folder, path):
        return "git keeps it", "remove it from git: git rm --cached .dq/cache.sqlite"
    return None


def _prepare(folder: str) -> None:
    """Make the folder, and keep it out of git. Raises OSError."""
    os.makedirs(folder, exist_ok=True)
    ignored = os.path.join(folder, ".gitignore")
    if not os.path.lexists(ignored):
        with contextlib.suppress(FileExistsError), open(ignored, "x", encoding="utf-8") as file:
            file.write("*\n")


def _check(connection: sqlite3.Connection) -> None:
    """Make an empty file a cache; raises for what is neither empty nor a cache of this form."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if not application:
        with connection:
            _begin(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION:
        raise _OtherFormError("it is the database of another program")
    if connection.execute("PRAGMA user_version").fetchone()[0] != _FORM:
        raise _OtherFormError("it is of another version of dq")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(kept)")]
    if columns != ["key", "value", "used"]:
        raise _OtherFormError("its table is missing")


def _begin(connection: sqlite3.Connection) -> None:
    """Make an empty file a cache, in one transaction: another process may be about to do the same."""
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        connection.execute(_SCHEMA)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_FORM}")


def _shrink(connection: sqlite3.Connection, largest: int) -> None:
    """Remove what was used longest ago until the rest fits well."""
    left = int(largest * _SHARE)
    stale: list[tuple[bytes]] = []
    for key, size in connection.execute("SELECT key, length(value) + 100 FROM kept ORDER BY used DESC, key"):
        left -= size
        if left < 0:
            stale.append((key,))
    with connection:
        connection.executemany("DELETE FROM kept WHERE key = ?", stale)
    connection.execute("VACUUM")


def _busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _wrapped(value: bytes) -> bytes:
    """Return a value compressed, behind a digest of it."""
    return sha256(value).digest()[:_DIGEST] + zlib.compress(value, 1)


def _unwrapped(kept: bytes) -> bytes | None:
    """Return the value that was wrapped; None for a broken one, and one that would be far too large."""
    try:
        value = zlib.decompressobj().decompress(kept[_DIGEST:], LARGEST_VALUE + 1)
    except zlib.error:
        return None
    return value if sha256(value).digest()[:_DIGEST] == kept[:_DIGEST] else None
