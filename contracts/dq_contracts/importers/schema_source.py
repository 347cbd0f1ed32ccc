"""What every importer is given, and how it says what it cannot read or cannot carry over."""

from __future__ import annotations

from collections.abc import Callable

from dq_contracts.importers.draft import Loss
from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.source import Source
from dq_core.yaml.tree import Node


class SourceError(Exception):
    """The source is not what its format asks for, so that there is nothing to draft."""

    def __init__(self, message: str, location: Location | None, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.location = location
        self.help = help_


def _no_neighbour(path: str) -> Source:
    raise ValueError(f"the file {path!r} is not opened here")


@identity_record
class SchemaSource:
    """A text that describes data.

    `name` is that of the contract to draft, `dialect` that of its SQL types where the user says it, `element`
    the one thing in the text to import, such as a class. `neighbour` opens a file that the text refers to, by
    the path written there; it raises ValueError with a sentence that says why it cannot.
    """

    source: Source
    name: str
    dialect: str = ""
    element: str = ""
    neighbour: Callable[[str], Source] = field(default=_no_neighbour)


MOST_COLUMNS = 12_000
"""How many columns an importer writes out: types that refer to each other can stand for any number."""


@identity_record
class Losses:
    """Collects what an importer cannot carry over, once for each thing and place.

    It also counts the columns that are written out, `room` being what is left of them.
    """

    found: dict[Loss, None] = field(default_factory=dict)
    room: list[int] = field(default_factory=lambda: [MOST_COLUMNS])

    def has_room(self) -> bool:
        """Count one more column, and say whether it may be written out; the first that may not is a loss."""
        self.room[0] -= 1
        if self.room[0] == -1:
            self.add(f"more than {MOST_COLUMNS:,} columns, with those inside others; the rest is left out")
        return self.room[0] >= 0

    def add(self, reason: str, place: str = "", location: Location | None = None) -> None:
        """Record a loss; see `Loss` for the words."""
        self.found[Loss(reason, place, location)] = None

    def broken(self, reason: str, place: str = "", location: Location | None = None) -> None:
        """Record that the source is wrong at a place, so that what stands there is missing."""
        self.found[Loss(reason, place, location, broken=True)] = None

    def at(self, node: Node, reason: str, place: str = "") -> None:
        """Record a loss at a node of the source."""
        self.add(reason, place, node.location)

    def all(self) -> tuple[Loss, ...]:
        """Return the losses in the order of the source as far as they have a place in its text."""
        return tuple(sorted(self.found, key=_position))


def _position(loss: Loss) -> tuple[str, int, int]:
    where = loss.location
    return (where.path, where.line, where.column) if where else ("", 0, 0)
