"""RPL002."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.conditions import filters
from dq_policies.queries.incremental import asks_for_variables, is_first_build, is_incremental
from dq_policies.queries.moments import clocks
from dq_policies.sql.facts import SqlStatement

_COMPARISONS = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between)


@rule("RPL002", SqlStatement, severity="warning", default=False)
def backfill_not_parameterised(statement: SqlStatement) -> Iterator[Hit]:
    """Rows that are kept, chosen by the day on which the statement happens to run.

    Why: the run of a day that failed cannot be repeated the day after: CURRENT_DATE has moved, so that
    a gap stays, or another day is done twice. A date that the scheduler hands over, as a parameter, script
    variable or variable of dbt, makes each run repeatable. Statements that have any of these are let be, and
    incremental models that ask their own table how far it goes.

    Bad (bigquery)::

        INSERT INTO shop.daily
        SELECT day, SUM(amount) AS amount FROM shop.orders
        WHERE day = DATE_SUB(CURRENT_DATE(), INTERVAL 1 DAY)  -- here
        GROUP BY day

    Bad (snowflake)::

        MERGE INTO shop.daily AS t
        USING (
          SELECT day, SUM(amount) AS amount FROM shop.orders
          WHERE day >= CURRENT_DATE - 1  -- here
          GROUP BY day
        ) AS s
        ON t.day = s.day
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    Bad (spark)::

        -- model: incremental unique_key=id
        SELECT id, day FROM raw.orders
        WHERE day > CURRENT_DATE - 3  -- here

    Good (bigquery)::

        INSERT INTO shop.daily
        SELECT day, SUM(amount) AS amount FROM shop.orders WHERE day = @run_date GROUP BY day

    Good (bigquery)::

        SELECT day, SUM(amount) AS amount FROM shop.orders WHERE day = CURRENT_DATE() GROUP BY day

    Good (spark)::

        -- model: table
        SELECT id, day FROM raw.orders WHERE day > CURRENT_DATE - 3

    Good (snowflake)::

        INSERT INTO shop.daily
        SELECT day, amount FROM shop.orders
        WHERE day > (SELECT MAX(day) FROM shop.daily) AND day < CURRENT_DATE
    """
    if not _is_kept(statement) or _has_parameter(statement):
        return
    for select in statement.tree.find_all(exp.Select):
        found = [condition for condition in filters(select) if isinstance(condition, _COMPARISONS)]
        if any(condition.find(exp.Query) for condition in found):
            return
        windows = [condition for condition in found if _is_window(condition)]
        for condition in windows[:1]:
            text = "which rows are taken depends on the day of the run, so that a run cannot be repeated"
            help_ = "compare with a parameter or variable that the scheduler sets to the day of the run"
            yield Hit(text, statement.location(condition), help_)


def _is_kept(statement: SqlStatement) -> bool:
    if isinstance(statement.tree, (exp.Insert, exp.Merge)):
        return True
    return is_incremental(statement.file) and not is_first_build(statement.file)


def _has_parameter(statement: SqlStatement) -> bool:
    if statement.tree.find(exp.Parameter, exp.Placeholder, exp.SessionParameter) is not None:
        return True
    return asks_for_variables(statement.file) or len(statement.variables) > 0


def _is_window(condition: Any) -> bool:
    """Say whether a column is compared with an expression of the clock that has no column in it."""
    sides = [part for name in ("this", "expression", "low", "high") if (part := condition.args.get(name))]
    timed = [side for side in sides if any(True for _ in clocks(side))]
    columns = [side for side in sides if side.find(exp.Column) is not None]
    return bool(timed) and bool(columns) and not any(side in columns for side in timed)
