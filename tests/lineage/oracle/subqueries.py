"""Subqueries in expressions: scalar ones, EXISTS, IN, ANY; some of them correlated."""

from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import Scope, aggregate, condition, expression, leaf
from tests.lineage.oracle.lateral import matching
from tests.lineage.oracle.relations import Relation, leaves, outer_leaves
from tests.lineage.oracle.sources import Sources, computed, decided, merged
from tests.lineage.oracle.templates import Value


def subquery(draw: Draw, scope: Scope, type_name: str) -> Value:
    """Return a subquery as an expression of the type."""
    if type_name in {"LIST", "STRUCT"} or (draw.observable and type_name == "BOOLEAN"):
        return leaf(draw, scope, type_name)
    from tests.lineage.oracle.from_clause import name

    relation = name(draw, scope.tables, set())
    if type_name == "BOOLEAN":
        return draw.choice([_exists, _exists, _in, _quantified])(draw, scope, relation)
    return (
        _first(draw, scope, relation, type_name)
        if draw.chance(0.2)
        else _scalar(draw, scope, relation, type_name)
    )


def _scalar(draw: Draw, scope: Scope, relation: Relation, type_name: str) -> Value:
    where, rows = _where(draw, scope, relation)
    value = aggregate(draw, _inner(draw, scope, relation), type_name)
    sources = merged(value.sources, relation.rows, rows)
    return Value(f"(SELECT {value.text} FROM {relation.text}{where})", type_name, sources)


def _first(draw: Draw, scope: Scope, relation: Relation, type_name: str) -> Value:
    """The first row by the value itself, so that it does not matter which of two equal rows is first."""
    where, rows = _where(draw, scope, relation)
    value = leaf(draw, _inner(draw, scope, relation), type_name)
    sources = merged(value.sources, relation.rows, rows, decided("SORT", value.sources))
    text = f"(SELECT {value.text} FROM {relation.text}{where} ORDER BY 1 DESC LIMIT 1)"
    return Value(text, type_name, sources)


def _exists(draw: Draw, scope: Scope, relation: Relation) -> Value:
    where, rows = _where(draw, scope, relation)
    if not where:
        more = condition(draw, _inner(draw, scope, relation), "FILTER", 1)
        where, rows = f" WHERE {more.text}", more.sources
    negation = draw.choice(["", "NOT "])
    text = f"({negation}EXISTS (SELECT {draw.choice(['1', 'NULL'])} FROM {relation.text}{where}))"
    return Value(text, "BOOLEAN", decided("CONDITIONAL", relation.rows, rows))


def _in(draw: Draw, scope: Scope, relation: Relation) -> Value:
    return _compared(draw, scope, relation, draw.choice(["IN", "NOT IN"]))


def _quantified(draw: Draw, scope: Scope, relation: Relation) -> Value:
    return _compared(draw, scope, relation, draw.choice(["= ANY", "> ANY", "<= ALL"]))


def _compared(draw: Draw, scope: Scope, relation: Relation, operator: str) -> Value:
    wanted = draw.choice(["INTEGER", "VARCHAR"])
    where, rows = _where(draw, scope, relation)
    left = leaf(draw, scope, wanted)
    right = expression(draw, _inner(draw, scope, relation), wanted, 1)
    text = f"({left.text} {operator} (SELECT {right.text} FROM {relation.text}{where}))"
    looked_at = decided("CONDITIONAL", right.sources, relation.rows, rows)
    return Value(text, "BOOLEAN", merged(computed(left.sources), looked_at))


def _inner(draw: Draw, scope: Scope, relation: Relation) -> Scope:
    return Scope(leaves(relation, draw), scope.tables)


def _where(draw: Draw, scope: Scope, relation: Relation) -> tuple[str, Sources]:
    around = outer_leaves(scope.fields, relation.qualifiers, draw)
    return matching(draw, leaves(relation, draw), around if draw.chance(0.8) else ())
