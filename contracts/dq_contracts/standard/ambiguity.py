"""Plain values that another reader of YAML or JSON takes for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dq_contracts.standard.defects import DefectKind, Recorder
from dq_core.yaml.fixes import replacing
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value

WORDS = frozenset(
    text for word in ("yes", "no", "on", "off") for text in (word, word.capitalize(), word.upper())
)
"""What YAML 1.1 reads as true or false, and YAML 1.2 as text."""

LETTERS = frozenset("yYnN")
"""What the text of YAML 1.1 says it reads as true or false, and few of its readers do."""

_SMALLEST, _LARGEST = -(2**63), 2**64 - 1
_LARGEST_EXPONENT = 308
_SHOWN = 40
_NUMBER_STARTS = frozenset("+-0123456789.")
_NUMBERS = (
    (re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "a number to base 60"),
    (re.compile(r"[-+]?0b[01_]+"), "a binary number"),
    (re.compile(r"[-+]?(?:0x[0-9a-fA-F_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)"), "a number"),
)
_OCTAL = re.compile(r"[-+]?0o?[0-9]+")


def check_plain(node: Scalar, recorder: Recorder, *, exact: bool = False) -> None:
    """Record a value without quotes that readers do not agree about.

    Where a number is `exact`, as a bound is, it may be of any size: it cannot be written in another way.
    """
    value, text = node.value, node.text
    if isinstance(value, str):
        if text in WORDS or text in LETTERS:
            truth = "true" if text.lower() in ("yes", "on", "y") else "false"
            kind: DefectKind = "ambiguous" if text in WORDS else "ambiguous-letter"
            _record(kind, node, truth, value, recorder)
        elif text[:1] in _NUMBER_STARTS and (what := _number_of(text)):
            _record("ambiguous", node, what, value, recorder)
    elif type(value) is int:
        if text[:1] in ("+", "-", "0") and _OCTAL.fullmatch(text):
            _record("ambiguous", node, "an octal number or a text", value, recorder)
        elif not exact and not _SMALLEST <= value <= _LARGEST:
            _too_large(node, "has more than 64 bits, which few readers of YAML and JSON hold", recorder)
    elif isinstance(value, Decimal) and not exact and value.adjusted() > _LARGEST_EXPONENT:
        _too_large(node, "is infinite in a double, which is what JSON readers hold", recorder)


def plain_values(node: Node) -> Iterator[Scalar]:
    """Yield every value without quotes in a list or mapping of free form."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Mapping):
            waiting += reversed(current.values.values())
        elif isinstance(current, Sequence):
            waiting += reversed(current.items)
        elif current.plain:
            yield current


def _number_of(text: str) -> str:
    return next((what for pattern, what in _NUMBERS if pattern.fullmatch(text)), "")


def _record(kind: DefectKind, node: Scalar, what: str, value: Value, recorder: Recorder) -> None:
    message = f"{node.text!r} is {what} to readers of YAML 1.1"
    help_ = f"put it in quotes, or write {value}" if isinstance(value, int) else "put it in quotes"
    fixes = replacing(node, value, help_, safe=True)
    recorder.add(kind, message, node.location, help_, fixes)


def _too_large(node: Scalar, why: str, recorder: Recorder) -> None:
    shown = node.text if len(node.text) <= _SHOWN else f"{node.text[:_SHOWN]}..."
    recorder.add(
        "large-number", f"{shown} {why}", node.location, "write a smaller number, or a text in quotes"
    )
