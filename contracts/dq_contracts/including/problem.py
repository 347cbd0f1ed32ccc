"""What is wrong with the inclusions of a file; each kind has its rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record
from dq_core.rules.rule import Hit

InclusionKind = Literal["unreadable", "outside", "circular", "unknown", "misused", "too-large"]


@identity_record
class InclusionProblem:
    """One place at which an inclusion does not work."""

    kind: InclusionKind
    hit: Hit


@mutable_record
class Inclusions:
    """All problems of one file with what it includes, in the order in which they were met."""

    items: list[InclusionProblem] = field(default_factory=list)

    def add(self, kind: InclusionKind, message: str, location: Location, help_: str = "") -> None:
        """Record a problem."""
        self.items.append(InclusionProblem(kind, Hit(message, location, help_)))

    def of_kind(self, kind: InclusionKind) -> Iterator[Hit]:
        """Yield the hits of one kind, for the rule that reports them."""
        return (problem.hit for problem in self.items if problem.kind == kind)
