"""Dates on which a living person can have been born; only the name of a column tells that one is meant."""

from __future__ import annotations

import datetime as dt
import re

_FIRST_YEAR = 1900
_YEAR = re.compile(r"(?:^|[^0-9])(1[89][0-9]{2}|2[0-9]{3})(?:[^0-9]|$)")


def is_possible(value: object) -> bool | None:
    """Say whether a value can be a date of birth; None where it is no date that can be read."""
    if isinstance(value, dt.date):  # moments are dates as well
        return _FIRST_YEAR <= value.year <= _this_year()
    found = _YEAR.search(str(value)[:40]) if isinstance(value, (str, int)) else None
    return _FIRST_YEAR <= int(found[1]) <= _this_year() if found else None


def _this_year() -> int:
    return dt.datetime.now(tz=dt.UTC).year
