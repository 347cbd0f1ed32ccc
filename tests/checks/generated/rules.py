"""Custom rules of the engine dq about one column, at any depth, in all rows or in those of a condition."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from tests.checks import reference
from tests.checks.generated.case import Case, Place
from tests.checks.generated.chance import flag, some
from tests.checks.generated.filters import maybe_filter
from tests.checks.generated.kinds import Items, Kind, Map, Struct
from tests.checks.generated.operators import MEASURES, custom, maybe_operator, operator_of
from tests.checks.generated.promises import PATTERNS, STEPS, sized
from tests.checks.reference import Figures, Value
from tests.checks.reference_formats import REFERENCE

Judged = tuple[str, dict[str, Any], Callable[[Place], Figures]]


class Measured(NamedTuple):
    """A measure with its value; with a tolerance it is one of doubles."""

    check: str
    arguments: dict[str, Any]
    measure: Fraction | float | None
    tolerance: Fraction | None = None
    counted: bool = True
    """Whether there are figures even where there is no measure."""


LEVELS = [Decimal(text) for text in ("0.1", "0.25", "0.3", "0.5", "0.7", "0.75", "0.9", "0.99", "1")]


def state_rules(chance: Random, case: Case, place: Place, tops: list[Place]) -> None:
    """State a rule about a column, or none."""
    if flag(chance):
        where = maybe_filter(chance, tops)
        within = place.within(where.kept() if where else None)
        condition = {"where": where.text} if where else {}
        checks, measures = _checks(chance, case, within), _measures(chance, case, within)
        numeric = place.kind is not None and place.kind.numeric
        known: list[Judged | Measured] = [*measures] if numeric and flag(chance) else [*checks, *measures]
        rule = chance.choice(known)
        if isinstance(rule, Measured):
            _measure(chance, case, within, rule, condition)
        else:
            _judge(chance, case, within, rule, condition)


def _judge(chance: Random, case: Case, place: Place, rule: Judged, condition: dict[str, Any]) -> None:
    check, arguments, figures = rule
    operator = maybe_operator(chance)
    rules = place.node.setdefault("quality", [])
    rules.append(custom(check, f"q{len(rules)}", {**arguments, **condition}, operator))
    case.expect(place.id, f"q{len(rules) - 1}", figures(place), operator)


def _measure(chance: Random, case: Case, place: Place, rule: Measured, condition: dict[str, Any]) -> None:
    operator = operator_of(chance, percent=False, numbers=MEASURES)
    rules = place.node.setdefault("quality", [])
    rules.append(custom(rule.check, f"q{len(rules)}", {**rule.arguments, **condition}, operator))
    name = f"{place.id}/q{len(rules) - 1}"
    rows = len(place.values) if rule.counted else None
    case.expect_measure(name, rows, rule.measure, operator, rule.tolerance)


def _checks(chance: Random, case: Case, place: Place) -> list[Judged]:
    found: list[Judged] = [
        ("not_null", {}, lambda at: reference.not_null(at.values, at.absent)),
        ("missing", {}, lambda at: reference.not_null(at.values, at.absent)),
        ("is_null", {}, lambda at: reference.is_null(at.values, at.absent)),
        ("unique", {}, lambda at: reference.unique(_single(at))),
        ("duplicates", {}, lambda at: reference.unique(_single(at))),
        ("repeated_values", {}, lambda at: reference.repeated_values(_single(at))),
        ("unique_combination", {}, lambda at: reference.unique_combination(_single(at))),
        (
            "unique_combination",
            {"ignore_empty": True},
            lambda at: reference.unique_combination(_single(at), ignore_empty=True),
        ),
    ]
    shape = place.shape
    if isinstance(shape, Kind):
        return found + _scalar_checks(chance, shape)
    fewest, most = chance.randint(0, 2), chance.randint(0, 2)
    limits = {"minimum": fewest, "maximum": most}
    if isinstance(shape, Items | Map):
        found.append(("array_length", limits, lambda at: reference.array_length(at.values, fewest, most)))
    if isinstance(shape, Items):
        found.append(("array_unique", {}, lambda at: reference.array_unique(at.values)))
    if isinstance(shape, Struct | Map):
        found.append(("object_size", limits, lambda at: reference.object_size(sized(case, at), fewest, most)))
    if isinstance(shape, Struct):
        keys = some(chance, sorted(shape.fields))
        found.append(
            ("object_required", {"keys": keys}, lambda at: reference.object_required(at.values, keys))
        )
    return found


def _scalar_checks(chance: Random, kind: Kind) -> list[Judged]:
    width, values = kind.width, some(chance, kind.listable)
    found: list[Judged] = [
        ("in_set", {"values": values}, lambda at: reference.in_set(at.values, values, width)),
        ("not_in_set", {"values": values}, lambda at: reference.not_in_set(at.values, values, width)),
    ]
    if kind.bounds:
        whole = [bound for bound in kind.bounds if kind.logical != "integer" or isinstance(bound, int)]
        found.append(_between(chance.choice(whole), flag(chance), width))
    if kind.numeric:
        step = chance.choice(STEPS)
        found.append(("finite", {}, lambda at: reference.finite(at.values)))
        found.append(
            ("multiple_of", {"step": step}, lambda at: reference.multiple_of(at.values, step, width))
        )
    if kind.logical != "string":
        return found
    pattern, name = chance.choice(PATTERNS), chance.choice(sorted(REFERENCE))
    longest = chance.randint(0, 3)
    return [
        *found,
        ("matches", {"pattern": pattern}, lambda at: reference.matches(at.values, pattern)),
        ("not_matches", {"pattern": pattern}, lambda at: reference.not_matches(at.values, pattern)),
        ("format", {"format": name}, lambda at: reference.of_string_format(at.values, name)),
        (
            "length_between",
            {"maximum": longest},
            lambda at: reference.length_between(at.values, longest=longest),
        ),
    ]


def _between(bound: Value, exclusive: bool, width: int | None) -> Judged:  # noqa: FBT001 - a value of the rule
    option = "exclusiveMinimum" if exclusive else "minimum"
    arguments = {"minimum": bound, "exclusive": exclusive}
    return "between", arguments, lambda at: reference.between(at.values, option, bound, width)


def _measures(chance: Random, case: Case, place: Place) -> list[Measured]:
    values, kind = place.values, place.kind
    share = reference.distinct_proportion(values)
    found = [
        Measured("distinct_count", {}, reference.distinct_count(values)),
        Measured("distinct_proportion", {}, share, Fraction(1, 10**12)),
    ]
    if kind is None or not kind.numeric:
        return found
    width, level = kind.width, chance.choice(LEVELS)
    found += [
        Measured("minimum", {}, reference.least(values, width)),
        Measured("maximum", {}, reference.greatest(values, width)),
        Measured("quantile", {"level": level}, reference.quantile(values, level, width)),
    ]
    return found + (_sums(values, kind, case) if _summable(values) else []) + _between_values(values, level)


def _sums(values: list[Value], kind: Kind, case: Case) -> list[Measured]:
    about = _tolerance(values)
    found = [
        Measured("mean", {}, reference.mean(values), about),
        Measured("stddev", {}, reference.standard_deviation(values), about * 10**6),
    ]
    # the decimals of a text source have as many digits as they need
    if case.text and kind.logical == "number":
        return found
    total = reference.total(values, kind.scale)
    if not (beyond := reference.may_overflow(values, kind.scale)) or total is None:
        found.append(Measured("sum", {}, total, None if kind.width is None else about, not beyond))
    return found


def _between_values(values: list[Value], level: Decimal) -> list[Measured]:
    """Between infinities there is nothing."""
    if not all(reference.is_finite(value) for value in values if value is not None):
        return []
    measure = reference.interpolated_quantile(values, level)
    return [Measured("interpolated_quantile", {"level": level}, measure, _tolerance(values))]


def _single(place: Place) -> list[tuple[Value]]:
    return [(value,) for value in place.values]


def _summable(values: list[Value]) -> bool:
    """Say whether no square of the values is beyond a double, which is how they are added."""
    finite = [value for value in values if value is not None and reference.is_finite(value)]
    return all(abs(Fraction(value)) < 10**150 for value in finite)


def _tolerance(values: list[Value]) -> Fraction:
    finite = [abs(Fraction(value)) for value in values if value is not None and reference.is_finite(value)]
    return max([*finite, Fraction(1, 10**9)]) / 10**12
