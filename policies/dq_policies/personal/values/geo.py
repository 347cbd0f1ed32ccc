"""Positions: a latitude and a longitude in one text, exact to a hundred metres or better."""

from __future__ import annotations

import re

_LONGEST = 64
_NUMBER = r"[+-]?[0-9]{1,3}\.[0-9]{3,15}"
_PAIR = re.compile(rf"[(\[]?(?P<lat>{_NUMBER})\s?[,; ]\s?(?P<lon>{_NUMBER})[)\]]?")
_POINT = re.compile(rf"(?:SRID=4326;)?POINT ?\((?P<lon>{_NUMBER}) (?P<lat>{_NUMBER})\)", re.IGNORECASE)
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180


def matches(text: str) -> bool:
    """Say whether a text is a pair of degrees, or a point in the text form of geometries (OGC)."""
    if len(text) > _LONGEST or "." not in text:
        return False
    found = _PAIR.fullmatch(text) or _POINT.fullmatch(text)
    if found is None:
        return False
    return abs(float(found["lat"])) <= _MOST_LATITUDE and abs(float(found["lon"])) <= _MOST_LONGITUDE
