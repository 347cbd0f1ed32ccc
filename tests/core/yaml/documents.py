"""YAML documents in every style that people write, with comments that can be told apart.

Written without the code under test: a document is put together from lines, and what it says is known because
the value was there first.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

WORDS = ("a", "b", "name", "orders", "x y", "é😀", "v1.2.0")
STRANGE = (
    "no",
    "1:30",
    "5",
    "a: b",
    "a #b",
    "it's",
    'say "x"',
    "<<",
    "",
    "- a",
    "{",
    "a\nb",
    "a\nb\n",
    "a,b",
    "[x",
    "#",
)
KEYS = ("k", "key", "é", "a b", "on", "a.b-c", "k#", "q: r", 'say "')
LINE_ENDS = ("\n", "\n", "\n", "\r\n", "\r")


def value(chance: random.Random, depth: int = 0) -> Any:
    """Return a plain value of a few levels."""
    kind = chance.random()
    if depth < 4 and (depth == 0 or kind < 0.3):
        return {key(chance, n): value(chance, depth + 1) for n in range(chance.choice((1, 1, 2, 3, 4)))}
    if depth < 4 and kind < 0.55:
        return [value(chance, depth + 1) for _ in range(chance.choice((1, 1, 2, 3)))]
    return scalar(chance, depth)


def scalar(chance: random.Random, depth: int = 9) -> Any:
    """Return a single value, or an empty collection."""
    empty: tuple[Any, ...] = ({}, []) if depth < 9 else ()
    return chance.choice((None, True, 5, -7, *WORDS, *STRANGE, *empty))


def key(chance: random.Random, number: int) -> str:
    return chance.choice(KEYS) + str(number)


@dataclass
class Writer:
    """Writes a value in a random style; with `anchors`, some nodes are replaced by aliases or merged."""

    chance: random.Random
    anchors: bool = False
    comments: int = 0
    anchored: list[tuple[str, bool]] = field(default_factory=list)

    def document(self, root: Any) -> str:
        lines = [*self.above(0), *self.block(root, 0), *self.above(0)]
        if self.chance.random() < 0.1:
            lines = ["---", *lines]
        end = self.chance.choice(LINE_ENDS)
        text = end.join(lines)
        return text + (end if self.chance.random() < 0.8 else "")

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments}{self.chance.choice(('', '.', ' key: [', ',', ' {', ': '))}"

    def above(self, column: int) -> list[str]:
        """Return comment lines and blank lines for between entries."""
        lines = []
        while self.chance.random() < 0.15:
            blank = self.chance.random() < 0.5
            lines.append("" if blank else " " * column + self.comment())
        return lines

    def behind(self, blanks: tuple[str, ...] = (" ", "  ", "\t")) -> str:
        return self.chance.choice(blanks) + self.comment() if self.chance.random() < 0.2 else ""

    def block(self, node: Any, column: int, *, may_flow: bool = True) -> list[str]:
        """Return the lines of a node that starts on a line of its own."""
        flows = may_flow and self.chance.random() < 0.2
        if flows or not node or not isinstance(node, dict | list):
            return self.flow_lines(node, column)
        lines: list[str] = []
        heads = [f"{self.key(name)}:" for name in node] if isinstance(node, dict) else ["-"] * len(node)
        values = list(node.values()) if isinstance(node, dict) else node
        for number, (head, child) in enumerate(zip(heads, values, strict=True)):
            between = self.above(column) if number else []
            lines += between + self.entry(head, child, column)
        return lines + self.merge(node, column) + self.below(column)

    def merge(self, node: Any, column: int) -> list[str]:
        mappings = [name for name, is_mapping in self.anchored if is_mapping]
        if not mappings or not isinstance(node, dict) or self.chance.random() < 0.7:
            return []
        return [f"{' ' * column}<<: *{self.chance.choice(mappings)}{self.behind()}"]

    def below(self, column: int) -> list[str]:
        """Return a comment at the end of a block, as deep as its entries."""
        return [" " * column + self.comment()] if column and self.chance.random() < 0.1 else []

    def entry(self, head: str, child: Any, column: int) -> list[str]:
        indent = " " * column
        if self.anchored and self.chance.random() < 0.3:
            return [f"{indent}{head} *{self.chance.choice(self.anchored)[0]}{self.behind()}"]
        if isinstance(child, dict | list) and child and self.chance.random() < 0.85:
            return self.nested(indent + head, head, child, column)
        if isinstance(child, str) and "\n" in child and child.strip("\n") and self.chance.random() < 0.7:
            return self.literal(indent + head, child, column)
        if child is None and self.chance.random() < 0.5:
            return [indent + head + self.behind((" ", "  "))]
        blanks = self.chance.choice((" ", " ", "   "))
        first, *rest = self.flow_lines(child, column + 2)
        return [indent + head + blanks + first.lstrip(), *rest]

    def nested(self, start: str, head: str, child: Any, column: int) -> list[str]:
        deeper = column + self.chance.choice((1, 2, 2, 2, 4))
        if isinstance(child, list) and head != "-" and self.chance.random() < 0.3:
            deeper = column
        if head == "-" and self.chance.random() < 0.8:
            first, *rest = self.block(child, column + 2)
            if not first.strip() or first.lstrip().startswith("#"):
                return [start, first, *rest]
            return [f"{start} {first.lstrip()}", *rest]
        lines = self.block(child, deeper, may_flow=deeper > column)
        anchor = ""
        if self.anchors and self.chance.random() < 0.5:
            anchor = f" &n{len(self.anchored)}"
            self.anchored.append((anchor[2:], isinstance(child, dict)))
        return [start + anchor + self.behind((" ", "  ")), *self.above(deeper), *lines]

    def literal(self, start: str, text: str, column: int) -> list[str]:
        chomping = "" if text.endswith("\n") else "-"
        if text.endswith("\n") and self.chance.random() < 0.3:
            chomping = "+"
        body = text.rstrip("\n").split("\n")
        return [f"{start} |{chomping}{self.behind()}", *(f"{' ' * (column + 2)}{line}" for line in body)]

    def key(self, text: str) -> str:
        if not any(sign in text for sign in ':#"') and self.chance.random() < 0.8:
            return text
        return self.quoted(text)

    def quoted(self, text: str) -> str:
        if "\n" not in text and self.chance.random() < 0.5:
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)

    def flow_lines(self, node: Any, column: int) -> list[str]:
        """Return a node that is written between brackets, or a scalar, as lines."""
        if isinstance(node, dict | list) and node and self.chance.random() < 0.4:
            return self.spread(node, column)
        return [" " * column + self.flow(node) + self.behind()]

    def spread(self, node: Any, column: int) -> list[str]:
        """Return a collection between brackets with a line for each entry."""
        opening, closing = "{}" if isinstance(node, dict) else "[]"
        entries = self.entries(node)
        commas = [","] * (len(entries) - 1) + [self.chance.choice(("", ","))]
        lines = [" " * column + opening + self.behind()]
        for entry, comma in zip(entries, commas, strict=True):
            lines += [*self.above(column + 2), f"{' ' * (column + 2)}{entry}{comma}{self.behind()}"]
        return [*lines, " " * (column + 1) + closing + self.behind()]

    def entries(self, node: Any) -> list[str]:
        if isinstance(node, dict):
            return [f"{self.key(name)}: {self.flow(child)}".rstrip() for name, child in node.items()]
        return [self.flow(child, item=True) for child in node]

    def flow(self, node: Any, *, item: bool = False) -> str:
        if isinstance(node, dict | list):
            opening, closing = "{}" if isinstance(node, dict) else "[]"
            blank = self.chance.choice(("", "", " "))
            return (
                opening
                + blank
                + self.chance.choice((", ", ",", " , ")).join(self.entries(node))
                + blank
                + closing
            )
        if isinstance(node, str):
            return node if node in WORDS and self.chance.random() < 0.7 else self.quoted(node)
        if node is None:
            return self.chance.choice(("null", "~") if item else ("null", "~", "null"))
        return str(node).lower()
