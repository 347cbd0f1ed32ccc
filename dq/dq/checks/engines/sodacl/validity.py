"""What Soda calls missing and what it calls valid: the settings of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dq.checks.conditions.condition import Absent, Condition, Joined, Judged, Negated
from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.sodacl.formats import format_check
from dq.checks.engines.stated_thresholds import interval_of, number_of
from dq.checks.operation import Operation, RowOperation
from dq.checks.operations.between import Between
from dq.checks.operations.expression import Expression
from dq.checks.operations.in_set import InSet, listed_values
from dq.checks.operations.invalid import Invalid
from dq.checks.operations.length_between import LengthBetween
from dq.checks.operations.matches import Matches, readable_pattern
from dq.checks.operations.missing import Missing
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.not_matches import NotMatches
from dq_contracts.values import ContractValue

MISSING = ("missing_values", "missing_regex", "missing_regex_sql")
VALID = (
    "valid_values", "invalid_values", "valid_regex", "valid_regex_sql", "invalid_regex", "invalid_regex_sql",
    "valid_min", "valid_max", "valid_length", "valid_min_length", "valid_max_length", "valid_format",
)  # fmt: skip
UNREAD = ("missing_format", "invalid_format", "include_null", "valid_values_reference_data")


def missing_rows(given: ForeignArguments, column: str) -> Operation:
    """Return the check whose violations are the rows without a value, or with one that stands for none."""
    given.refuse("is not read", *UNREAD)
    given.refuse("says nothing of missing values", *VALID)
    values = _values(given, column, "missing_values") if given.given("missing_values") is not None else ()
    patterns = [given.text(name) for name in MISSING[1:] if given.given(name) is not None]
    texts = tuple(text for value, text in values if isinstance(value, str))
    if not patterns and len(texts) == len(values):
        return Missing(column, texts)
    stand_ins: list[Condition] = [Judged(InSet(column, values))] if values else []
    stand_ins += [Judged(Matches(column, readable_pattern(pattern))) for pattern in patterns]
    words = [*(text for _, text in values), *patterns]
    missing = Joined((Absent(column), *stand_ins), every=False)
    return Expression(f"neither NULL nor {' nor '.join(words)}", Negated(missing))


def invalid_rows(given: ForeignArguments, column: str) -> Operation:
    """Return the check whose violations are the rows with a value that is not valid."""
    given.refuse("is not read", *UNREAD)
    given.refuse("is not read where values are invalid", *MISSING)
    parts = tuple(
        part for name in VALID if given.given(name) is not None for part in _part(given, column, name)
    )
    if not parts:
        raise UnsupportedError("nothing says what a valid value is")
    return Invalid(column, parts)


def no_validity(given: ForeignArguments) -> None:
    """Raise UnsupportedError where a metric leaves out missing or invalid values."""
    given.refuse("is not read for this metric", *MISSING, *VALID, *UNREAD)


def _part(given: ForeignArguments, column: str, name: str) -> Iterator[RowOperation]:
    yield _PARTS[name.removesuffix("_sql")](given, column, name)


def _values(given: ForeignArguments, column: str, name: str) -> tuple[tuple[ContractValue, str], ...]:
    kinds = [found.column.logical_type for found in given.placed() if found.name == column]
    return listed_values(given.required(name), kinds[0] if kinds else None)


def _valid_values(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return InSet(column, _values(given, column, name))


def _invalid_values(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return NotInSet(column, _values(given, column, name))


def _valid_regex(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return Matches(column, readable_pattern(given.text(name)))


def _invalid_regex(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return NotMatches(column, readable_pattern(given.text(name)))


def _valid_min(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return Between(column, interval_of(number_of(given.required(name), name), None, open_=(False, False)))


def _valid_max(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return Between(column, interval_of(None, number_of(given.required(name), name), open_=(False, False)))


def _valid_length(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return LengthBetween(column, given.count(name), given.count(name))


def _valid_min_length(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return LengthBetween(column, given.count(name), None)


def _valid_max_length(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return LengthBetween(column, None, given.count(name))


def _valid_format(given: ForeignArguments, column: str, name: str) -> RowOperation:
    return format_check(column, given.text(name))


_PARTS: dict[str, Callable[[ForeignArguments, str, str], RowOperation]] = {
    "valid_values": _valid_values,
    "invalid_values": _invalid_values,
    "valid_regex": _valid_regex,
    "invalid_regex": _invalid_regex,
    "valid_min": _valid_min,
    "valid_max": _valid_max,
    "valid_length": _valid_length,
    "valid_min_length": _valid_min_length,
    "valid_max_length": _valid_max_length,
    "valid_format": _valid_format,
}
