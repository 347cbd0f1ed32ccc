"""Operations that judge rows by others."""

from __future__ import annotations

from dq.checks.column_path import ColumnPath
from dq.checks.operations.duplicates import Duplicates
from dq.checks.operations.foreign_key import ForeignKey
from dq.checks.operations.frequency import Frequency
from dq.checks.operations.monotonic import Monotonic
from dq.checks.operations.no_gap import NoGap
from dq.checks.operations.no_overlap import NoOverlap
from dq.checks.operations.one_current import OneCurrent
from dq.checks.operations.primary_key import PrimaryKey
from dq.checks.operations.repeated_values import RepeatedValues
from dq.checks.operations.unique import Unique
from dq.checks.operations.unique_combination import UniqueCombination
from dq.compilers.pandera.layout import Call
from dq.compilers.pandera.literals import code_of, text_of
from dq.compilers.pandera.phrase import CannotSayError, Context, Phrase, given, puts


@puts(Unique)
@puts(Duplicates)
def _unique(operation: Unique | Duplicates, _: Context) -> Phrase:
    return Phrase("is_unique", operation.columns)


@puts(PrimaryKey)
def _primary_key(operation: PrimaryKey, _: Context) -> Phrase:
    return Phrase("is_key", operation.columns)


@puts(UniqueCombination)
def _unique_combination(operation: UniqueCombination, _: Context) -> Phrase:
    parameters = given(ignore_empty="True" if operation.without_empty else None)
    return Phrase("is_unique_combination", operation.columns, parameters)


@puts(RepeatedValues)
def _repeated_values(operation: RepeatedValues, _: Context) -> Phrase:
    return Phrase("is_no_repeated_key", operation.columns)


@puts(ForeignKey)
def _foreign_key(operation: ForeignKey, context: Context) -> Phrase:
    if any(isinstance(name, ColumnPath) for name in operation.to_key):
        raise CannotSayError("columns inside other columns are not read")
    name = context.references[operation.others()[0]]
    names = tuple(text_of(column) for column in operation.to_key)
    return Phrase(Call("refers_to", (text_of(name), *names)), operation.columns)


@puts(OneCurrent)
def _one_current(operation: OneCurrent, _: Context) -> Phrase:
    return Phrase("has_one_current", operation.columns)


@puts(NoOverlap)
def _no_overlap(operation: NoOverlap, _: Context) -> Phrase:
    return Phrase("does_not_overlap", operation.columns)


@puts(NoGap)
def _no_gap(operation: NoGap, _: Context) -> Phrase:
    return Phrase("follows_without_gap", operation.columns, (("step", code_of(operation.step)),))


@puts(Monotonic)
def _monotonic(operation: Monotonic, _: Context) -> Phrase:
    parameters = given(
        direction=text_of(operation.direction) if operation.direction != "increasing" else None,
        strict="True" if operation.strict else None,
    )
    return Phrase("follows_in_order", operation.columns, parameters)


@puts(Frequency)
def _frequency(operation: Frequency, _: Context) -> Phrase:
    return Phrase("follows_in_time", operation.columns, (("pause", code_of(operation.pause)),))
