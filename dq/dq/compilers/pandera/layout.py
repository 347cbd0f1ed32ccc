"""Python code as a tree, laid out as ruff formats it: on one line, or each part on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

WIDTH = 88
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Call:
    """A call with positional arguments and with keywords."""

    name: str
    arguments: tuple[Code, ...] = ()
    keywords: tuple[tuple[str, Code], ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list of values."""

    values: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A dictionary; `values` has keys as code."""

    values: tuple[tuple[str, Code], ...]


Code: TypeAlias = "str | Call | Items | Pairs"


def laid_out(code: Code, indent: int = 0, before: int = 0, after: int = 0) -> str:
    """Return code for a line that is indented so deep, behind and in front of so many characters."""
    flat = _flat(code)
    fits = len(_INDENT) * indent + before + len(flat) + after <= WIDTH
    if isinstance(code, str) or fits or not _parts(code):
        return flat
    opening, closing = _brackets(code)
    inner = _INDENT * (indent + 1)
    lines = [f"{inner}{head}{laid_out(part, indent + 1, len(head), 1)},\n" for head, part in _parts(code)]
    return f"{opening}\n{''.join(lines)}{_INDENT * indent}{closing}"


def _flat(code: Code) -> str:
    if isinstance(code, str):
        return code
    opening, closing = _brackets(code)
    return f"{opening}{', '.join(head + _flat(part) for head, part in _parts(code))}{closing}"


def _brackets(code: Call | Items | Pairs) -> tuple[str, str]:
    if isinstance(code, Call):
        return f"{code.name}(", ")"
    return ("[", "]") if isinstance(code, Items) else ("{", "}")


def _parts(code: Call | Items | Pairs) -> list[tuple[str, Code]]:
    """Return the parts of code, each behind what names it."""
    if isinstance(code, Call):
        named = [(f"{name}=", part) for name, part in code.keywords]
        return [*(("", part) for part in code.arguments), *named]
    if isinstance(code, Items):
        return [("", part) for part in code.values]
    return [(f"{key}: ", part) for key, part in code.values]
