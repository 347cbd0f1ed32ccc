"""NUL002."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.written import is_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_ASSIGNING = (
    exp.Update, exp.OnConflict, exp.Set, exp.SetItem, exp.Property, exp.Properties, exp.Alter, exp.AlterSet,
    exp.Declare, exp.DeclareItem, exp.Execute,
)  # fmt: skip


@sql_rule("NUL002", exp.EQ, exp.NEQ, exp.In, severity="error")
def null_comparison(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A comparison with NULL by `=`, `<>` or IN, which is never true.

    Why: NULL equals nothing, not even NULL, so that the condition is NULL for every row: a filter lets none
    through, and a CASE takes its ELSE. What was meant is nearly always IS NULL. Assignments, such as those of
    UPDATE, are no comparisons, and a NULL that a macro wrote is left to the macro.
    The fix is safe in a filter that lets nothing through as it stands, and makes
    the condition what it says.

    Bad::

        SELECT id FROM orders WHERE shipped_at = NULL  -- here

    Bad::

        SELECT id
        FROM orders
        WHERE status = 'open'
          AND NULL <> cancelled_at  -- here

    Bad (bigquery)::

        SELECT CASE WHEN country IN ('CH', NULL) THEN 1 ELSE 0 END AS is_home  -- here
        FROM customers

    Good::

        SELECT id FROM orders WHERE shipped_at IS NULL

    Good::

        UPDATE orders SET shipped_at = NULL WHERE status = 'returned'

    Good (snowflake)::

        SELECT id FROM orders WHERE shipped_at IS DISTINCT FROM NULL AND status IN ('open', 'NULL')
    """
    if isinstance(node, exp.In):
        if any(isinstance(item, exp.Null) for item in node.expressions):
            text = "IN never finds NULL, and NOT IN with a NULL is never true"
            yield Hit(text, statement.location(node), "take NULL out of the list, and test IS NULL beside it")
        return
    sides = [node.this, node.expression]
    nulls = [isinstance(side, exp.Null) for side in sides]
    if not any(nulls) or _assigns(node) or not is_written(statement, node, at_end=nulls[1]):
        return
    other = sides[0] if nulls[1] else sides[1]
    negated = isinstance(node, exp.NEQ)
    word = "IS NOT NULL" if negated else "IS NULL"
    meant = exp.Is(this=other.copy(), expression=exp.Null())
    meaning = exp.Not(this=meant) if negated else meant
    edit = statement.replacement(node, f"{statement.text(other)} {word}", meaning)
    fixes = statement.fix(f"write {word}", edit, safe=not isinstance(other, exp.Null))
    yield Hit("a comparison with NULL is never true", statement.location(node), f"write {word}", fixes)


def _assigns(node: exp.Expr) -> bool:
    """Say whether `=` gives a value rather than compares: in SET, in options, to a variable."""
    parent = node.parent
    if isinstance(parent, exp.Select) and isinstance(node.this, exp.Parameter):
        return True
    if isinstance(parent, exp.EQ) and isinstance(parent.this, exp.Parameter):
        return _assigns(parent)
    return isinstance(parent, _ASSIGNING)
