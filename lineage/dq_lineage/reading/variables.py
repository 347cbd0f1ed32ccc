"""The variables and parameters of procedural code, whose names are no columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_NAMES = frozenset(("VAR", "IDENTIFIER"))
_MODES = frozenset(("IN", "OUT", "INOUT", "VARIADIC"))


def declared(tokens: Sequence[Any]) -> frozenset[str]:
    """Return the names that a DECLARE, LET, FOR or a procedure's head declares, in lower case."""
    first = tokens[0].text.upper() if tokens else ""
    if first == "DECLARE":
        return frozenset(_listed(tokens[1:]))
    if first in ("LET", "FOR") and len(tokens) > 1:
        return frozenset((str(tokens[1].text).lower(),))
    if first == "CREATE":
        return frozenset(_parameters(tokens))
    return frozenset()


def _listed(tokens: Sequence[Any]) -> list[str]:
    """Return the names before a type: DECLARE a, b INT64."""
    names = []
    for at in range(0, len(tokens), 2):
        names.append(str(tokens[at].text).lower())
        if at + 1 >= len(tokens) or tokens[at + 1].text != ",":
            break
    return names


def _parameters(tokens: Sequence[Any]) -> list[str]:
    names: list[str] = []
    depth = 0
    expected = False
    for token in tokens:
        if token.text == "(":
            depth += 1
            expected = depth == 1
        elif token.text == ")":
            depth -= 1
            if not depth:
                break
        elif token.text == "," and depth == 1:
            expected = True
        elif expected and token.text.upper() not in _MODES:
            names.append(str(token.text).lower())
            expected = False
    return names
