"""What looks at the relations left of it: lateral subqueries and UNNEST."""

from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import SCALARS, Scope, aggregate, expression
from tests.lineage.oracle.joins import both
from tests.lineage.oracle.relations import (
    Field,
    Relation,
    Tables,
    leaves,
    outer_leaves,
    qualified_name,
)
from tests.lineage.oracle.sources import NOTHING, Sources, computed, decided, merged
from tests.lineage.oracle.tables import SCHEMA
from tests.lineage.oracle.templates import Value


def lateral(draw: Draw, tables: Tables, relation: Relation, alias: str) -> Relation:
    """Return the relation joined with a subquery over it: an aggregate, or a row for each match."""
    from tests.lineage.oracle.from_clause import name

    inner = name(draw, tables, {alias})
    around = outer_leaves(relation.qualified, inner.qualifiers, draw)
    within = leaves(inner, draw)
    if draw.chance(0.5):
        value, size = aggregate(draw, Scope(within, tables), "INTEGER"), 1
    else:
        value, size = expression(draw, Scope(within + around, tables), draw.choice(SCALARS), 1), inner.size
    where, rows = matching(draw, within, around)
    text = f"(SELECT {value.text} AS n FROM {inner.text}{where}) AS {alias}"
    right = _single(alias, "n", value, merged(inner.rows, rows), size)
    return _beside(draw, relation, f"LATERAL {text}", right)


def matching(draw: Draw, within: tuple[Value, ...], around: tuple[Value, ...]) -> tuple[str, Sources]:
    """Return WHERE that compares a column inside with one around the subquery, and what it filters by."""
    pairs = [(one, other) for one in within for other in around if one.type == other.type]
    if draw.observable or not pairs:
        return "", NOTHING
    one, other = draw.choice(pairs)
    operator = draw.choice(["=", "=", "=", "<", "IS DISTINCT FROM"])
    return f" WHERE {one.text} {operator} {other.text}", decided("FILTER", one.sources, other.sources)


def unnested(draw: Draw, relation: Relation, alias: str) -> Relation:
    """Return the relation with the elements of one of its lists, if it has a list whose length is fixed."""
    lists = [field for field in relation.qualified if keeps_length(field.type, field.sources)]
    if not lists:
        return relation
    field = draw.choice(lists)
    value = Value(qualified_name(field, draw), "INTEGER", computed(field.sources))
    right = _single(alias, "element", value, NOTHING, 3)
    return _beside(draw, relation, f"UNNEST({value.text}) AS {alias}(element)", right)


def keeps_length(type_name: str, sources: Sources) -> bool:
    """Whether the column is a list whose lengths no variation changes: nothing decides which list it is."""
    lists = type_name == "LIST"
    return lists and all(
        source.kind == "DIRECT" and source.subtype != "AGGREGATION" and source.dataset in SCHEMA
        for source in sources
    )


def _single(alias: str, name: str, value: Value, rows: Sources, size: int) -> Relation:
    field = Field(alias, name, value.type, value.sources)
    return Relation("", (field,), (field,), rows, size=size)


def _beside(draw: Draw, left: Relation, text: str, right: Relation) -> Relation:
    joining = draw.choice(["{}, {}", "{} CROSS JOIN {}", "{} LEFT JOIN {} ON true"])
    return both(joining.format(left.text, text), left, right)
