"""The generator of cases: one for each seed."""

from dataclasses import replace

from tests.lineage.oracle.base_tables import READ
from tests.lineage.oracle.case import Answer, Case
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.queries import query
from tests.lineage.oracle.statements import statement

_DEPTH = 2
_WRITING = 0.15


def generated(seed: str, *, observable: bool = False) -> Case:
    """Return a statement, the same one for the same seed; DuckDB may refuse it.

    observable: each DIRECT source can be seen to change its column.
    """
    draw = Draw(seed, observable=observable)
    if draw.chance(_WRITING):
        return replace(statement(draw), seed=seed)
    made = query(draw, dict(READ), None, _DEPTH, nested=False)
    answer = Answer(made.columns, made.rows)
    return Case(made.text, frozenset(draw.tables), None, made.ordered, observable, answer, seed)
