"""The named formats of Soda that dq can judge, as patterns of RE2 or as formats of its own."""

from __future__ import annotations

from dq.checks.data import UnsupportedError
from dq.checks.formats.string_formats import string_format
from dq.checks.operation import RowOperation
from dq.checks.operations.format import Format
from dq.checks.operations.matches import Matches
from dq_core.suggestion import did_you_mean

_POINT = r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_COMMA = r"(?:[0-9]+(?:,[0-9]+)?|,[0-9]+)"
_EITHER = f"(?:{_POINT}|{_COMMA})"
_NUMBERS = {"integer": "[0-9]+", "decimal": _EITHER, "decimal point": _POINT, "decimal comma": _COMMA}
_SIGNS = {"": "[-+]?", "positive ": "[+]?"}
PATTERNS = {
    "email": r"[\pL0-9._%+-]+@[\pL0-9._%-]+\.[A-Za-z]{2,4}",
    **{
        f"{sign}{name}": f" *{_SIGNS[sign]} *{digits} *"
        for sign in _SIGNS
        for name, digits in _NUMBERS.items()
    },
}
"""The patterns of formats, by name."""

_OWN = {"uuid": "uuid", "ip address": "ipv4", "ipv4 address": "ipv4", "ipv6 address": "ipv6"}


def format_check(column: str, name: str) -> RowOperation:
    """Return the check that values have a format of Soda. Raises UnsupportedError for another one."""
    if name in _OWN:
        return Format(column, string_format(_OWN[name]))
    if name not in PATTERNS:
        known = (*_OWN, *PATTERNS)
        advice = did_you_mean(name, known) or f"formats that are: {', '.join(known)}"
        raise UnsupportedError(f"the format {name!r} is not checked; {advice}")
    return Matches(column, rf"\A(?:{PATTERNS[name]})\z")
