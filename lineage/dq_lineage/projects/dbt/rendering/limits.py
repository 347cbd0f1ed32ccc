"""What a template may ask of the machine: how long texts and lists may grow by one step of its code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from types import BuiltinMethodType
from typing import Any

LONGEST_TEXT = 8_000_000
LONGEST_LIST = 1_000_000
LARGEST_NUMBER_BITS = 100_000
_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\d{7}|\*)|\{[^{}]*\d{7}")


class LimitExceededError(Exception):
    """A template asked for more than a template may have."""


def check_text(length: float) -> None:
    """Raise LimitExceededError when a text would be longer than is allowed."""
    if length > LONGEST_TEXT:
        raise LimitExceededError(f"a text of more than {LONGEST_TEXT:,} characters")


def check_items(length: float) -> None:
    """Raise LimitExceededError when a list would be longer than is allowed."""
    if length > LONGEST_LIST:
        raise LimitExceededError(f"a list of more than {LONGEST_LIST:,} items")


def added(left: Any, right: Any) -> Any:
    """Return `left + right`."""
    total: Any = left
    if isinstance(left, str) and isinstance(right, str):
        check_text(len(left) + len(right))
    elif isinstance(left, list | tuple) and isinstance(right, list | tuple):
        check_items(len(left) + len(right))
    return total + right


def multiplied(left: Any, right: Any) -> Any:
    """Return `left * right`."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, str | bytes | list | tuple) and isinstance(other, int):
            (check_text if isinstance(one, str | bytes) else check_items)(len(one) * max(other, 0))
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())
    return left * right


def raised(left: Any, right: Any) -> Any:
    """Return `left ** right`."""
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() * max(right, 0))
    return left**right


def remainder(left: Any, right: Any) -> Any:
    """Return `left % right`, where a text on the left is a format."""
    if isinstance(left, str | bytes):
        check_format(left if isinstance(left, str) else left.decode("latin-1"))
    return left % right


def check_format(text: str) -> None:
    """Raise LimitExceededError when a format asks for a width that is long, or not written in it."""
    if _WIDE.search(text):
        raise LimitExceededError("a format of more than a million characters")


def joined(parts: Iterable[object]) -> str:
    """Return the parts as one text."""
    texts = [str(part) for part in parts]
    check_text(sum(map(len, texts)))
    return "".join(texts)


def bounded(items: Iterable[Any]) -> Iterable[Any]:
    """Return the items, no more of them than a list may have."""
    return islice(items, LONGEST_LIST)


def check_call(function: object, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """Raise LimitExceededError when a method of a built-in type would make something too large."""
    if type(function) is BuiltinMethodType:
        check = _METHODS.get(function.__name__)
        if check is not None:
            check(function.__self__, (*arguments, *named.values()))


def check_numbers(arguments: Iterable[object]) -> None:
    """Raise LimitExceededError when a width, count or indentation among the arguments is too large."""
    for argument in arguments:
        if isinstance(argument, int):
            check_items(argument)


def check_replacement(text: object, old: object, new: object) -> None:
    """Raise LimitExceededError when a text with all of `old` replaced would be too long."""
    length = len(str(text))
    times = length / max(len(str(old)), 1) + 1
    check_text(length + times * len(str(new)))


def _check_bits(bits: int) -> None:
    if bits > LARGEST_NUMBER_BITS:
        raise LimitExceededError(f"a number of more than {LARGEST_NUMBER_BITS:,} bits")


def _check_widths(_text: object, arguments: Sequence[Any]) -> None:
    check_numbers(arguments)


def _check_replace(text: object, arguments: Sequence[Any]) -> None:
    # dates have a method of this name as well
    if isinstance(text, str | bytes) and len(arguments) > 1:
        check_replacement(text, *arguments[:2])


def _check_expression(_pattern: Any, arguments: Sequence[Any]) -> None:
    if len(arguments) > 1 and isinstance(arguments[0], str):
        check_text(len(str(arguments[1])) * (1 + len(arguments[0])))


def _check_join(separator: Any, arguments: Sequence[Any]) -> None:
    parts = arguments[0] if arguments else ()
    if isinstance(parts, Sequence):
        check_text(len(separator) * len(parts) + sum(len(part) for part in parts if isinstance(part, str)))


def _check_extension(items: Any, arguments: Sequence[Any]) -> None:
    if arguments and isinstance(arguments[0], Sequence):
        check_items(len(items) + len(arguments[0]))


def _check_translation(text: Any, arguments: Sequence[Any]) -> None:
    if arguments and isinstance(arguments[0], Mapping):
        check_text(len(text) * max((len(str(value)) for value in arguments[0].values()), default=0))


_METHODS: dict[str, Callable[[Any, Sequence[Any]], None]] = {
    **dict.fromkeys(("ljust", "rjust", "center", "zfill", "expandtabs", "to_bytes"), _check_widths),
    **dict.fromkeys(("sub", "subn"), _check_expression),
    "replace": _check_replace,
    "join": _check_join,
    "extend": _check_extension,
    "translate": _check_translation,
}
