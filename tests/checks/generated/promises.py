"""What the standard has for one column: flags, options, lists of values and metrics."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from tests.checks import reference
from tests.checks.generated.case import Case, Place, as_read
from tests.checks.generated.chance import many, some
from tests.checks.generated.kinds import Items, Kind, Map, Struct, kinds_of
from tests.checks.generated.operators import metric, operator_of
from tests.checks.reference import Figures, Value
from tests.checks.reference_formats import REFERENCE

PATTERNS = ["", "a", "^a", "b$", "^[a-z]*$", "[0-9]", r"\d", r"\w", ".", "^.$", "a|b", "%", "_", "'", r"\\"]
PATTERNS += ["^$", "^ab$", "(?i)^a", r"\s", r"\n", "(a|A)b?", "^(n/a)?$", r"\A\w", "[^a]", "é", "^.*$", "👍"]
STEPS: list[int | Decimal] = [1, 2, 7, 10**17]
STEPS += [Decimal(text) for text in ("0.5", "1.5", "0.1", "0.01", "0.0003", "1.10")]
_BOUNDS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
Promise = Callable[[Random, Case, Place], None]


def promise(chance: Random, case: Case, place: Place) -> None:
    """State a few promises about a column, and expect the checks that every column has."""
    case.expect(place.id, "column_present", None)
    case.expect(place.id, "type_is", reference.parses_as(place.values) if case.text else None)
    known = _promises(place)
    for number in sorted(some(chance, range(len(known)), 0, 2)):
        known[number](chance, case, place)


def _promises(place: Place) -> list[Promise]:
    found: list[Promise] = [_required, _unique, _nulls, _duplicates]
    match place.shape:
        case Kind():
            found += [_enum, _invalid, _foreign_key, _missing]
            if place.shape.bounds:
                found += [_bounds, _bounds]
            if place.shape.numeric:
                found += [_format, _multiple_of]
            if place.shape.logical == "string":
                found += [_pattern, _length, _string_format, _unfound]
        case Struct():
            found += [_object_required, _object_size]
        case Items():
            found += [_array_length, _array_unique]
        case Map():
            found += [_object_size]
    return found


def _options(place: Place) -> dict[str, Any]:
    options: dict[str, Any] = place.node.setdefault("logicalTypeOptions", {})
    return options


def _required(_: Random, case: Case, place: Place) -> None:
    place.node["required"] = True
    case.expect(place.id, "not_null", reference.not_null(place.values, place.absent))


def _unique(_: Random, case: Case, place: Place) -> None:
    place.node["unique"] = True
    case.expect(place.id, "unique", reference.unique([(value,) for value in place.values]))


def _enum(chance: Random, case: Case, place: Place) -> None:
    if place.kind:
        values = some(chance, place.kind.listable)
        place.node["enum"] = [{"value": value} for value in values]
        case.expect(place.id, "in_set", reference.in_set(place.values, values, place.kind.width))


def _bounds(chance: Random, case: Case, place: Place) -> None:
    if place.kind and (open_ := [name for name in _BOUNDS if name not in _options(place)]):
        name, bound = chance.choice(open_), chance.choice(place.kind.bounds)
        _options(place)[name] = bound
        case.expect(place.id, "between", reference.between(place.values, name, bound, place.kind.width))


def _format(chance: Random, case: Case, place: Place) -> None:
    if place.kind and place.kind.logical == "integer":
        name = chance.choice(sorted(reference.INTEGER_FORMATS))
        case.expect(place.id, "between", reference.of_format(place.values, name))
    else:
        name = chance.choice(["f32", "f64"])
        case.expect(place.id, "format", reference.of_float_format(place.values, name))
    _options(place)["format"] = name


def _multiple_of(chance: Random, case: Case, place: Place) -> None:
    if place.kind:
        step = _options(place)["multipleOf"] = chance.choice(STEPS)
        case.expect(place.id, "multiple_of", reference.multiple_of(place.values, step, place.kind.width))


def _pattern(chance: Random, case: Case, place: Place) -> None:
    pattern = _options(place)["pattern"] = chance.choice(PATTERNS)
    case.expect(place.id, "matches", reference.matches(place.values, pattern))


def _length(chance: Random, case: Case, place: Place) -> None:
    shortest, longest = chance.randint(0, 3), chance.randint(0, 3)
    _options(place).update({"minLength": shortest, "maxLength": longest})
    case.expect(place.id, "length_between", reference.length_between(place.values, shortest=shortest))
    case.expect(place.id, "length_between", reference.length_between(place.values, longest=longest))


def _string_format(chance: Random, case: Case, place: Place) -> None:
    name = _options(place)["format"] = chance.choice(sorted(REFERENCE))
    case.expect(place.id, "format", reference.of_string_format(place.values, name))


def _array_length(chance: Random, case: Case, place: Place) -> None:
    fewest, most = chance.randint(0, 3), chance.randint(0, 3)
    _options(place).update({"minItems": fewest, "maxItems": most})
    case.expect(place.id, "array_length", reference.array_length(place.values, shortest=fewest))
    case.expect(place.id, "array_length", reference.array_length(place.values, longest=most))


def _array_unique(_: Random, case: Case, place: Place) -> None:
    _options(place)["uniqueItems"] = True
    case.expect(place.id, "array_unique", reference.array_unique(place.values))


def _object_required(chance: Random, case: Case, place: Place) -> None:
    if isinstance(place.shape, Struct):
        names = some(chance, sorted(place.shape.fields))
        _options(place)["required"] = names
        case.expect(place.id, "object_required", reference.object_required(place.values, names))


def _object_size(chance: Random, case: Case, place: Place) -> None:
    fewest, most = chance.randint(0, 3), chance.randint(0, 3)
    _options(place).update({"minProperties": fewest, "maxProperties": most})
    values = sized(case, place)
    case.expect(place.id, "object_size", reference.object_size(values, fewest=fewest))
    case.expect(place.id, "object_size", reference.object_size(values, most=most))


def sized(case: Case, place: Place) -> list[Value]:
    """Return objects as their size is counted: in JSON the keys without a value count too."""
    if not case.text:
        return place.values
    return [list(value) if isinstance(value, dict) else value for value in place.values]


def _metric(
    chance: Random, case: Case, place: Place, name: str, figures: Figures, **arguments: object
) -> None:
    rules = place.node.setdefault("quality", [])
    operator = operator_of(chance)
    rules.append(metric(name, operator, f"m{len(rules)}", arguments))
    case.expect(place.id, f"m{len(rules) - 1}", figures, operator)


def _nulls(chance: Random, case: Case, place: Place) -> None:
    _metric(chance, case, place, "nullValues", reference.not_null(place.values, place.absent))


def _duplicates(chance: Random, case: Case, place: Place) -> None:
    _metric(chance, case, place, "duplicateValues", reference.unique([(value,) for value in place.values]))


def _invalid(chance: Random, case: Case, place: Place) -> None:
    if place.kind:
        values = some(chance, place.kind.listable)
        figures = reference.in_set(place.values, values, place.kind.width)
        _metric(chance, case, place, "invalidValues", figures, validValues=values)


def _unfound(chance: Random, case: Case, place: Place) -> None:
    pattern = chance.choice(PATTERNS)
    _metric(chance, case, place, "invalidValues", reference.matches(place.values, pattern), pattern=pattern)


def _missing(chance: Random, case: Case, place: Place) -> None:
    if place.kind and place.kind.logical in ("string", "integer", "number", "date", "boolean"):
        values = [*some(chance, place.kind.listable), chance.choice(["n/a", -1, Decimal("-1.00"), ""])]
        figures = reference.missing(place.values, values, place.absent, place.kind.width)
        _metric(chance, case, place, "missingValues", figures, missingValues=[None, *values])


def _foreign_key(chance: Random, case: Case, place: Place) -> None:
    if place.kind and "other" not in case.tables:
        targets = [own for own in kinds_of(case.source) if _refers(place.kind, own)]
        other = chance.choice(targets)
        known = many(chance, near(place.kind, other, place.values), 0, 5)
        place.node["relationships"] = [{"to": "other.k"}]
        declare_other(case, {"k": (other, known)})
        if place.kind.options != other.options:
            case.expect(place.id, "foreign_key", None, verdict="error")
            return
        if place.json:
            known = as_read(other, known, inside=False)[1]
        rows, others = [(value,) for value in place.values], [(value,) for value in known]
        widths = [place.kind.width], [other.width]
        case.expect(place.id, "foreign_key", reference.foreign_key(rows, others, *widths))


def near(kind: Kind, other: Kind, values: list[Value]) -> list[Value]:
    """Return values of another kind, above all those that equal a value, or do when they are rounded."""
    present = [_rounded(kind, value) for value in values if value is not None]
    close = [value for value in other.values if _rounded(other, value) in present]
    return [None, *other.values[:3], *close * 3]


def _rounded(kind: Kind, value: Value) -> Value:
    return float(value) if kind.numeric else value


def _refers(kind: Kind, other: Kind) -> bool:
    return kind.logical == other.logical or (kind.numeric and other.numeric)


def declare_other(case: Case, columns: dict[str, tuple[Any, list[Value]]]) -> None:
    """Add the dataset that is referred to."""
    properties: list[dict[str, Any]] = []
    for name, (kind, values) in columns.items():
        node = {"name": name, "logicalType": kind.logical}
        properties.append(node | ({"logicalTypeOptions": dict(kind.options)} if kind.options else {}))
        case.expect(f"other/{name}", "column_present", None)
        case.expect(f"other/{name}", "type_is", reference.parses_as(values) if case.text else None)
    case.schema.append({"name": "other", "properties": properties})
    case.tables["other"] = dict(columns)
