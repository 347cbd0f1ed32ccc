"""What a column stands in, and what of it makes an ambiguous word personal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dq_core.record import record
from dq_policies.personal.kinds import Kind
from dq_policies.personal.subjects import Told, subject_of
from dq_policies.personal.tokens import singulars, words_of

_CRIME = frozenset(
    (
        "arrest", "inmate", "jail", "prison", "prisoner", "offender", "recidivism", "compas", "conviction",
        "sentencing", "parole", "parolee", "probation", "detainee", "defendant", "warrant", "arrestee",
    )
)  # fmt: skip
BEFORE, AROUND, ALONE, BESIDE = 0.85, 0.75, 0.7, 0.65
"""How sure a person makes an ambiguous word: before it, around it, without one, in other columns."""


@record
class Context:
    """How sure an ambiguous noun is where it stands, and why, as the end of a sentence."""

    confidence: float
    why: str


@record
class Words:
    """The words before and behind a noun in its own name."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@record
class Surroundings:
    """What a column stands in.

    `column` is its own name, `outer` are the names of the objects around it, inner first, `table` the name
    of its table, `neighbours` those of other columns. `surely` tells the kind and phrase of a name that
    needs no context.
    """

    column: str
    outer: tuple[str, ...]
    table: str
    neighbours: Sequence[str]
    surely: Callable[[str], tuple[Kind, str] | None]

    def told(self) -> list[Told]:
        """Return what the names around tell, inner first."""
        return [told for name in (*self.outer, self.table) if (told := subject_of(name))]

    def of_persons(self) -> bool:
        """Say whether what is told first of the rows around is that they are persons."""
        told = self.told()
        return bool(told) and told[0].subject == "person"

    def of_crime(self) -> bool:
        """Say whether the rows around are of arrests, prisons and sentences."""
        return not _CRIME.isdisjoint(form for word in self.words() for form in singulars(word))

    def words(self) -> set[str]:
        """Return the words of all names around."""
        return {word for name in (*self.outer, self.table) for word in words_of(name)}
