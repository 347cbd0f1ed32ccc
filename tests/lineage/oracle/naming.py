"""The names of output columns: chosen so that they shadow others, or given."""

import re
from collections.abc import Iterable, Sequence

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.templates import Value

_POOL = ("a", "k", "b", "s", "m", "n", "o", "id", "label", "d", "c", "g")
_BARE = re.compile(r'(?:"?\w+"?\.)?"?(?!true\b|false\b)([A-Za-z_]\w*)"?')


class Naming:
    """The names of one list of output columns.

    given: the names, by position. nested: each column needs a name of its own. hidden: the names that the
    relations in scope have, so that an alias of the same name is not what it means further right.
    """

    def __init__(self, given: Sequence[str] = (), *, nested: bool) -> None:
        self._given = list(given)
        self.nested = nested
        self.hidden: set[str] = set()
        self._taken: set[str] = set()

    @property
    def is_given(self) -> bool:
        return bool(self._given)

    def hide(self, names: Iterable[str]) -> None:
        self.hidden.update(names)

    def named(self, draw: Draw, value: Value, *, fresh: bool = False) -> tuple[str, Column]:
        """Return the text of an item of SELECT, and its column. fresh: the name must not occur elsewhere."""
        if self._given:
            return self._aliased(value, self._given.pop(0))
        bare = _BARE.fullmatch(value.text)
        if bare and not fresh and draw.chance(0.7) and bare[1].lower() not in self._taken:
            self._taken.add(bare[1].lower())
            return value.text, Column(bare[1].lower(), value.type, value.sources)
        if not self.nested and not bare and draw.chance(0.2):
            return value.text, Column(None, value.type, value.sources)
        return self._aliased(value, draw.fresh("g") if fresh else draw.name_besides(self._taken, _POOL, "n"))

    def _aliased(self, value: Value, name: str) -> tuple[str, Column]:
        return f"{value.text} AS {name}", Column(name, value.type, value.sources)
