"""Read a file as text, or say why it cannot be."""

import os

from dq_core.finding import Finding
from dq_core.notices.file_unreadable import file_unreadable
from dq_core.record import identity_record
from dq_core.source import Source
from dq_core.yaml.problems import Problem

LARGEST_FILE = 64 * 1024 * 1024
_MARKS = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"))
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MARK = "\ufeff"


@identity_record
class FileText:
    """A file as read: its text (may be empty), what its bytes are instead, or why it was not read.

    `guess` is what the bytes of another encoding seem to say: enough to tell what kind of file it is. `mark`
    holds the byte order marks before the text, for whoever writes it back.
    """

    source: Source
    problem: Problem | None = None
    unreadable: Finding | None = None
    guess: str = ""
    mark: str = ""


def read(path: str, name: str | None = None) -> FileText:
    """Read a UTF-8 file, with or without a byte order mark; never raises.

    `name` is the path as the user should see it. More than 64 MiB, another encoding or a binary file become a
    problem; an error of the operating system becomes a notice.
    """
    shown = name or path
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return FileText(Source(shown, ""), unreadable=file_unreadable(shown, reason_of(error)))
    return decode(data, shown)


def decode(data: bytes, path: str) -> FileText:
    """Return the text of a file's bytes, or the problem that keeps it from being text."""
    if len(data) > LARGEST_FILE:
        return _not_text(path, f"the file is larger than {LARGEST_FILE // 2**20} MiB", "split it")
    encoding = next(
        (name for mark, name in (*_MARKS, (b"\xfe\xff", "UTF-16")) if data.startswith(mark)), None
    )
    if encoding:
        guess = data.decode(encoding, "replace")
        return _not_text(path, f"the file is encoded as {encoding}", "save it as UTF-8", guess)
    if b"\x00" in data:
        return _not_text(path, "the file is binary: it holds zero bytes", "name a text file")
    body = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        whole = body.decode("utf-8")
        text = whole.lstrip(MARK)
        return FileText(Source(path, text), mark=MARK * (len(whole) - len(text) + (len(body) < len(data))))
    except UnicodeDecodeError as error:
        before = Source(path, body[: error.start].decode("utf-8"))
        place = before.location(len(before.text), len(before.text))
        text = f"the byte 0x{body[error.start]:02x} is not UTF-8"
        problem = Problem("not-text", text, place, "save the file as UTF-8")
        return FileText(Source(path, ""), problem, guess=body.decode("utf-8", "replace"))


def _not_text(path: str, message: str, help_: str, guess: str = "") -> FileText:
    source = Source(path, "")
    return FileText(source, Problem("not-text", message, source.location(0, 0), help_), guess=guess)


def reason_of(error: Exception) -> str:
    """Say in a few words why the operating system refused."""
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return os.strerror(getattr(error, "errno", None) or 0).lower()
