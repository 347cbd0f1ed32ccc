"""UPDATE, DELETE and MERGE of the table `z`."""

from dataclasses import dataclass

from tests.lineage.oracle.base_tables import READ, base_table
from tests.lineage.oracle.case import Answer, Case, Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import Scope, aggregate, condition, expression
from tests.lineage.oracle.relations import Relation, leaves, relation_of
from tests.lineage.oracle.sources import Sources, decided, identity, merged
from tests.lineage.oracle.subqueries import subquery
from tests.lineage.oracle.templates import Value

_SETTABLE = {"zi": "INTEGER", "zs": "VARCHAR", "zd": "DECIMAL", "zf": "BOOLEAN"}


@dataclass(frozen=True, slots=True)
class _Other:
    """A subquery with one row for each `k`, so that each row of the target finds one partner at most."""

    text: str
    values: tuple[Value, ...]
    rows: Sources
    key: Sources


def changed(draw: Draw) -> Case:
    """Return UPDATE, alone or with FROM."""
    target = relation_of("z", "z", base_table("z"))
    if draw.chance(0.4):
        scope = Scope(leaves(target, draw), dict(READ), target.qualified, subquery=subquery)
        set_text, columns = _settings(draw, scope)
        where = condition(draw, scope, "FILTER")
        return _case(draw, f"UPDATE z SET {set_text} WHERE {where.text}", columns, where.sources)
    other = _other(draw)
    scope = Scope((*_qualified(draw, target), *other.values), dict(READ))
    set_text, columns = _settings(draw, scope)
    where = condition(draw, scope, "FILTER", 1)
    joining = decided("FILTER", identity("z", "zid"), other.key)
    text = f"UPDATE z SET {set_text} FROM {other.text} WHERE r.k = z.zid AND {where.text}"
    return _case(draw, text, columns, merged(joining, where.sources, other.rows))


def deleted(draw: Draw) -> Case:
    """Return DELETE, alone or with USING; it has no columns."""
    target = relation_of("z", "z", base_table("z"))
    if draw.chance(0.5):
        where = condition(
            draw, Scope(leaves(target, draw), dict(READ), target.qualified, subquery=subquery), "FILTER"
        )
        return _case(draw, f"DELETE FROM z WHERE {where.text}", [], where.sources)
    other = _other(draw)
    where = condition(draw, Scope((*_qualified(draw, target), *other.values), dict(READ)), "FILTER", 1)
    joining = decided("FILTER", identity("z", "zid"), other.key)
    text = f"DELETE FROM z USING {other.text} WHERE r.k = z.zid AND {where.text}"
    return _case(draw, text, [], merged(joining, where.sources, other.rows))


def merged_into(draw: Draw) -> Case:
    """Return MERGE with an update and an insert, each with a condition now and then."""
    target, other = relation_of("z", "z", base_table("z")), _other(draw)
    both = Scope((*_qualified(draw, target), *other.values), dict(READ))
    set_text, updated = _settings(draw, both)
    first, one = _when(draw, both)
    insert, added = _insertion(draw, Scope(other.values, dict(READ)))
    second, two = _when(draw, Scope(other.values, dict(READ)))
    text = (
        f"MERGE INTO z USING {other.text} ON z.zid = r.k "
        f"WHEN MATCHED{first} THEN UPDATE SET {set_text} WHEN NOT MATCHED{second} THEN INSERT {insert}"
    )
    rows = merged(decided("JOIN", identity("z", "zid"), other.key), one, two, other.rows)
    return _case(draw, text, _together([*updated, *added]), rows)


def _other(draw: Draw) -> _Other:
    table = draw.choice(["t", "u", "v"])
    draw.tables.add(table)
    inner = relation_of(f"{table} AS q", "q", READ[table])
    scope = Scope(leaves(inner, draw), dict(READ))
    made = {
        column: aggregate(draw, scope, type_name)
        for column, type_name in {"i": "INTEGER", "s": "VARCHAR", "d": "DECIMAL", "f": "BOOLEAN"}.items()
    }
    key = next(field.sources for field in inner.qualified if field.name == "k")
    shown = "".join(f", {value.text} AS {column}" for column, value in made.items())
    values = [Value(f"r.{column}", value.type, value.sources) for column, value in made.items()]
    text = f"(SELECT k{shown} FROM {inner.text} GROUP BY k) AS r"
    return _Other(
        text, (Value("r.k", "INTEGER", key), *values), merged(inner.rows, decided("GROUP_BY", key)), key
    )


def _qualified(draw: Draw, target: Relation) -> tuple[Value, ...]:
    return tuple(value for value in leaves(target, draw) if "." in value.text)


def _settings(draw: Draw, scope: Scope) -> tuple[str, list[Column]]:
    texts, columns = list[str](), list[Column]()
    for column in draw.sample(list(_SETTABLE), draw.randint(1, 3)):
        value = expression(draw, scope, _SETTABLE[column])
        texts.append(f"{column} = {value.text}")
        columns.append(Column(column, value.type, value.sources))
    return ", ".join(texts), columns


def _insertion(draw: Draw, scope: Scope) -> tuple[str, list[Column]]:
    made = {
        column: expression(draw, scope, type_name, 1)
        for column, type_name in draw.sample(list(_SETTABLE.items()), draw.randint(1, 3))
    }
    text = f"(zid, {', '.join(made)}) VALUES (r.k, {', '.join(value.text for value in made.values())})"
    key = Column("zid", "INTEGER", scope.leaves[0].sources)
    return text, [key, *(Column(column, value.type, value.sources) for column, value in made.items())]


def _when(draw: Draw, scope: Scope) -> tuple[str, Sources]:
    if draw.chance(0.5):
        return "", frozenset()
    value = condition(draw, scope, "FILTER", 1)
    return f" AND {value.text}", value.sources


def _together(columns: list[Column]) -> list[Column]:
    """Return one entry for each name, with the sources of both branches."""
    found: dict[str | None, Column] = {}
    for column in columns:
        before = found[column.name].sources if column.name in found else frozenset()
        found[column.name] = Column(column.name, column.type, merged(before, column.sources))
    return list(found.values())


def _case(draw: Draw, text: str, columns: list[Column], rows: Sources) -> Case:
    return Case(text, frozenset(draw.tables), "z", expected=Answer(tuple(columns), rows))
