"""Hardware addresses of devices: six bytes as pairs or as three groups."""

from __future__ import annotations

import re

_WRITTEN = re.compile(
    r"[0-9a-f]{2}(?P<sign>[:-])[0-9a-f]{2}(?:(?P=sign)[0-9a-f]{2}){4}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}",
    re.IGNORECASE,
)
_LENGTHS = (14, 17)


def matches(text: str) -> bool:
    """Say whether a text is a hardware address; one of decimal digits only may be anything else."""
    return len(text) in _LENGTHS and bool(_WRITTEN.fullmatch(text)) and any(map(str.isalpha, text))
