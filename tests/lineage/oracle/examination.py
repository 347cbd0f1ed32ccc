"""One case from the statement to the finding."""

from collections.abc import Callable
from dataclasses import replace

from tests.lineage.oracle.case import Answer, Case
from tests.lineage.oracle.comparing import differences
from tests.lineage.oracle.database import Database
from tests.lineage.oracle.judge import Finding, judged

Answering = Callable[[Case], Answer]
"""Gives the lineage of a case: the resolver, or a fake."""


def examined(database: Database, case: Case, answering: Answering, *, rounds: int = 2) -> Finding | None:
    """Return the first finding about a lineage: what DuckDB shows, then what the generator knows otherwise.

    Raises duckdb.Error where the statement does not run.
    """
    try:
        answer = answering(case)
    except Exception as error:  # noqa: BLE001 - whatever it is, it has to be reported with the statement
        database.rows(case, {})
        return Finding("crash", case, (f"{type(error).__name__}: {str(error)[:200]}",))
    found = judged(database, case, answer, rounds=rounds)
    if found or case.expected is None:
        return found
    other = differences(case, answer)
    return Finding("difference", case, tuple(other[:8])) if other else None


def on_text(case: Case, sql: str) -> Case:
    """Return the case with another statement, of which the generator knows nothing."""
    return replace(case, sql=sql, expected=None)
