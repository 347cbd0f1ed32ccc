"""Numbers of payment cards: the range of an issuer, its lengths, and the check digit of ISO/IEC 7812."""

from __future__ import annotations

import re

_LONGEST = 23
FORM = r"[0-9]{12,19}|[0-9]{4}(?P<sign>[ -])[0-9]{4,6}(?P=sign)[0-9]{4,5}(?:(?P=sign)[0-9]{1,4}){0,2}"
_WRITTEN = re.compile(FORM)
_ISSUERS: tuple[tuple[int, int, tuple[int, ...]], ...] = (
    # the first and last prefix of a range of six digits, and the lengths of its numbers
    (222100, 272099, (16,)),
    (300000, 305999, (14,)),
    (340000, 349999, (15,)),
    (352800, 358999, (16, 17, 18, 19)),
    (360000, 369999, (14, 16)),
    (370000, 379999, (15,)),
    (380000, 399999, (14, 16)),
    (400000, 499999, (13, 16, 19)),
    (501800, 501899, (16, 18, 19)),
    (502000, 502099, (16, 18, 19)),
    (503800, 503899, (16, 18, 19)),
    (510000, 559999, (16,)),
    (601100, 601199, (16, 19)),
    (620000, 629999, (16, 17, 18, 19)),
    (644000, 659999, (16, 19)),
    (675900, 676399, (16, 18, 19)),
)


def is_written(text: str) -> bool:
    """Say whether a text has the form of the number of a card, of an issuer that there is."""
    return len(text) <= _LONGEST and bool(_WRITTEN.fullmatch(text)) and _issued(_digits(text))


def matches(text: str) -> bool:
    """Say whether a text is the number of a payment card, in one piece or in groups of digits."""
    return is_written(text) and _checked(_digits(text))


def _digits(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def _issued(digits: str) -> bool:
    prefix = int(digits[:6])
    return any(first <= prefix <= last and len(digits) in lengths for first, last, lengths in _ISSUERS)


def _checked(digits: str) -> bool:
    """Double every second digit from the right; the sum of all digits ends in zero."""
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(number // 10 + number % 10 for number in doubled)) % 10 == 0
