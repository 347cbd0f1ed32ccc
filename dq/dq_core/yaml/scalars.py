"""Plain scalars by the core schema of YAML 1.2 (section 10.3.2): `no`, `on`, `1:30` and dates are strings.

Numbers with a point or an exponent become exact decimals, because a bound of 0.1 means one tenth.
"""

import re
from decimal import Decimal

from dq_core.yaml.tree import Value

WORDS: dict[str, Value] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
    ".inf": float("inf"), ".Inf": float("inf"), ".INF": float("inf"),
    "+.inf": float("inf"), "+.Inf": float("inf"), "+.INF": float("inf"),
    "-.inf": float("-inf"), "-.Inf": float("-inf"), "-.INF": float("-inf"),
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
}  # fmt: skip

_NUMBER_STARTS = frozenset("0123456789+-.")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?")
_BASED = re.compile(r"0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}")
_LONGEST_NUMBER = 400


def resolve(text: str) -> Value:
    """Return the value of a plain scalar.

    A number of more than 400 characters, or with an exponent of more than four digits, stays a string: no
    engine can compare it and converting it is a way to hang a program.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in _NUMBER_STARTS or len(text) > _LONGEST_NUMBER:
        return text
    if text.isdecimal() and text.isascii():
        return int(text)
    if _NUMBER.fullmatch(text):
        return Decimal(text) if any(sign in text for sign in ".eE") else int(text)
    return int(text, 0) if _BASED.fullmatch(text) else text
