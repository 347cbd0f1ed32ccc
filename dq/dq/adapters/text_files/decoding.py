"""Files of text as plain UTF-8 with one kind of line end, whatever they are stored as."""

from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from dq.adapters.place import UnreadableError
from dq_core.paths import shown
from dq_core.reading import reason_of

_CHUNK = 1 << 22
_OPENERS: dict[str, Callable[[str], Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
COMPRESSIONS = (*_OPENERS, ".zst")
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PLAIN = ("", "utf8", "utf8sig", "ascii", "usascii")
_END = re.compile(rb"\r\n?|\n")


@contextmanager
def decoded(path: str, encoding: str = "") -> Iterator[str]:
    """Give the path of the text as UTF-8: the file itself where it is that, else a copy that is deleted.

    `encoding` is a name that Python knows; without one a byte order mark decides. Raises UnreadableError.
    """
    with tempfile.TemporaryDirectory(prefix="dq-") as folder:
        try:
            yield _prepared(path, encoding, folder)
        except (OSError, EOFError, lzma.LZMAError) as error:
            reason = reason_of(error) if isinstance(error, OSError) and error.errno else "it is damaged"
            raise UnreadableError(f"{shown(path)}: {reason}") from None


def _prepared(path: str, encoding: str, folder: str) -> str:
    plain = _unpacked(path, os.path.join(folder, "unpacked"))
    name = encoding or _marked(plain)
    if _folded(name) not in _PLAIN:
        plain = _transcoded(plain, name, os.path.join(folder, "transcoded"))
    return _with_one_end(plain, os.path.join(folder, "lines"))


def _unpacked(path: str, target: str) -> str:
    ending = os.path.splitext(path.lower())[1]
    if ending == ".zst":
        return _unpacked_by_engine(path, target)
    opener = _OPENERS.get(ending)
    if opener is None:
        return path
    with opener(path) as packed, open(target, "wb") as file:
        shutil.copyfileobj(packed, file, _CHUNK)
    return target


def _unpacked_by_engine(path: str, target: str) -> str:
    import importlib

    try:
        zstandard: Any = importlib.import_module("zstandard")
    except ImportError:
        raise UnreadableError(
            f"{shown(path)}: files packed with zstd are read with the package zstandard"
        ) from None
    with open(path, "rb") as packed, open(target, "wb") as file:
        zstandard.ZstdDecompressor().copy_stream(packed, file)
    return target


def _marked(path: str) -> str:
    with open(path, "rb") as file:
        head = file.read(4)
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def _folded(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _transcoded(path: str, encoding: str, target: str) -> str:
    try:
        with (
            open(path, encoding=encoding, newline="") as source,
            open(target, "w", encoding="utf-8", newline="") as file,
        ):
            shutil.copyfileobj(source, file, _CHUNK)
    except LookupError:
        raise UnreadableError(f"{encoding!r} is no encoding that is read") from None
    except UnicodeError as error:
        place = getattr(error, "start", None)
        where = f" at byte {place:,}" if isinstance(place, int) else ""
        raise UnreadableError(f"{shown(path)} is not written in {encoding}{where}") from None
    return target


def _with_one_end(path: str, target: str) -> str:
    """Return the file, or a copy whose lines all end in a line feed where they end in several ways."""
    if sum(1 for count in _ends(path) if count) <= 1:
        return path
    with open(path, "rb") as source, open(target, "wb") as file:
        file.writelines(_END.sub(b"\n", chunk) for chunk in _whole_ends(source))
    return target


def _ends(path: str) -> tuple[int, int, int]:
    pairs = feeds = returns = 0
    with open(path, "rb") as source:
        for chunk in _whole_ends(source):
            both = chunk.count(b"\r\n")
            pairs += both
            feeds += chunk.count(b"\n") - both
            returns += chunk.count(b"\r") - both
    return pairs, feeds, returns


def _whole_ends(source: IO[bytes]) -> Iterator[bytes]:
    """Yield the file in pieces that never part a carriage return from what follows it."""
    rest = b""
    while chunk := source.read(_CHUNK):
        piece = rest + chunk
        rest = b"\r" if piece.endswith(b"\r") else b""
        yield piece[: len(piece) - len(rest)]
    if rest:
        yield rest
