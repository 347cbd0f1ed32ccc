"""Promises about whole rows: keys of several columns, neighbours, periods, expressions, service levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from random import Random
from typing import Any

from tests.checks import reference
from tests.checks.generated.case import Case, Place, as_read
from tests.checks.generated.chance import flag, many, some
from tests.checks.generated.filters import a_filter, has_filter, maybe_filter
from tests.checks.generated.kinds import Kind
from tests.checks.generated.operators import custom, maybe_operator, metric, operator_of
from tests.checks.generated.promises import declare_other, near
from tests.checks.reference import Figures, Operator, Row

NOW = datetime(2020, 3, 1, 12, tzinfo=UTC)
"""When cases run."""
_SIGNS = ["=", "<>", "<", "<=", ">", ">="]
_NUMBER_STEPS: list[int | Decimal] = [1, 2, 7, 2**53, 10**17, Decimal("0.5"), Decimal("0.0001")]
_TIME_STEPS = [(1, "day"), (2, "day"), (1, "month"), (12, "month"), (1, "year"), (36, "hour"), (1, "second")]


@dataclass(frozen=True, slots=True)
class Rows:
    """The dataset with its top-level columns, and all that have one value in a row."""

    case: Case
    data: dict[str, Any]
    tops: list[Place]
    flat: list[Place]
    length: int

    @property
    def scalars(self) -> list[Place]:
        return [place for place in self.flat if place.kind]

    def alike(self) -> list[tuple[Place, Place]]:
        """Return pairs of columns that hold the same kind of values."""
        return [pair for pair in permutations(self.scalars, 2) if pair[0].shape == pair[1].shape]

    def add(self, rule: dict[str, Any]) -> str:
        """Add a rule and return its id."""
        identity = f"r{len(self.data['quality'])}"
        self.data["quality"].append({**rule, "id": identity})
        return identity

    def within(self, kept: list[bool] | None) -> Rows:
        tops, flat = ([place.within(kept) for place in places] for places in (self.tops, self.flat))
        return Rows(self.case, self.data, tops, flat, self.length if kept is None else sum(kept))


Judged = tuple[str, dict[str, Any], Figures]
Stated = Callable[[Random, Rows], Judged | None]


def state_datasets(chance: Random, rows: Rows) -> None:
    """State a few promises about the rows of a dataset."""
    rows.data["quality"] = []
    for more in some(chance, _PROMISES, 0, 2):
        more(chance, rows)
    for first in some(chance, range(len(_RULES)), 0, 2):
        # some rules need columns that are not there; then another one is stated
        any(_state(chance, rows, stated) for stated in (*_RULES[first:], *_RULES[:first]))


def _state(chance: Random, rows: Rows, stated: Stated) -> bool:
    where = maybe_filter(chance, rows.tops)
    kept = where.kept() if where else None
    if (found := stated(chance, rows.within(kept))) is not None:
        check, arguments, figures = found
        operator = maybe_operator(chance)
        condition = {"where": where.text} if where else {}
        identity = rows.add(custom(check, "", {**arguments, **condition}, operator))
        rows.case.expect("data/*", identity, figures, operator)
    return found is not None


def _row_count(chance: Random, rows: Rows) -> None:
    operator = operator_of(chance, percent=False)
    identity = rows.add(metric("rowCount", operator, "", {}))
    rows.case.expect_measure(f"data/*/{identity}", rows.length, Fraction(rows.length), operator)


def _duplicates(chance: Random, rows: Rows) -> None:
    operator, columns = operator_of(chance), some(chance, rows.tops)
    arguments = {"properties": [place.name for place in columns]}
    identity = rows.add(metric("duplicateValues", operator, "", arguments))
    rows.case.expect("data/*", identity, reference.unique(_rows(columns, rows.length)), operator)


def _primary_key(chance: Random, rows: Rows) -> None:
    columns = some(chance, rows.tops)
    for number, place in enumerate(columns, 1):
        place.node.update({"primaryKey": True, "primaryKeyPosition": number})
    rows.case.expect("data/*", "primary_key", reference.primary_key(_rows(columns, rows.length)))


def _foreign_key(chance: Random, rows: Rows) -> None:
    scalars = [place for place in rows.tops if place.kind]
    if not scalars or "other" in rows.case.tables:
        return
    columns, length = some(chance, scalars), chance.randint(0, 5)
    kinds = [place.kind for place in columns if place.kind]
    known = [
        many(chance, near(kind, kind, place.values), length, length)
        for kind, place in zip(kinds, columns, strict=True)
    ]
    names = [f"k{number}" for number in range(len(columns))]
    sides = [f"data.{place.name}" for place in columns], [f"other.{name}" for name in names]
    rows.data["relationships"] = [{"from": sides[0], "to": sides[1]}]
    pairs = zip(kinds, known, strict=True)
    declare_other(rows.case, dict(zip(names, pairs, strict=True)))
    if rows.case.source == "ndjson":
        known = [as_read(kind, values, inside=False)[1] for kind, values in zip(kinds, known, strict=True)]
    figures = reference.foreign_key(_rows(columns, rows.length), list(zip(*known, strict=True)))
    rows.case.expect("data/*", "foreign_key", figures)


def _service_level(chance: Random, rows: Rows) -> None:
    places = [place for place in rows.scalars if place.kind and place.kind.logical in ("date", "timestamp")]
    # elements of service levels are names, without quotes
    places = [place for place in places if place.name.replace(".", "").isalnum()]
    if not places:
        return
    place, days = chance.choice(places), chance.choice((1, 2, 30, 400, 20_000))
    name = chance.choice(("frequency", "latency", "freshness", "retention"))
    rows.case.promises.append({"property": name, "value": days, "unit": "d", "element": f"data.{place.name}"})
    if name == "frequency":
        rows.case.expect(place.id, name, reference.frequency(place.values, timedelta(days=days)))
        return
    measure = reference.age(place.values, NOW, oldest=name == "retention")
    limit = Operator("mustBeLessOrEqualTo", (days * 86_400,))
    rows.case.expect_measure(f"{place.id}/{name}", rows.length, measure, limit, Fraction(1, 1000))


def _schema(chance: Random, rows: Rows) -> None:
    """The columns of the data are those of its table; the contract declares some of them."""
    declared = [place.name for place in rows.tops]
    # JSON without an object contradicts no column
    found = list(rows.case.tables["data"]) if rows.length or rows.case.source != "ndjson" else declared
    names = some(chance, [*found, "none", "C0"])
    least, most = chance.randint(0, 3), chance.randint(0, 3)
    folds = rows.case.source == "duckdb"
    spelled = {name.lower() if folds else name for name in found}
    wanted = {name.lower() if folds else name for name in names}
    others = flag(chance)
    holds: dict[str, tuple[dict[str, Any], bool]] = {
        "column_count": ({"minimum": least, "maximum": most}, least <= len(found) <= most),
        "forbidden_columns": ({"names": names}, not {n.lower() for n in names} & {n.lower() for n in found}),
        "no_extra_columns": ({}, set(found) <= set(declared)),
        "column_list": (
            {"names": names, "others": others},
            wanted <= spelled if others else wanted == spelled,
        ),
    }
    check = chance.choice(sorted(holds))
    arguments, kept = holds[check]
    if len(wanted) == len(names):
        identity = rows.add(custom(check, "", arguments, None))
        rows.case.expect("data/*", identity, None, verdict="pass" if kept else "fail")


def _combination(chance: Random, rows: Rows) -> Judged:
    columns, ignore = some(chance, rows.flat), flag(chance)
    figures = reference.unique_combination(_rows(columns, rows.length), ignore_empty=ignore)
    return "unique_combination", {**_named(columns), "ignore_empty": ignore}, figures


def _unique(chance: Random, rows: Rows) -> Judged:
    columns = some(chance, rows.flat)
    check = chance.choice(["unique", "duplicates", "repeated_values"])
    judge = reference.repeated_values if check == "repeated_values" else reference.unique
    return check, _named(columns), judge(_rows(columns, rows.length))


def _compare(chance: Random, rows: Rows) -> Judged | None:
    numbers = [place for place in rows.scalars if place.kind and place.kind.numeric]
    pairs = [*rows.alike(), *permutations(numbers, 2)]
    if not pairs:
        return None
    (one, other), sign = chance.choice(pairs), chance.choice(_SIGNS)
    widths = one.kind.width if one.kind else None, other.kind.width if other.kind else None
    figures = reference.compare(_rows([one, other], rows.length), sign, widths)
    return "compare", {"column": one.name, "operator": sign, "other": other.name}, figures


def _monotonic(chance: Random, rows: Rows) -> Judged | None:
    if not rows.scalars:
        return None
    column, order = chance.choice(rows.scalars), chance.choice(rows.scalars)
    key, falling, strict = _key(chance, rows, [column, order]), flag(chance), flag(chance)
    pairs = [(row[0], row[1]) for row in _rows([order, column], rows.length)]
    figures = reference.monotonic(_rows(key, rows.length), pairs, falling=falling, strict=strict)
    arguments = {"column": column.name, "order_by": order.name, "strict": strict, **_keyed(key)}
    return "monotonic", {**arguments, "direction": "decreasing" if falling else "increasing"}, figures


def _no_gap(chance: Random, rows: Rows) -> Judged | None:
    columns = [place for place in rows.scalars if place.kind and _has_steps(place.kind)]
    if not columns:
        return None
    column = chance.choice(columns)
    moments = column.kind is not None and not column.kind.numeric
    step: Any = chance.choice(_TIME_STEPS if moments else _NUMBER_STEPS)
    key = _key(chance, rows, [column])
    stated = f"{step[0]} {step[1]}{'s' if step[0] > 1 else ''}" if moments else step
    figures = reference.no_gap(_rows(key, rows.length), column.values, step)
    return "no_gap", {"column": column.name, "step": stated, **_keyed(key)}, figures


def _no_overlap(chance: Random, rows: Rows) -> Judged | None:
    if not (pairs := rows.alike()):
        return None
    start, end = chance.choice(pairs)
    key = _key(chance, rows, [start, end], least=1)
    if not key:
        return None
    periods = [(row[0], row[1]) for row in _rows([start, end], rows.length)]
    figures = reference.no_overlap(_rows(key, rows.length), periods)
    return "no_overlap", {"from": start.name, "to": end.name, **_keyed(key)}, figures


def _one_current(chance: Random, rows: Rows) -> Judged | None:
    current = chance.choice(rows.flat)
    key = _key(chance, rows, [current], least=1)
    if not key:
        return None
    flag = current.kind is not None and current.kind.logical == "boolean"
    figures = reference.one_current(_rows(key, rows.length), current.values, flag=flag)
    return "one_current", {"current": current.name, **_keyed(key)}, figures


def _expression(chance: Random, rows: Rows) -> Judged | None:
    if not has_filter(rows.tops):
        return None
    found = a_filter(chance, rows.tops)
    return (
        "expression",
        {"expression": found.text},
        reference.expression(found.named, found.condition, found.widths),
    )


_PROMISES = [_row_count, _duplicates, _primary_key, _foreign_key, _service_level, _schema]
_RULES: list[Stated] = [_combination, _unique, _compare, _no_overlap, _monotonic, _compare, _no_gap]
_RULES += [_no_overlap, _one_current, _expression]


def _has_steps(kind: Kind) -> bool:
    return kind.width is None and (kind.numeric or kind.logical in ("date", "timestamp"))


def _key(chance: Random, rows: Rows, but: list[Place], least: int = 0) -> list[Place]:
    """Return a key of columns other than those, if there are any."""
    open_ = [place for place in rows.flat if all(place.name != other.name for other in but)]
    return some(chance, open_, least, 2)


def _keyed(key: list[Place]) -> dict[str, Any]:
    return {"key": [place.name for place in key]} if key else {}


def _named(columns: list[Place]) -> dict[str, Any]:
    return {"columns": [place.name for place in columns]}


def _rows(columns: Sequence[Place], length: int) -> list[Row]:
    return list(zip(*(place.values for place in columns), strict=True)) if columns else [()] * length
