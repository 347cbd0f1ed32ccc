"""What a date pattern says about texts: the spellings that it allows, and the type that they have.

There is one spelling for each choice of optional sections and forms of a zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product

from dq.adapters.date_fields import Piece, pieces_of
from dq.adapters.pattern_reading import DATE_ROLES, UTC, PatternReading, formats_of, roles_of
from dq_contracts.date_pattern import Literal, PatternError, Spelling, parse, spellings
from dq_core.types import Type

_CLOCK = ("hour", "minute", "second", "fraction")
_NEEDS = {"half": "hour", "minute": "hour", "second": "minute", "fraction": "second", "zone": "hour"}
_DIGIT_FIRST = re.compile(r"(?:\(\?:)?\[?[0-9]")


def pattern_reading(pattern: str, logical_type: str, timezone: object, default: object) -> PatternReading:
    """Return how the texts of a date, timestamp or time are read by its pattern.

    `timezone` and `default` are the values of the options `timezone` and `defaultTimezone`. Raises
    PatternError, saying what is not read.
    """
    every_choice = [_pieces(spelling) for spelling in spellings(parse(pattern))]
    # [dd.MM.yyyy][yyyy-MM-dd] means one of the two, neither both nor none
    found = [choices for choices in every_choice if _names_each_once(choices)] or every_choice
    for choices in found:
        _check([options[0] for options in choices])
    roles = [roles_of([options[0] for options in choices]) for choices in found]
    every = tuple(pieces for choices in found for pieces in product(*choices))
    zone = default if isinstance(default, str) else UTC
    return PatternReading(_type_of(roles, logical_type, timezone), every, zone)


def _pieces(spelling: Spelling) -> list[tuple[Piece, ...]]:
    return [
        (Piece("", re.escape(part.text), part.text.replace("%", "%%")),)
        if isinstance(part, Literal)
        else pieces_of(part)
        for part in spelling
    ]


def _names_each_once(choices: Sequence[tuple[Piece, ...]]) -> bool:
    roles = [options[0].role for options in choices if options[0].role]
    return 0 < len(roles) == len(set(roles))


def _check(pieces: Sequence[Piece]) -> None:
    roles = [piece.role for piece in pieces if piece.role]
    for role in roles:
        if roles.count(role) > 1:
            raise PatternError(f"it names the {_word(role)} twice")
        if role in _NEEDS and _NEEDS[role] not in roles:
            raise PatternError(f"it names the {_word(role)} without the {_NEEDS[role]}")
    dated = [role for role in DATE_ROLES if role in roles]
    if (dated or "weekday" in roles) and len(dated) < len(DATE_ROLES):
        missing = next(role for role in DATE_ROLES if role not in roles)
        raise PatternError(f"it names no {missing}")
    if not roles:
        raise PatternError("it names no part of a date or a time")
    if ("half" in roles) != ("%I" in formats_of(pieces)):
        raise PatternError("h and a go together: H counts to 23")
    for piece, following in pairwise(pieces):
        if piece.ragged and _DIGIT_FIRST.match(following.pattern):
            raise PatternError(f"a {piece.role} of no fixed width touches another number")


def _type_of(roles: Sequence[set[str]], logical_type: str, timezone: object) -> Type:
    dated = [bool(names & {*DATE_ROLES}) for names in roles]
    timed = [bool(names & {*_CLOCK}) for names in roles]
    zoned = any("zone" in names for names in roles)
    if any(dated) and not all(dated):
        raise PatternError("it names a date in some texts only")
    if zoned and timezone is False:
        raise PatternError("it writes a zone, which timezone: false excludes")
    if timezone is True and not zoned and dated[0]:
        raise PatternError("it writes no zone, which timezone: true promises")
    if logical_type == "time" and dated[0]:
        raise PatternError("it is not one of a time: it names a date")
    if logical_type == "timestamp" and not dated[0]:
        raise PatternError("it names no date")
    return _moment(dated=dated[0], timed=any(timed) or logical_type == "timestamp", zoned=zoned)


def _moment(*, dated: bool, timed: bool, zoned: bool) -> Type:
    if dated and timed:
        return Type("timestamp", zone="aware" if zoned else "naive")
    if zoned:
        raise PatternError("times of the day with a zone are not read")
    return Type("date") if dated else Type("time")


def _word(role: str) -> str:
    return "half of the day" if role == "half" else role
