"""The tables of expressions (expressions.txt, aggregates.txt, windows.txt): texts with places in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.lineage.oracle.sources import NOTHING, Sources, aggregated, computed, decided, merged

_PLACE = re.compile(r"<([?^:.#]?)([A-Z]+)>|<(=)>")
_LINE = re.compile(r"([!+ ]) ([A-Z]+) +(.+)")


@dataclass(frozen=True, slots=True)
class Value:
    """An expression: its text, its type and what it is made of."""

    text: str
    type: str
    sources: Sources = NOTHING


@dataclass(frozen=True, slots=True)
class Template:
    """A line of a table. mark: `!` where each change shows, `+` where the order must be complete."""

    type: str
    text: str
    mark: str

    def filled(self, argument: Callable[[str, str], Value], *, aggregates: bool = False) -> Value:
        """Return the expression with its arguments. argument: makes one of a mark and a type."""
        made: list[tuple[str, Value]] = []

        def fill(place: re.Match[str]) -> str:
            mark, type_name = place[3] or place[1], place[2]
            value = made[0][1] if mark == "=" else argument(mark, type_name)
            made.append((mark, value))
            return f"({value.text})" if mark == "=" and value.text[0] in "'0123456789" else value.text

        text = _PLACE.sub(fill, self.text)
        return Value(
            text, self.type, merged(*(_part(mark, value.sources, aggregates) for mark, value in made))
        )


def _part(mark: str, sources: Sources, aggregates: bool) -> Sources:  # noqa: FBT001
    if mark == "?":
        return decided("CONDITIONAL", sources)
    if mark in {"^", "="}:
        return decided("SORT", sources)
    return aggregated(sources) if aggregates and mark != ":" else computed(sources)


@cache
def templates(table: str, type_name: str, marks: str) -> tuple[Template, ...]:
    """Return the lines of a table that give the type and carry one of the marks."""
    return tuple(line for line in _lines(table) if line.type == type_name and line.mark in marks)


@cache
def _lines(table: str) -> tuple[Template, ...]:
    text = Path(__file__).with_name(f"{table}.txt").read_text(encoding="utf-8")
    found = (_LINE.fullmatch(line) for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Template(line[2], line[3], line[1]) for line in found if line)
