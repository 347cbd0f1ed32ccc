"""The dice of the generator, and what it notes while it rolls them."""

from random import Random


class Draw(Random):
    """A seeded generator of choices for one statement.

    observable: only what shows each change of its DIRECT sources may be made.
    tables: the tables that were read so far.
    """

    def __init__(self, seed: str, *, observable: bool = False) -> None:
        super().__init__(seed)
        self.observable = observable
        self.tables: set[str] = set()
        self._names = 0

    def chance(self, share: float) -> bool:
        return self.random() < share

    def fresh(self, prefix: str) -> str:
        """Return a name that occurs nowhere else in the statement."""
        self._names += 1
        return f"{prefix}{self._names}"

    def name_besides(self, taken: set[str], pool: tuple[str, ...], prefix: str) -> str:
        """Return a name out of the pool that is not taken yet, and take it; a fresh one where all are."""
        free = [name for name in pool if name not in taken]
        name = self.choice(free) if free and self.chance(0.8) else self.fresh(prefix)
        taken.add(name)
        return name

    def spelled(self, name: str) -> str:
        """Return an identifier as somebody may write it: DuckDB folds case, also in quotes."""
        roll = self.random()
        if roll < 0.04:
            return name.upper()
        return f'"{name}"' if roll < 0.08 else name
