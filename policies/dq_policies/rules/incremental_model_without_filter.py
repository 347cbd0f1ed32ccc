"""INC001."""

import re
from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import asks_for_variables, is_incremental, place_of, strategy_of
from dq_policies.queries.moments import clocks
from dq_policies.sql.file import SqlFile
from dq_policies.sql.templates import without_comments

_OWN_TABLE = re.compile(r"\bthis\b|\bis_incremental\b|\bflags\b|\bget_relation\b|\bincremental\w*\s*\(")


@rule("INC001", SqlFile, severity="warning")
def incremental_model_without_filter(file: SqlFile) -> Iterator[Hit]:
    """An incremental model whose SQL is the same in every run: it reads everything each time.

    Why: a model is incremental so that a run handles new rows only. Where its text never asks
    `is_incremental()`, nor for its own table, each run computes the whole history, and a merge compares it
    with the whole table: that costs more than building the table anew, and with a strategy that appends all
    rows come again. Nothing is said where the rows are filtered by the time of the run or by variables, or
    where dbt filters them itself (microbatch).

    Bad (bigquery)::

        -- model: incremental unique_key=id
        SELECT id, amount FROM raw.orders  -- here

    Bad (snowflake)::

        -- model: incremental unique_key=id,day incremental_strategy=merge
        SELECT id, day, SUM(amount) AS amount  -- here
        FROM raw.orders
        GROUP BY id, day

    Bad (spark)::

        -- model: incremental incremental_strategy=append
        SELECT id, day FROM raw.orders WHERE status = 'paid'  -- here

    Good (bigquery)::

        -- model: incremental unique_key=id
        SELECT id, amount FROM raw.orders WHERE day >= DATE_SUB(CURRENT_DATE(), INTERVAL 3 DAY)

    Good (snowflake)::

        -- model: table
        SELECT id, amount FROM raw.orders

    Good (spark)::

        -- model: incremental incremental_strategy=microbatch event_time=day
        SELECT id, day FROM raw.orders

    References:
        dbt: Configure incremental models
    """
    if not is_incremental(file) or strategy_of(file) == "microbatch" or not file.statements:
        return
    if file.rendered is not None and file.rendered.branch != "only":
        return
    if asks_for_variables(file) or _OWN_TABLE.search(without_comments(file.source.text)):
        return
    if not any(_filters_by_time(statement.tree) for statement in file.statements):
        text = "the incremental model never asks is_incremental(): each run reads all rows"
        help_ = "filter the new rows inside {% if is_incremental() %}, or materialize it as a table"
        yield Hit(text, place_of(file, "incremental"), help_)


def _filters_by_time(tree: exp.Expr) -> bool:
    for clause in tree.find_all(exp.Where, exp.Having, exp.Qualify, exp.Join):
        if any(True for _ in clocks(clause)):
            return True
    return False
