"""PIVOT and UNPIVOT."""

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.relations import Relation, Stored, Tables, relation_of
from tests.lineage.oracle.sources import NOTHING, aggregated, computed, decided, merged

_FUNCTIONS = ("sum", "max", "min", "count")


def reshaped(draw: Draw, tables: Tables, alias: str, *, is_first: bool) -> Relation:
    """Return a pivoted or unpivoted table or CTE; a range where none has the columns for it.

    is_first: nothing stands before it. Brackets keep DuckDB from pivoting all that was joined so far.
    """
    draw_from = [one for one in tables if _count(tables[one], "INTEGER") > 1 and not _repeats(tables[one])]
    if not draw_from:
        return relation_of(
            f"range(2) AS {alias}(k)", alias, Stored((Column("k", "INTEGER", NOTHING),), size=2)
        )
    name = draw.choice(draw_from)
    stored = tables[name]
    if stored.table:
        draw.tables.add(stored.table)
    pivots = stored.table == "t" if draw.observable else _count(stored, "VARCHAR")
    make = _pivot if pivots and draw.chance(0.5) else _unpivot
    text, made = make(draw, name, stored)
    bracketed = text if is_first or text.startswith("(PIVOT") else f"(SELECT * FROM {text})"
    return relation_of(f"{bracketed} AS {alias}", alias, made)


def _pivot(draw: Draw, name: str, stored: Stored) -> tuple[str, Stored]:
    """The new columns are named by the values; an aggregate's alias follows the value."""
    heading = draw.choice([column for column in stored.columns if column.type == "VARCHAR"])
    value, *rest = draw.sample([column for column in stored.columns if column.type == "INTEGER"], 2)
    function = draw.choice(_FUNCTIONS[:1] if draw.observable else _FUNCTIONS)
    suffix = draw.choice(["", "m"])
    inner = f"(SELECT {', '.join(str(column.name) for column in (*rest, heading, value))} FROM {name})"
    text = _pivot_text(
        draw, inner, f"{function}({value.name}){f' AS {suffix}' if suffix else ''}", str(heading.name)
    )
    sources = merged(aggregated(value.sources), decided("CONDITIONAL", heading.sources))
    new = [Column(f"{one}_{suffix}" if suffix else one, "INTEGER", sources) for one in ("x", "xy", "z")]
    rows = merged(stored.rows, decided("GROUP_BY", *(column.sources for column in rest)))
    return text, Stored((*rest, *new), rows, size=stored.size)


def _pivot_text(draw: Draw, inner: str, aggregate: str, heading: str) -> str:
    if draw.chance(0.5):
        return f"{inner} PIVOT ({aggregate} FOR {heading} IN ('x', 'xy', 'z'))"
    return f"(PIVOT {inner} ON {heading} IN ('x', 'xy', 'z') USING {aggregate})"


def _unpivot(draw: Draw, name: str, stored: Stored) -> tuple[str, Stored]:
    """NULLs are kept: without them the rows would depend on the values, which is not listed."""
    moved = draw.sample([column for column in stored.columns if column.type == "INTEGER"], 2)
    rest = [column for column in stored.columns if column not in moved][:2]
    listed = ", ".join(str(column.name) for column in moved)
    inner = f"(SELECT {', '.join(str(column.name) for column in (*rest, *moved))} FROM {name})"
    text = f"{inner} UNPIVOT INCLUDE NULLS (amount FOR heading IN ({listed}))"
    value = Column("amount", "INTEGER", computed(*(column.sources for column in moved)))
    columns = (*rest, Column("heading", "VARCHAR", NOTHING), value)
    return text, Stored(columns, stored.rows, size=stored.size * 2)


def _count(stored: Stored, type_name: str) -> int:
    return sum(column.type == type_name for column in stored.columns)


def _repeats(stored: Stored) -> bool:
    names = [column.name for column in stored.columns]
    return len(set(names)) < len(names)
