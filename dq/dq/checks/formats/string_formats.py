"""The string formats by their names in the standard, and what becomes of a name that is none."""

from __future__ import annotations

from dq.checks.data import DocumentedError, UnsupportedError
from dq.checks.formats import byte, email, hostname, ipv4, ipv6, uri, uuid
from dq.checks.formats.string_format import StringFormat
from dq_core.suggestion import did_you_mean

_CHECKED: tuple[StringFormat, ...] = (
    byte.FORMAT,
    email.FORMAT,
    hostname.FORMAT,
    ipv4.FORMAT,
    ipv6.FORMAT,
    uri.FORMAT,
    uuid.FORMAT,
)
STRING_FORMATS = {checked.name: checked for checked in _CHECKED}
_DOCUMENTING = {
    "password": "it asks programs to hide the value and admits every text",
    "binary": "it stands for any sequence of bytes and admits every text",
}


def string_format(name: str) -> StringFormat:
    """Return a format by its name. Raises DocumentedError for one of every text, UnsupportedError else."""
    if name in _DOCUMENTING:
        raise DocumentedError(f"the format {name!r} only documents: {_DOCUMENTING[name]}")
    if name in STRING_FORMATS:
        return STRING_FORMATS[name]
    known = [*STRING_FORMATS, *_DOCUMENTING]
    advice = did_you_mean(name, known) or f"formats of strings are {', '.join(sorted(known))}"
    raise UnsupportedError(f"{name!r} is no format of a string that dq knows; {advice}")
