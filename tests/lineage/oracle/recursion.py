"""Recursive CTEs, written by hand: few shapes, but such as need more than one pass."""

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.relations import Stored, Tables
from tests.lineage.oracle.sources import NOTHING, Sources, computed, decided, identity, merged

_TABLES = {"w", "u"}


def recursive(draw: Draw, tables: Tables) -> tuple[str, Stored]:
    """Return the text behind the name `{name}` of WITH RECURSIVE, and what it stands for."""
    if any(tables.get(table, Stored(())).table != table for table in _TABLES):
        return _counting(draw)
    draw.tables.update(_TABLES)
    return draw.choice([_descending, _swapping])(draw)


def _descending(draw: Draw) -> tuple[str, Stored]:
    """A tree from its roots; the label of the parent is put before that of the child."""
    roots, filtered = ("", NOTHING)
    if not draw.observable and draw.chance(0.5):
        roots, filtered = " WHERE parent > 1", decided("FILTER", identity("w", "parent"))
    union, matching = _union(draw), decided("JOIN", identity("w", "node"), identity("w", "parent"))
    text = (
        f"SELECT node, label, 0 FROM w{roots} {union} SELECT w.node, r.l || w.label, r.g + 1 "
        "FROM r JOIN w ON w.parent = r.n WHERE r.g < 2"
    )
    columns = {
        "n": ("INTEGER", identity("w", "node")),
        "l": ("VARCHAR", merged(identity("w", "label"), computed(identity("w", "label")))),
        "g": ("INTEGER", NOTHING),
    }
    return _stored(text, columns, merged(filtered, matching), union, 150)


def _swapping(draw: Draw) -> tuple[str, Stored]:
    """Two columns change places in each round, so that each is made of both."""
    both, union = merged(identity("u", "k"), identity("u", "b")), _union(draw)
    text = f"SELECT k, b, 0 FROM u {union} SELECT l, n, g + 1 FROM r WHERE g < 2"
    columns = {"n": ("INTEGER", both), "l": ("INTEGER", both), "g": ("INTEGER", NOTHING)}
    return _stored(text, columns, NOTHING, union, 24)


def _counting(draw: Draw) -> tuple[str, Stored]:
    text = "SELECT 1, 'x', 0 UNION ALL SELECT n + 1, l || 'y', g + 1 FROM r WHERE g < 3"
    columns = {"n": ("INTEGER", NOTHING), "l": ("VARCHAR", NOTHING), "g": ("INTEGER", NOTHING)}
    return _stored(text, columns, NOTHING, "UNION ALL", 4)


def _union(draw: Draw) -> str:
    return "UNION ALL" if draw.observable or draw.chance(0.6) else "UNION"


def _stored(
    text: str, columns: dict[str, tuple[str, Sources]], rows: Sources, union: str, size: int
) -> tuple[str, Stored]:
    """The name stands in a nested WITH, so that it is `r` inside whatever it is outside."""
    found = tuple(Column(name, type_name, sources) for name, (type_name, sources) in columns.items())
    if union == "UNION":
        rows = merged(rows, decided("GROUP_BY", *(column.sources for column in found)))
    names = ", ".join(columns)
    return f" AS (WITH RECURSIVE r({names}) AS ({text}) SELECT * FROM r)", Stored(found, rows, size=size)
