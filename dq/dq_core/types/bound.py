"""The least type that holds the values of two others."""

from collections.abc import Callable, Mapping

from dq_core.record import changed
from dq_core.types.order import bounds, digits_of, included, key_included, units
from dq_core.types.type import FLOAT, INTEGER, NUMBER, Field, Type, array, decimal, float_, integer

_WIDTHS = (8, 16, 32, 64, 128, 256)
_NUMERIC = ("integer", "decimal", "float", "number")


def common(a: Type, b: Type) -> Type | None:
    """Return the least upper bound of two types in the order of types; None when only kinds apart have none.

    Two integers give an integer, an integer and a decimal a decimal; an integer that no float holds exactly
    and a float give `number`. Where parameters have no common bound the result leaves them open.
    """
    if included(a, b):
        return b
    if included(b, a):
        return a
    if a.kind in _NUMERIC and b.kind in _NUMERIC:
        return _number(_unnarrowed(a), _unnarrowed(b))
    if {a.kind, b.kind} == {"array", "vector"} or a.kind == b.kind == "vector":
        return _lists(a, b)
    if a.kind != b.kind:
        return None
    return _same_kind(a, b)


def _same_kind(a: Type, b: Type) -> Type | None:
    bound = _BOUNDS.get(a.kind)
    return None if bound is None else bound(a, b)


def _enum(a: Type, b: Type) -> Type:
    return changed(a, labels=tuple(dict.fromkeys(a.labels + b.labels)))


def _element(a: Type, b: Type) -> Type:
    return changed(a, element=_part(a.element, b.element))


def _unnamed(a: Type, _: Type) -> Type:
    return Type(a.kind)


def _unnarrowed(of: Type) -> Type:
    return of if of.kind == "float" else changed(of, name=None)


def _number(a: Type, b: Type) -> Type:
    """Return the bound of two numbers of which neither holds the other."""
    signed = a.signed or b.signed
    if "number" in (a.kind, b.kind):
        return NUMBER
    if "float" in (a.kind, b.kind):
        return next(
            (each for each in map(float_, (16, 32, 64)) if included(a, each) and included(b, each)),
            _open(a, b),
        )
    if a.kind == b.kind == "integer":
        if bounds(a) is None or bounds(b) is None:
            return INTEGER
        return next(
            (each for each in map(integer, _WIDTHS) if included(a, each) and included(b, each)), INTEGER
        )
    return changed(_decimal(digits_of(a), digits_of(b)), signed=signed)


def _open(a: Type, b: Type) -> Type:
    return FLOAT if a.kind == b.kind else NUMBER


def _decimal(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> Type:
    """Return the decimal with the more digits before and the more digits after the point."""
    (precision, scale), (its_precision, its_scale) = a, b
    if scale is None or its_scale is None:
        known = precision is not None and its_precision is not None
        return decimal(max(precision or 0, its_precision or 0)) if known else decimal()
    most = max(scale, its_scale)
    if precision is None or its_precision is None:
        return decimal(None, most)
    return decimal(max(precision - scale, its_precision - its_scale) + most, most)


def _length(a: Type, b: Type) -> Type:
    fixed = a.fixed and b.fixed and a.kind == "string"
    shared = changed(a, name=a.name if a.name == b.name else None, fixed=fixed)
    if a.length is None or b.length is None:
        return changed(shared, length=None, unit="point")
    if a.unit == b.unit:
        return changed(shared, length=max(a.length, b.length))
    points = changed(a, unit="point")
    return changed(shared, length=max(a.length * units(a, points), b.length * units(b, points)), unit="point")


def _moment(a: Type, b: Type) -> Type:
    known = a.precision is not None and b.precision is not None
    return changed(
        a,
        precision=max(a.precision or 0, b.precision or 0) if known else None,
        zone=a.zone if a.zone == b.zone else None,
        name=a.name if a.name == b.name else None,
    )


def _part(a: Type | None, b: Type | None) -> Type | None:
    return None if a is None or b is None else common(a, b)


def _lists(a: Type, b: Type) -> Type:
    element = _part(a.element, b.element)
    if a.kind == b.kind and a.length == b.length:
        return changed(a, element=element)
    return array(element) if a.kind != b.kind else Type("vector", element=element)


def _map(a: Type, b: Type) -> Type:
    wider = b.key if key_included(a.key, b.key) else a.key if key_included(b.key, a.key) else None
    return changed(a, key=wider, element=_part(a.element, b.element))


def _fields(a: Type, b: Type) -> Type:
    """Return the struct (union) with the fields of both; any at all when a shared field has no bound."""
    its = {field.name: field for field in b.fields}
    mine = {field.name: field for field in a.fields}
    if len(mine) < len(a.fields) or len(its) < len(b.fields):
        return Type(a.kind)
    fields: list[Field] = []
    for name in mine | its:
        shared = _field(mine.get(name), its.get(name))
        if shared is None:
            return Type(a.kind)
        fields.append(shared)
    return changed(a, fields=tuple(fields))


def _field(a: Field | None, b: Field | None) -> Field | None:
    if a is None or b is None:
        only = a or b
        return None if only is None else changed(only, nullable=True)
    of = common(a.type, b.type)
    return None if of is None else Field(a.name, of, a.nullable or b.nullable)


_BOUNDS: Mapping[str, Callable[[Type, Type], Type]] = {
    "string": _length,
    "binary": _length,
    "bit": _length,
    "date": _unnamed,
    "time": _moment,
    "timestamp": _moment,
    "interval": _moment,
    "enum": _enum,
    "array": _element,
    "range": _element,
    "map": _map,
    "struct": _fields,
    "union": _fields,
    "geography": _unnamed,
    "geometry": _unnamed,
}
