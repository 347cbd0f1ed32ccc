"""Conditions over the columns of a row, in the words of the generated modules."""

from __future__ import annotations

from dq.checks.conditions.condition import Absent, Condition, Joined, Judged, Negated
from dq.compilers.pandera.layout import Call
from dq.compilers.pandera.literals import text_of
from dq.compilers.pandera.phrase import CannotSayError, Context, phrase_of


def condition_code(condition: Condition, context: Context) -> Call:
    """Return a condition as code. Raises CannotSayError."""
    if isinstance(condition, Judged):
        if condition.operation.judges_missing:
            raise CannotSayError("a condition judges rows without a value")
        phrase = phrase_of(condition.operation, context)
        names = tuple(text_of(name) for name in phrase.columns)
        return Call("that", (phrase.function, *names), phrase.parameters)
    if isinstance(condition, Absent):
        return Call("absent", (text_of(condition.column),))
    if isinstance(condition, Negated):
        return Call("negated", (condition_code(condition.part, context),))
    if isinstance(condition, Joined):
        parts = tuple(condition_code(part, context) for part in condition.parts)
        return Call("every" if condition.every else "some", parts)
    raise CannotSayError("the condition is of a kind that is not put into words")
