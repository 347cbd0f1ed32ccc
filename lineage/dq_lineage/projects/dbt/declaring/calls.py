"""Calls in a text of Jinja or Python: where their arguments end, and what is literal among them."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from typing import Any

_LONGEST = 200_000
_DEEPEST = 50
_MARKS = re.compile(r"""("(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+')|([({\[])|([)}\]])|["']""", re.DOTALL)
_TILDE = re.compile(r"""("(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+')|~""", re.DOTALL)
_WORDS = {"true": True, "false": False, "none": None, "null": None}


class NotLiteralError(ValueError):
    """An expression has to be rendered."""


def closing(text: str, start: int, stop: int) -> int:
    """Return the offset of the bracket that closes the one before `start`; -1 where there is none."""
    depth = 1
    for found in _MARKS.finditer(text, start, stop):
        if found[2]:
            depth += 1
        elif not found[1] and not found[3]:
            return -1
        elif found[3]:
            depth -= 1
            if not depth:
                return found.start()
    return -1


@lru_cache(maxsize=256)
def keywords(arguments: str) -> tuple[ast.keyword, ...]:
    """Return the keyword arguments of a call; those of mappings passed as a whole are among them.

    None of them where the text is no call in Python's syntax.
    """
    call = expression(f"f({arguments}\n)")
    if not isinstance(call, ast.Call):
        return ()
    return (*_positional(call), *(word for word in call.keywords if word.arg))


def _positional(call: ast.Call) -> list[ast.keyword]:
    given = [entry for entry in call.args if isinstance(entry, ast.Dict)]
    pairs = [pair for entry in given for pair in zip(entry.keys, entry.values, strict=True)]
    return [
        ast.keyword(str(key.value), value)
        for key, value in pairs
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]


def expression(text: str) -> ast.expr | None:
    """Return the tree of an expression; None for what is too long or no Python.

    Jinja's `~`, which joins texts, becomes the operator `@`.
    """
    if len(text) > _LONGEST:
        return None
    if "~" in text:
        text = _TILDE.sub(lambda found: found[1] or "@", text)
    try:
        with warnings.catch_warnings():
            # Python warns of escapes such as \d, which Jinja keeps without a word
            warnings.simplefilter("ignore")
            return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def literal(node: ast.expr, depth: int = 0) -> Any:
    """Return the value of a literal, with Jinja's words for booleans.

    Raises NotLiteralError for anything that has to be worked out, or is nested too deep.
    """
    if depth > _DEEPEST:
        raise NotLiteralError
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float | bool | None):
        return node.value
    if isinstance(node, ast.Name) and node.id in _WORDS:
        return _WORDS[node.id]
    if isinstance(node, ast.List | ast.Tuple):
        return [literal(item, depth + 1) for item in node.elts]
    if isinstance(node, ast.Dict):
        return {
            _key(key): literal(value, depth + 1) for key, value in zip(node.keys, node.values, strict=True)
        }
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = literal(node.operand, depth + 1)
        if isinstance(value, int | float):
            return -value
    raise NotLiteralError


def _key(node: ast.expr | None) -> object:
    value = literal(node) if node else None
    if not isinstance(value, str | int | float):
        raise NotLiteralError
    return value
