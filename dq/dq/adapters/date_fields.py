"""The letters of date patterns that are read: how each is spelled, and what DuckDB's strptime calls it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal as Word

from dq_contracts.date_pattern import Field, PatternError

Role = Word["year", "month", "day", "weekday", "hour", "half", "minute", "second", "fraction", "zone", ""]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: the pattern of its spelling and its name in a format of strptime.

    `front` is text that strptime needs before it, `dropped` the pattern of what it must not see behind it.
    `ragged` pieces have no fixed number of digits. A text without a role is the literal that its format is.
    """

    role: Role
    pattern: str
    format: str
    front: str = ""
    dropped: str = ""
    ragged: bool = False


_EARLY = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_EARLY, "July", "August", "September", "October", "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SIXTY = "[0-5][0-9]"


def _any(names: tuple[str, ...], length: int | None = None) -> str:
    return "|".join(name[:length] for name in names)


_PIECES = {
    "yyyy": Piece("year", "000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3}", "%Y"),
    "yy": Piece("year", "[0-9]{2}", "%Y", front="20"),
    "y": Piece("year", "[1-9][0-9]{0,3}", "%Y", ragged=True),
    "MMMM": Piece("month", _any(_MONTHS), "%B"),
    "MMM": Piece("month", _any(_MONTHS, 3), "%b"),
    "MM": Piece("month", "0[1-9]|1[0-2]", "%m"),
    "M": Piece("month", "1[0-2]|0?[1-9]", "%m", ragged=True),
    "dd": Piece("day", "0[1-9]|[12][0-9]|3[01]", "%d"),
    "d": Piece("day", "[12][0-9]|3[01]|0?[1-9]", "%d", ragged=True),
    "EEEE": Piece("weekday", _any(_DAYS), "%A"),
    "E": Piece("weekday", _any(_DAYS, 3), "%a"),
    "HH": Piece("hour", "[01][0-9]|2[0-3]", "%H"),
    "H": Piece("hour", "1[0-9]|2[0-3]|0?[0-9]", "%H", ragged=True),
    "hh": Piece("hour", "0[1-9]|1[0-2]", "%I"),
    "h": Piece("hour", "1[0-2]|0?[1-9]", "%I", ragged=True),
    "a": Piece("half", "AM|PM|am|pm", "%p"),
    "mm": Piece("minute", _SIXTY, "%M"),
    "m": Piece("minute", "[0-5]?[0-9]", "%M", ragged=True),
    "ss": Piece("second", _SIXTY, "%S"),
    "s": Piece("second", "[0-5]?[0-9]", "%S", ragged=True),
}
_SAME = {"u": "y", "L": "M"}
_SHORT_DAYS = ("EE", "EEE")
_MOST_PLACES = 9
_READ_PLACES = 6


def _offset(minutes: str) -> Piece:
    return Piece("zone", rf"[+-](?:(?:0[0-9]|1[0-7]){minutes.format(_SIXTY)}|18{minutes.format('00')})", "%z")


_ZERO = Piece("zone", "Z", "Z")
_HOURS, _PLAIN, _COLON = _offset("(?:{})?"), _offset("{}"), _offset(":{}")
_REGION = Piece("zone", "[A-Za-z][A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", "%Z")
_ZONES = {
    "X": (_HOURS, _ZERO),
    "XX": (_PLAIN, _ZERO),
    "XXX": (_COLON, _ZERO),
    "x": (_HOURS,),
    "xx": (_PLAIN,),
    "xxx": (_COLON,),
    "Z": (_PLAIN,),
    "ZZ": (_PLAIN,),
    "ZZZ": (_PLAIN,),
    "ZZZZZ": (_COLON, _ZERO),
    "VV": (_REGION, _COLON, _ZERO),
}
_ADVICE = {
    "Y": "Y is the year of a week; a year is y",
    "D": "D is the day of a year; a day of a month is d",
    "S": "S is a fraction of a second of up to nine digits; a second is s",
    "k": "k counts hours from 1 to 24; H counts from 0 to 23",
    "K": "K counts hours from 0 to 11; h counts from 1 to 12",
    "z": "z names a zone in words; X, Z and VV are read",
    "O": "O is an offset in words; X and Z are read",
}


def pieces_of(field: Field) -> tuple[Piece, ...]:
    """Return how a field may be spelled. Raises PatternError, naming letters that are not read."""
    letters = _SAME.get(field.letter, field.letter) * field.count
    if letters in _ZONES:
        return _ZONES[letters]
    if field.letter == "S" and field.count <= _MOST_PLACES:
        return (_fraction(field.count),)
    found = _PIECES.get("E" if letters in _SHORT_DAYS else letters)
    if found is None:
        advice = _ADVICE.get(field.letter)
        raise PatternError(f"the letters {str(field)!r} are not read" + (f": {advice}" if advice else ""))
    return (replace(found, pattern=f"(?:{found.pattern})"),)


def _fraction(places: int) -> Piece:
    read = min(places, _READ_PLACES)
    dropped = f"[0-9]{{{places - read}}}" if places > read else ""
    return Piece("fraction", f"[0-9]{{{read}}}", "%f", dropped=dropped)
