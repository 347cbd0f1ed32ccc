"""The texts that the standard describes by more than their type: identifiers, references, dates, versions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dq_contracts.standard.defects import DefectKind
from dq_contracts.standard.versions import VERSIONS, Version, numbers, written
from dq_core.record import record
from dq_core.suggestion import did_you_mean

_WORD = "[A-Za-z_][A-Za-z0-9_]*"
_HYPHENED = r"[A-Za-z_][A-Za-z0-9_\-]*"
_ID = "[A-Za-z0-9_-]+"
_ID_SINCE_3_2 = r"[^\s.#/\\@!%&^]+"
_ADDRESS = r"(?:https?://)?[A-Za-z0-9._\-/]+"
_PATH = f"/?{_WORD}/{{id}}(?:/{_WORD}/{{id}})*"
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_DATE_LENGTH = len("2024-01-01")

PATTERNS: dict[str, dict[str, str]] = {
    "identifier": {"3.0.0": ".*", "3.1.0": _ID, "3.2.0": _ID_SINCE_3_2},
    "reference": {
        "3.0.0": ".*",
        "3.1.0": rf"{_WORD}\.{_WORD}|(?:{_ADDRESS}\.yaml#)?{_PATH.format(id=_ID)}",
        "3.2.0": rf"{_HYPHENED}(?:\.{_HYPHENED})+|(?:{_ADDRESS}\.ya?ml#)?{_PATH.format(id=_ID_SINCE_3_2)}",
    },
}
"""Regular expressions of whole texts, by the version that brought them."""

_RULES = {
    "identifier": {
        "3.1.0": "an id is of letters, digits, '-' and '_'",
        "3.2.0": r"an id has no white space and none of . # / \ @ ! % & ^",
    },
    "reference": {
        "3.1.0": "write dataset.column, or schema/ID/properties/ID, after a file and '#' where it has one",
    },
}


@record
class Misfit:
    """Why a text does not do: the sentence, what to do, and the later version that would take it, if any."""

    message: str
    help: str
    since: str = ""


def misfit(type_name: str, text: str, version: Version) -> Misfit | None:
    """Return what is wrong with a text of one of the types of this module, or None."""
    return CHECKS[type_name](text, version)


def _pattern_misfit(type_name: str, text: str, version: Version) -> Misfit | None:
    if _pattern(type_name, version).fullmatch(text):
        return None
    article = "an" if type_name[0] in "aeiou" else "a"
    later = [since for since in VERSIONS if numbers(since) > version]
    since = next((name for name in later if _pattern(type_name, numbers(name)).fullmatch(text)), "")
    rule = [text for name, text in _RULES[type_name].items() if numbers(name) <= version]
    return Misfit(f"{text!r} is no {type_name}", (rule or [f"write {article} {type_name}"])[-1], since)


@cache
def _pattern(type_name: str, version: Version) -> re.Pattern[str]:
    texts = [text for since, text in PATTERNS[type_name].items() if numbers(since) <= version]
    return re.compile(texts[-1])


def _date_misfit(text: str, _version: Version) -> Misfit | None:
    if len(text) == _DATE_LENGTH:
        return _moment_misfit(text, _version)
    return Misfit(f"{text!r} is no date", "write it as YYYY-MM-DD")


def _moment_misfit(text: str, _version: Version) -> Misfit | None:
    found = _MOMENT.fullmatch(text)
    if found is None:
        return Misfit(f"{text!r} is no moment", "write it as YYYY-MM-DDThh:mm:ss+00:00")
    return None if _exists(*(int(part) for part in found.groups(default="0"))) else _missing(text)


def _missing(text: str) -> Misfit:
    return Misfit(f"{text!r} is on no calendar or clock", "check the day, the month and the time")


def _exists(year: int, month: int, day: int, hour: int, minute: int, second: int) -> bool:
    from datetime import datetime

    try:
        datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 - only asked whether it exists
    except ValueError:
        return False
    return second <= 60  # noqa: PLR2004 - a leap second


def _version_misfit(text: str, _version: Version) -> Misfit | None:
    known = [written(numbers(version)) for version in VERSIONS]
    if text in known:
        return None
    read = f"dq reads {', '.join(known)}"
    if text.removeprefix("v").startswith(("1.", "2.")):
        return Misfit(f"the version {text!r} of the standard is not read", f"{read}; migrate the contract")
    near = did_you_mean(text, known)
    return Misfit(f"{text!r} is no version of the standard", f"{near} {read}" if near else read)


def _of_pattern(type_name: str) -> Callable[[str, Version], Misfit | None]:
    return lambda text, version: _pattern_misfit(type_name, text, version)


CHECKS: dict[str, Callable[[str, Version], Misfit | None]] = {
    "identifier": _of_pattern("identifier"),
    "reference": _of_pattern("reference"),
    "date": _date_misfit,
    "date-time": _moment_misfit,
    "version": _version_misfit,
}
"""The check of each type of text."""

KINDS: dict[str, DefectKind] = {"date": "date", "date-time": "date", "version": "wrong-value"}
"""The kind of defect that a text of a type makes; `text` where it is not named."""
