"""Cron expressions: five fields as crontab(5) reads them, with what its successors add."""

from __future__ import annotations

from dq_core.record import record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MACROS = ("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly", "@reboot")
_ZONES = ("TZ=", "CRON_TZ=")
# Quartz and AWS have a field for seconds, for years, or both, and Jenkins spreads by H: they are not judged
_OTHER_COUNTS = (6, 7)
_LONGEST = 1000
_PARTS = 2


@record
class _Field:
    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()
    first_word: int = 0
    marks: str = ""
    """Letters that some schedulers add: L for the last one, W for a working day, # for the nth, ? for any."""


_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of the month", 1, 31, marks="LW?"),
    _Field("month", 1, 12, _MONTHS, 1),
    _Field("day of the week", 0, 7, _DAYS, marks="L#?"),
)


def fault_of(text: str) -> str:
    """Return what is wrong with a cron expression, as a sentence; empty when nothing is.

    Expressions with seconds, years or H are taken as they are. One that never comes, such as 30 February, is
    wrong as well.
    """
    words = text.split()
    if words and words[0].upper().startswith(_ZONES):
        words = words[1:]
    if words and words[0].startswith("@"):
        known = words[0].lower() in _MACROS or words[0].lower() == "@every"
        return "" if known else f"{words[0]!r} is no shorthand of cron"
    if len(words) in _OTHER_COUNTS or len(text) > _LONGEST or any(word[0] in "Hh" for word in words):
        return ""
    if len(words) != len(_FIELDS):
        return f"cron has five fields, this has {len(words)}"
    faults = (_field_fault(word, field) for word, field in zip(words, _FIELDS, strict=True))
    return next((fault for fault in faults if fault), "") or _never(words)


def _field_fault(text: str, field: _Field) -> str:
    for part in text.split(","):
        if fault := _part_fault(part, field):
            return f"{fault} in the {field.name} {text!r}"
    return ""


def _part_fault(part: str, field: _Field) -> str:
    if field.marks and any(mark in part.upper() for mark in field.marks) and part.lower() not in field.words:
        return _marked_fault(part.upper(), field)
    span, slash, step = part.partition("/")
    if slash and not (step.isascii() and step.isdigit() and int(step) > 0):
        return f"{step!r} is no step"
    if span == "*":
        return ""
    ends = span.split("-")
    numbers = [_number(end, field) for end in ends]
    if len(ends) > _PARTS or None in numbers:
        wrong = next((end for end, number in zip(ends, numbers, strict=True) if number is None), span)
        return f"{wrong!r} is not between {field.least} and {field.most}" if wrong else "a number is missing"
    return _order_fault([number for number in numbers if number is not None], field)


def _order_fault(numbers: list[int], field: _Field) -> str:
    first, last = numbers[0], numbers[-1]
    # to some schedulers a week starts on Monday, so that SAT-SUN and 6-0 are in order
    if first > last and not (field.words == _DAYS and last == 0):
        return f"the range runs from {first} down to {last}"
    return ""


def _marked_fault(part: str, field: _Field) -> str:
    rest = part.replace("L", "").replace("W", "")
    if part == "?" or not rest:
        return "" if part in ("?", "L", "W", "LW") else f"{part!r} has no meaning"
    pieces = rest.lstrip("-").split("#")
    numbers = [_number(piece.lower(), field) for piece in pieces[:1]]
    nth = len(pieces) == 1 or (len(pieces) == _PARTS and pieces[1] in "12345" and pieces[1] != "")
    return "" if None not in numbers and nth else f"{part!r} has no meaning"


def _number(text: str, field: _Field) -> int | None:
    if text.lower() in field.words:
        return field.words.index(text.lower()) + field.first_word
    if not (text.isascii() and text.isdigit()) or len(text) > len("59") + 1:
        return None
    number = int(text)
    return number if field.least <= number <= field.most else None


def _never(words: list[str]) -> str:
    """Return why a day never comes: days that none of the named months has."""
    days, months, weekdays = words[2], words[3], words[4]
    if weekdays not in ("*", "?") or not days.replace(",", "").isdigit():
        return ""
    numbers = [_number(month, _FIELDS[3]) for month in months.split(",")]
    if None in numbers:
        return ""
    longest = max(_LONGEST_MONTHS[number - 1] for number in numbers if number is not None)
    if min(int(day) for day in days.split(",")) <= longest:
        return ""
    return f"the day {days} never comes in the month {months}"
