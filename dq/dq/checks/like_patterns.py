"""SQL's LIKE as patterns of RE2."""

from __future__ import annotations

from dq.checks.data import UnsupportedError

_WILDCARDS = {"%": "(?s:.*)", "_": "(?s:.)"}
_META = frozenset(r".^$*+?()[]{}|")


def as_regex(pattern: str) -> str:
    """Return the RE2 pattern that finds the texts that LIKE matches as a whole.

    Raises UnsupportedError for a backslash: some databases escape with it and some do not.
    """
    if "\\" in pattern:
        raise UnsupportedError("databases disagree on a backslash in a LIKE pattern")
    inner = "".join(_WILDCARDS.get(letter, _literal(letter)) for letter in pattern)
    return rf"\A{inner}\z"


def _literal(letter: str) -> str:
    return f"\\{letter}" if letter in _META else letter
