"""Edits of single values and keys."""

from __future__ import annotations

from dq_core.finding import Edit
from dq_core.yaml.layout import EditRefusedError, content_start, is_block_scalar, line_stop
from dq_core.yaml.scalar_text import scalar_text
from dq_core.yaml.tree import Scalar, Value


def replaced(scalar: Scalar, value: Value) -> Edit:
    """Return the edit that gives a scalar another value, in the quotes that it has where they do."""
    text = scalar.source.text
    if content_start(scalar) != scalar.start:
        raise EditRefusedError("the value has an anchor or a tag")
    if scalar.start == scalar.end:
        return _filled(scalar, value)
    if is_block_scalar(scalar) and "#" in text[scalar.start : line_stop(text, scalar.start)[0]]:
        raise EditRefusedError("a comment stands behind the sign of the block")
    return Edit(scalar.start, scalar.end, _in_its_style(scalar, value))


def _filled(scalar: Scalar, value: Value) -> Edit:
    """Return the edit that writes a value where there is none: behind `key:` or a dash."""
    text, start = scalar.source.text, scalar.start
    if text[max(start - 1, 0) : start] in (":", "-"):
        return Edit(start, start, f" {scalar_text(value, flow=True)}")
    raise EditRefusedError("there is no value to replace")


def _in_its_style(scalar: Scalar, value: Value) -> str:
    sign = scalar.source.text[scalar.start]
    if sign == '"' and isinstance(value, str):
        return double_quoted(value)
    if sign == "'" and isinstance(value, str) and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return scalar_text(value, flow=True)


def is_double_quoted(scalar: Scalar) -> bool:
    """Say whether a scalar stands between double quotes."""
    return scalar.source.text[scalar.start : scalar.start + 1] == '"'


def double_quoted(text: str) -> str:
    """Return a string between double quotes."""
    written = scalar_text(text + "\n")  # a line end always needs them
    return written[:-3] + '"'
