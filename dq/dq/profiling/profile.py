"""What was seen in the data, half by half."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from dq_core.types import Type
from dq_policies.personal.columns import ColumnEvidence


@dataclass(frozen=True, slots=True)
class Figures:
    """One column in one half of the rows. A figure that the type does not have is 0 or None.

    `distinct` is approximate. `least` and `greatest` are finite numbers, years of dates and timestamps, or
    the first characters of texts. `fractions` counts floats that are no whole numbers, `infinite` infinities
    of floats, dates and timestamps.
    """

    rows: int = 0
    present: int = 0
    distinct: int = 0
    least: int | Decimal | str | None = None
    greatest: int | Decimal | str | None = None
    shortest: int = 0
    longest: int = 0
    nan: int = 0
    infinite: int = 0
    fractions: int = 0


@dataclass(frozen=True, slots=True)
class SeenValues:
    """The values of a column as text, each with its rows in the learned and in the held-out half.

    `complete` is false where there are so many that only those of a hash were kept.
    """

    complete: bool = True
    rows: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def learned(self) -> dict[str, int]:
        """The values of the learned half with their rows."""
        return {value: learned for value, (learned, _) in self.rows.items() if learned}


@dataclass(slots=True)
class ColumnProfile:
    """A column: `type` is that of its values, `personal` whether its name or values look like a person's.

    `evidence` is what personal data it holds, where that is sure enough to say so in a contract.
    """

    name: str
    type: Type
    learned: Figures
    held_out: Figures
    personal: bool = False
    values: SeenValues | None = None
    evidence: ColumnEvidence | None = None

    @property
    def rows(self) -> int:
        """The rows of both halves."""
        return self.learned.rows + self.held_out.rows

    @property
    def present(self) -> int:
        """The rows of both halves with a value."""
        return self.learned.present + self.held_out.present


@dataclass(slots=True)
class TableProfile:
    """A dataset. `rows` are those of the source, of which `profiled` were looked at."""

    name: str
    rows: int
    profiled: int
    columns: dict[str, ColumnProfile]
    nested: dict[str, ColumnEvidence] = field(default_factory=dict)
    """What columns inside others hold of persons, by their paths (`who.mails[].address`)."""
