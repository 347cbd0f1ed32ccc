"""Operations that judge each row by itself."""

from __future__ import annotations

from decimal import Decimal

from dq.checks.formats.float_format import FloatFormat
from dq.checks.formats.moment_pattern import MomentPattern
from dq.checks.formats.string_format import StringFormat
from dq.checks.operations.array_length import ArrayLength
from dq.checks.operations.array_unique import ArrayUnique
from dq.checks.operations.between import Between
from dq.checks.operations.compare import Compare
from dq.checks.operations.expression import Expression
from dq.checks.operations.finite import Finite
from dq.checks.operations.format import Format
from dq.checks.operations.in_set import InSet
from dq.checks.operations.invalid import Invalid
from dq.checks.operations.is_null import IsNull
from dq.checks.operations.length_between import LengthBetween
from dq.checks.operations.matches import Matches
from dq.checks.operations.missing import Missing
from dq.checks.operations.multiple_of import MultipleOf
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.not_matches import NotMatches
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.object_required import ObjectRequired
from dq.checks.operations.object_size import ObjectSize
from dq.compilers.pandera.conditions import condition_code
from dq.compilers.pandera.layout import Code, Items
from dq.compilers.pandera.literals import code_of, items_of, text_of
from dq.compilers.pandera.phrase import CannotSayError, Context, Phrase, given, puts
from dq_contracts.values import ContractValue
from dq_core.intervals import Interval

_MOMENTS = ("timestamp", "time")


@puts(NotNull)
def _not_null(operation: NotNull, _: Context) -> Phrase:
    return Phrase("not_null", operation.columns)


@puts(IsNull)
def _is_null(operation: IsNull, _: Context) -> Phrase:
    return Phrase("is_null", operation.columns)


@puts(Between)
def _between(operation: Between, _: Context) -> Phrase:
    return Phrase("between", operation.columns, _bounds(operation.interval))


def _bounds(interval: Interval) -> tuple[tuple[str, Code], ...]:
    lower = None if interval.lower is None else code_of(interval.lower)
    upper = None if interval.upper is None else code_of(interval.upper)
    return given(
        **{
            "above" if interval.lower_open else "minimum": lower,
            "below" if interval.upper_open else "maximum": upper,
        }
    )


@puts(InSet)
def _in_set(operation: InSet, context: Context) -> Phrase:
    allowed = _listed(operation, context)
    return Phrase("is_in", operation.columns, (("allowed", allowed),))


@puts(NotInSet)
def _not_in_set(operation: NotInSet, context: Context) -> Phrase:
    forbidden = _listed(operation, context)
    return Phrase("is_not_in", operation.columns, (("forbidden", forbidden),))


def _listed(operation: InSet, context: Context) -> Items:
    """Return the values of a list: beside texts a number stands for its spelling."""
    if context.logical_types.get(operation.column) == "string":
        return items_of(text for _, text in operation.values)
    if any(_is_spelled_otherwise(value, text) for value, text in operation.values):
        raise CannotSayError("a number of the list is spelled otherwise than it is printed")
    return items_of(value for value, _ in operation.values)


def _is_spelled_otherwise(value: ContractValue, text: str) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return Decimal(str(value)) != _decimal(text)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


@puts(Matches)
def _matches(operation: Matches, _: Context) -> Phrase:
    return Phrase("contains", operation.columns, (("pattern", text_of(operation.pattern)),))


@puts(NotMatches)
def _not_matches(operation: NotMatches, _: Context) -> Phrase:
    return Phrase("does_not_contain", operation.columns, (("pattern", text_of(operation.pattern)),))


@puts(LengthBetween)
def _length(operation: LengthBetween, _: Context) -> Phrase:
    return Phrase("has_length", operation.columns, _counts(operation.shortest, operation.longest))


def _counts(least: int | None, most: int | None) -> tuple[tuple[str, Code], ...]:
    return given(
        minimum=None if least is None else code_of(least), maximum=None if most is None else code_of(most)
    )


@puts(MultipleOf)
def _multiple(operation: MultipleOf, _: Context) -> Phrase:
    return Phrase("is_multiple", operation.columns, (("of", code_of(operation.step)),))


@puts(Finite)
def _finite(operation: Finite, _: Context) -> Phrase:
    return Phrase("is_finite", operation.columns)


@puts(Format)
def _format(operation: Format, _: Context) -> Phrase:
    form = operation.form
    if isinstance(form, FloatFormat):
        return Phrase("fits_float", operation.columns, (("greatest", _greatest(form.name)),))
    if isinstance(form, MomentPattern):
        return Phrase("has_any_value", operation.columns)
    if not isinstance(form, StringFormat):
        raise CannotSayError(f"the format {form.name!r} is not put into words")
    parameters = given(
        grammar=text_of(form.grammar),
        longest=None if form.longest is None else code_of(form.longest),
        also=text_of(form.also) if form.also else None,
        never=text_of(form.never) if form.never else None,
    )
    return Phrase("has_format", operation.columns, parameters)


def _greatest(name: str) -> Code:
    return "(1 << 128) - (1 << 104)" if name == "f32" else "(1 << 1024) - (1 << 971)"


@puts(Missing)
def _missing(operation: Missing, context: Context) -> Phrase:
    if not operation.values:
        return Phrase("not_null", operation.columns)
    if context.logical_types.get(operation.column) in _MOMENTS:
        raise CannotSayError("texts that stand for a missing moment depend on how an engine prints moments")
    return Phrase("has_value_besides", operation.columns, (("missing", items_of(operation.values)),))


@puts(Invalid)
def _invalid(operation: Invalid, context: Context) -> Phrase:
    parameters: dict[str, Code] = {}
    for part in operation.parts:
        if isinstance(part, InSet):
            parameters["allowed"] = _listed(part, context)
        elif isinstance(part, Matches):
            parameters["pattern"] = text_of(part.pattern)
    return Phrase("is_valid", operation.columns, given(**parameters))


@puts(Compare)
def _compare(operation: Compare, _: Context) -> Phrase:
    one_null = "True" if operation.one_null_violates else None
    parameters = given(operator=text_of(operation.operator), one_null_fails=one_null)
    return Phrase("compares", operation.columns, parameters)


@puts(Expression)
def _expression(operation: Expression, context: Context) -> Phrase:
    names = ", ".join(map(text_of, operation.columns))
    condition = condition_code(operation.condition, context)
    tail = "," if len(operation.columns) == 1 else ""
    parameters = (("names", f"({names}{tail})"), ("condition", condition))
    return Phrase("does_not_fail", operation.columns, parameters)


@puts(ArrayLength)
def _array_length(operation: ArrayLength, _: Context) -> Phrase:
    return Phrase("has_elements", operation.columns, _counts(operation.shortest, operation.longest))


@puts(ArrayUnique)
def _array_unique(operation: ArrayUnique, _: Context) -> Phrase:
    return Phrase("has_no_repeated_element", operation.columns)


@puts(ObjectRequired)
def _object_required(operation: ObjectRequired, _: Context) -> Phrase:
    return Phrase("has_keys", operation.columns, (("names", items_of(operation.names)),))


@puts(ObjectSize)
def _object_size(operation: ObjectSize, _: Context) -> Phrase:
    return Phrase("has_size", operation.columns, _counts(operation.fewest, operation.most))
