"""Social security numbers of the United States: three parts, some of whose numbers are never issued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp, sqrt

FORM = r"[0-9]{3}-[0-9]{2}-[0-9]{4}"
_WRITTEN = re.compile(FORM)
_ISSUED = re.compile(r"(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}")
_AREAS = 898
_DEVIATIONS = 4


def is_written(text: str) -> bool:
    """Say whether a text has the form, which codes of products have as well."""
    return bool(_WRITTEN.fullmatch(text))


def matches(text: str) -> bool:
    """Say whether a text is a number that can have been issued."""
    return bool(_ISSUED.fullmatch(text))


def are_counted(texts: Sequence[str]) -> bool:
    """Say whether the first parts are more different than those of people: somebody counted them up."""
    count = len(texts)
    expected = _AREAS * (1 - exp(-count / _AREAS))
    return len({text[:3] for text in texts}) > expected + _DEVIATIONS * sqrt(_AREAS) / 4
