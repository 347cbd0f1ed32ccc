"""ipv6: the text forms of RFC 4291, section 2.2, by the grammar of RFC 3986, section 3.2.2."""

from dq.checks.formats.ipv4 import IPV4
from dq.checks.formats.string_format import StringFormat

_GROUP = "[0-9A-Fa-f]{1,4}"
_LAST_TWO = f"(?:{_GROUP}:{_GROUP}|{IPV4})"


def _groups(most: int) -> str:
    """Return the pattern of up to so many groups in front of `::`, of which there may be none."""
    return f"(?:(?:{_GROUP}:){{0,{most - 1}}}{_GROUP})?" if most else ""


def _compressed() -> str:
    tails = [*(f"(?:{_GROUP}:){{{count}}}{_LAST_TWO}" for count in range(5, -1, -1)), _GROUP, ""]
    return "|".join(f"{_groups(front)}::{tail}" for front, tail in enumerate(tails))


IPV6 = f"(?:(?:{_GROUP}:){{6}}{_LAST_TWO}|{_compressed()})"

FORMAT = StringFormat("ipv6", IPV6)
