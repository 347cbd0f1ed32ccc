"""Why a delivery failed, in one line without credentials."""

from __future__ import annotations

import os
import re

_MOST_CHARACTERS = 200
_STATUS = re.compile(
    r"too many (\d{3}) error responses|\b(\d{3}) (?:Client|Server) Error|status code: (\d{3})"
)
_LATE = re.compile(r"timed out|timeout", re.IGNORECASE)
_UNREACHED = re.compile(r"NewConnectionError|Connection refused|ConnectError|Name or service not known")
_USER = re.compile(r"(?<=://)[^/@\s]*@|[^\s/@:]+:[^\s/@]+@")
_QUERY = re.compile(r"(?<=\S)\?\S*")
_SECRET_NAME = re.compile(r"key|token|secret|password|auth|credential", re.IGNORECASE)
_PREFIX = "OPENLINEAGE"
_LEAST_CHARACTERS = 4


def reason_of(error: BaseException | str) -> str:
    """Return what went wrong: the status of an answer, that there was none, or the error's own words."""
    if isinstance(error, ModuleNotFoundError):
        return f"the transport needs {error.name}, which is not installed"
    kind = "" if isinstance(error, str) else type(error).__name__
    words = f"{kind}: {error}" if kind else str(error)
    status = _status_of(error) or _STATUS.search(words)
    if status:
        return f"the receiver answered with HTTP {next(filter(None, status.groups()))}"
    if _LATE.search(words):
        return "the receiver did not answer in time"
    names = () if isinstance(error, str) else tuple(one.__name__ for one in type(error).__mro__)
    if "ConnectionError" in names or _UNREACHED.search(words):
        return "there is no connection to the receiver"
    return _said(words)


def _status_of(error: BaseException | str) -> re.Match[str] | None:
    code = getattr(getattr(error, "response", None), "status_code", None)
    return re.match(r"(\d+)", str(code)) if code is not None else None


def _said(text: str) -> str:
    """Return a message as one line: users, queries and secret settings are covered."""
    line = " ".join(text.split())
    for name, value in os.environ.items():
        is_secret = name.startswith(_PREFIX) and _SECRET_NAME.search(name)
        if is_secret and len(value) >= _LEAST_CHARACTERS:
            line = line.replace(value, f"${{{name}}}")
    return _QUERY.sub("", _USER.sub("", line))[:_MOST_CHARACTERS]
