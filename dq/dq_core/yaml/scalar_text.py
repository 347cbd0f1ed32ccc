"""Single values as YAML that readers of version 1.1 and of version 1.2 understand alike."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from dq_core.display import is_harmless
from dq_core.yaml.scalars import resolve
from dq_core.yaml.tree import Value

_LONGEST_NUMBER = 400
_LONGEST_EXPANDED = 40
_LARGEST_EXPONENT = 9999
_WORDS = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"})
# what YAML 1.1 or a reader in use takes for a number: 1_000, 0b1, 0o14, 014, 1:30:00, .5, 1., .inf
_NUMBER = re.compile(
    r"[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?"
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:e[-+]?[0-9_]*)?|\.inf|\.nan)",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?", re.DOTALL)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW_SIGNS = frozenset(",[]{}:?#")
_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\a": "\\a", "\b": "\\b",
    "\v": "\\v", "\f": "\\f", "\x1b": "\\e", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P",
}  # fmt: skip
_SURROGATES = range(0xD800, 0xE000)
_REPLACEMENT = "\ufffd"


def scalar_text(value: Value, *, flow: bool = False) -> str:
    """Return a value on one line; `flow` is for a place between brackets, where more has to be quoted.

    A string is quoted only where a reader could take it for something else. Half a surrogate pair, which no
    YAML can hold, becomes U+FFFD. Raises TypeError for what is no value of YAML.
    """
    if isinstance(value, str):
        return _plain_or_quoted(value, flow=flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, float):
        return _binary(value)
    if isinstance(value, Decimal):
        return _decimal(value)
    raise TypeError(f"{type(value).__name__} is no value of YAML")


def _plain_or_quoted(text: str, *, flow: bool) -> str:
    if is_plain(text, flow=flow):
        return text
    if not all(character in _ESCAPES or is_harmless(character) for character in text):
        return _double_quoted(text)
    backslash_or_quote = '"' in text or "\\" in text
    on_one_line = not any(character in _ESCAPES for character in text if character not in '"\\')
    return _single_quoted(text) if backslash_or_quote and on_one_line else _double_quoted(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Say whether a string needs no quotes: every reader takes the bare text for that string."""
    if text.lower() in _WORDS or text[0] in _INDICATORS or text[0] == " " or text[-1] in " :":
        return False
    if ": " in text or " #" in text or text.startswith("...") or "\u00a0" in (text[0], text[-1]):
        return False
    if flow and not _FLOW_SIGNS.isdisjoint(text):
        return False
    if not (text.isprintable() or all(is_harmless(character) for character in text)):
        return False
    return not (_NUMBER.fullmatch(text) or _MOMENT.fullmatch(text)) and isinstance(resolve(text), str)


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double_quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if is_harmless(character):
        return character
    point = ord(character)
    if point in _SURROGATES:
        return _REPLACEMENT
    return f"\\x{point:02x}" if point <= 0xFF else f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"  # noqa: PLR2004


def _whole(value: int) -> str:
    # Python refuses to print what has more digits than a program should
    if abs(value) >= 10**_LONGEST_NUMBER - 1:
        return f'"{hex(value)}"'
    text = str(value)
    return text if len(text) <= _LONGEST_NUMBER else f'"{text}"'


def _binary(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    return _with_point(repr(value))


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        return _binary(float(value)) if not value.is_snan() else ".nan"
    expanded = abs(value.adjusted()) + len(value.as_tuple().digits) <= _LONGEST_EXPANDED
    text = format(value, "f") if expanded else _with_point(str(value).lower())
    readable = abs(value.adjusted()) <= _LARGEST_EXPONENT and len(text) <= _LONGEST_NUMBER
    return text if readable else f'"{text}"'


def _with_point(number: str) -> str:
    """Return a number of scientific notation with the point and the sign that YAML 1.1 asks for."""
    mantissa, e, exponent = number.partition("e")
    if not e:
        return number
    signed = exponent if exponent[0] in "+-" else f"+{exponent}"
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{signed}"
