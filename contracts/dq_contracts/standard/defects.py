"""What the walk finds: departures of a contract from the standard, one rule for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dq_contracts.standard.versions import NEWEST, Version, numbers, written
from dq_core.finding import Fix, Related
from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record
from dq_core.rules.rule import Hit

DefectKind = Literal[
    "unknown-key", "wrong-type", "missing-key", "wrong-value", "newer", "deprecated", "option",
    "duplicate-id", "limit", "text", "date", "misplaced-key", "extra-key",
    "ambiguous", "ambiguous-letter", "large-number",
]  # fmt: skip


@identity_record
class Defect:
    """One place where a contract departs from the standard; each kind has its rule."""

    kind: DefectKind
    hit: Hit


@identity_record
class Defects:
    """All departures of one contract from the standard's shapes, in the order of the walk."""

    items: tuple[Defect, ...]

    def of_kind(self, kind: DefectKind) -> Iterator[Hit]:
        """Yield the hits of one kind, for the rule that reports them."""
        return (defect.hit for defect in self.items if defect.kind == kind)


@mutable_record
class Recorder:
    """Collects the defects of one contract: `version` is its apiVersion, the newest where it names none.

    `needed` is the oldest version that has all that the contract uses.
    """

    version: Version = NEWEST
    needed: Version = ()
    defects: list[Defect] = field(default_factory=list)

    def add(
        self,
        kind: DefectKind,
        message: str,
        location: Location,
        help_: str = "",
        fixes: tuple[Fix, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> None:
        """Record a defect."""
        self.defects.append(Defect(kind, Hit(message, location, help_, fixes, related)))

    def newer(self, since: str) -> bool:
        """Say whether something that came with version `since` is newer than the contract's version."""
        return bool(since) and numbers(since) > self.version

    def too_new(self, what: str, since: str, location: Location) -> None:
        """Record a use of something that the contract's version does not have."""
        self.needed = max(self.needed, numbers(since))
        text = f"{what} came with v{since}, but this contract says apiVersion {written(self.version)}"
        self.add("newer", text, location, f"set apiVersion to v{since}, or remove it")
