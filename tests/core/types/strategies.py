"""Types for property tests: few values per parameter, so that many pairs are comparable."""

from itertools import product

from hypothesis import strategies as st

from dq_core.record import changed
from dq_core.types.type import (
    BFLOAT16,
    BOOLEAN,
    DATE,
    JSON,
    NULL,
    NUMBER,
    UNION,
    UUID,
    VARIANT,
    Field,
    LengthUnit,
    Type,
    Zone,
    array,
    decimal,
    enum,
    float_,
    integer,
    map_,
    opaque,
    string,
    struct,
    vector,
)

UNITS: tuple[LengthUnit, ...] = ("point", "byte", "pair")
ZONES: tuple[Zone | None, ...] = (None, "naive", "aware")

NUMBERS: tuple[Type, ...] = (
    NUMBER,
    Type("number", name="decfloat"),
    integer(name="bignum"),
    integer(16, name="year"),
    BFLOAT16,
    *(
        integer(bits, signed=signed)
        for bits, signed in product((None, 1, 8, 16, 24, 32, 64, 128), (True, False))
    ),
    *(float_(bits, signed=signed) for bits, signed in product((None, 16, 32, 64), (True, False))),
    *(
        decimal(precision, scale, signed=signed)
        for precision, scale, signed in product(
            (None, 1, 3, 5, 9, 10, 18, 19, 38), (None, -2, 0, 1, 2, 9), (True, False)
        )
    ),
)
TEXTS: tuple[Type, ...] = (
    *(
        string(length, unit=unit if length else "point", fixed=fixed)
        for length, unit, fixed in product((None, 1, 2, 4, 8), UNITS, (True, False))
    ),
    *(
        changed(Type("binary"), length=length, fixed=fixed)
        for length, fixed in product((None, 1, 2), (True, False))
    ),
    enum(),
    enum("a"),
    enum("a", "b"),
    enum("b", "a"),
    enum("c"),
    UUID,
    JSON,
)
MOMENTS: tuple[Type, ...] = (
    DATE,
    changed(DATE, name="days16"),
    *(
        Type("timestamp", precision=precision, zone=zone, name=name)
        for precision, zone, name in product((None, 0, 3, 6), ZONES, (None, "datetime"))
    ),
    *(Type("time", precision=precision, zone=zone) for precision, zone in product((None, 0, 6), ZONES)),
    *(Type("interval", name=name) for name in (None, "day", "year to month")),
)
OTHERS: tuple[Type, ...] = (
    NULL,
    BOOLEAN,
    VARIANT,
    opaque("inet"),
    opaque("cidr"),
    Type("geometry"),
    Type("geometry", name="point"),
    Type("geography"),
)
SCALARS = NUMBERS + TEXTS + MOMENTS + OTHERS

# a family is a set of scalars among which comparable pairs are frequent
_FAMILIES = (NUMBERS, TEXTS, MOMENTS, SCALARS)


def scalars() -> st.SearchStrategy[Type]:
    """Return a scalar of any family."""
    return st.one_of(*(st.integers(0, len(family) - 1).map(family.__getitem__) for family in _FAMILIES))


def _fields(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[tuple[Field, ...]]:
    field = st.builds(Field, st.sampled_from("ab c".split(" ")), inner, st.booleans())  # noqa: SIM905
    return st.lists(field, max_size=3, unique_by=lambda each: each.name).map(tuple)


def _nested(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[Type]:
    maybe = st.none() | inner
    return st.one_of(
        st.builds(array, maybe),
        st.builds(vector, maybe, st.sampled_from((None, 2, 3))),
        st.builds(map_, maybe, maybe),
        _fields(inner).map(lambda fields: struct(*fields)),
        _fields(inner).map(lambda fields: changed(UNION, fields=fields)),
        inner.map(lambda element: Type("range", element=element)),
    )


def types() -> st.SearchStrategy[Type]:
    """Return any type without an unknown part, nested up to a few levels."""
    return st.recursive(scalars(), _nested, max_leaves=4)


_HOLES = st.sampled_from(tuple(opaque(f"hole {index}") for index in range(3)))
_SHAPES = st.lists(st.recursive(_HOLES, _nested, max_leaves=2), min_size=3, max_size=3)


def _filled(shape: Type, few: list[Type]) -> Type:
    if shape.name is not None:
        return few[int(shape.name.removeprefix("hole ")) % len(few)]
    return changed(
        shape,
        element=None if shape.element is None else _filled(shape.element, few),
        key=None if shape.key is None else _filled(shape.key, few),
        fields=tuple(changed(field, type=_filled(field.type, few)) for field in shape.fields),
    )


@st.composite
def relatives(draw: st.DrawFn, count: int) -> list[Type]:
    """Return up to three types whose parts are drawn from the same few."""
    few = [draw(scalars()) for _ in range(2)]
    return [_filled(shape, few) for shape in draw(_SHAPES)[:count]]
