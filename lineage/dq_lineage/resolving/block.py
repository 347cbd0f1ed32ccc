"""What a query gives: its columns in order, what may have more, and the sources on which its rows depend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dq_lineage.resolving.leaves import NONE, Leaf, Leaves
from dq_lineage.resolving.rows import STAR, Entry, Open, Rows


class Block:
    """The result of a query block. `opens` are the relations behind its open stars."""

    __slots__ = ("entries", "opens", "rows")

    def __init__(
        self, entries: Sequence[Entry], opens: tuple[Open, ...] = (), rows: Iterable[Leaf] = ()
    ) -> None:
        self.entries = entries
        self.opens = opens
        self.rows: set[Leaf] = rows if isinstance(rows, set) else set(rows)

    @property
    def is_open(self) -> bool:
        """Whether columns come out whose names, and number, are not known."""
        return bool(self.opens)

    def all(self) -> Leaves:
        """Return the sources of all columns together."""
        return NONE.union(*(entry[1] for entry in self.entries))

    def relation(self, names: Sequence[str] = ()) -> Rows:
        """Return the block as those see it who select from it, its first columns renamed."""
        if not names:
            return Rows(self.entries, self.opens)
        if self.is_open:
            return self._renamed_open(names)
        renamed = [Entry(name, *entry[1:]) for name, entry in zip(names, self.entries, strict=False)]
        return Rows([*renamed, *self.entries[len(renamed) :]], ())

    def _renamed_open(self, names: Sequence[str]) -> Rows:
        """Give names by position to the columns before the first star; later ones may be any of it."""
        star = next((at for at, entry in enumerate(self.entries) if entry[0] == STAR), len(self.entries))
        every = self.all()
        return Rows(
            [Entry(name, self.entries[at][1] if at < star else every) for at, name in enumerate(names)]
        )
