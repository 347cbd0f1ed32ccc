"""Values as Python code that is nothing but the value, whatever a text holds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dq.compilers.pandera.layout import Call, Code, Items

_READABLE = 10**15
"""Numbers above read better as text."""


def text_of(text: str) -> str:
    """Return a text as a literal with the quotes that ruff prefers; what does not print is escaped."""
    body = "".join(_escaped(sign) for sign in text)
    quote = "'" if body.count('"') > body.count("'") else '"'
    if _is_raw(text):
        return f'r"{text}"'
    return quote + body.replace("\\", "\\\\").replace("\0", "\\").replace(quote, f"\\{quote}") + quote


def _escaped(sign: str) -> str:
    # a backslash that belongs to an escape is marked, so that those of the text are doubled behind it
    return sign if sign.isprintable() else repr(sign)[1:-1].replace("\\", "\0")


def _is_raw(text: str) -> bool:
    return "\\" in text and text.isprintable() and '"' not in text and not text.endswith("\\")


def code_of(value: object) -> Code:
    """Return a value of a contract as code. Raises TypeError for what is none."""
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, bool | int) or value is None:
        return repr(value)
    if isinstance(value, Decimal | float):
        return _number(value)
    if isinstance(value, datetime | date | time):
        return Call(f"{type(value).__name__}.fromisoformat", (text_of(value.isoformat()),))
    if isinstance(value, timedelta):
        return _span(value)
    if isinstance(value, list | tuple):
        return items_of(value)
    raise TypeError(f"{type(value).__name__} is no value of a contract")


def items_of(values: Iterable[object]) -> Items:
    """Return a list of values as code."""
    return Items(tuple(code_of(value) for value in values))


def _number(value: Decimal | float) -> Code:
    if not math.isfinite(value):
        return Call("float", (text_of(str(float(value))),))
    if isinstance(value, float):
        return repr(value)
    number = Decimal(value)
    if number == number.to_integral_value() and abs(number) < _READABLE:
        return repr(int(number))
    return Call("Decimal", (text_of(str(number)),))


def _span(value: timedelta) -> Call:
    seconds, rest = divmod(value, timedelta(seconds=1))
    parts = (("seconds", repr(seconds)), ("microseconds", repr(rest // timedelta(microseconds=1))))
    return Call("timedelta", (), parts if rest else parts[:1])
