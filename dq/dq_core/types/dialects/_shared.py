"""What the tables of several dialects have in common."""

from dq_core.types.dialect_table import DETAIL, Line, Parameter, Reader, Setting, line
from dq_core.types.type import Type, float_, opaque

_SINGLE, _DOUBLE = 24, 53
_MANY = 4
_UNITS = ("year", "month", "day", "hour", "minute", "second")


def float_of_digits(bits_without: int, *, signed: bool = True) -> Reader:
    """Return the reader of FLOAT(p), p binary digits: 32 bits up to 24, 64 up to 53 (standard SQL)."""

    def read(settings: tuple[Setting, ...]) -> Type | None:
        if not settings:
            return float_(bits_without, signed=signed)
        (name, value), *more = settings
        if name or more or not value.isdecimal() or len(value) > _MANY or not 1 <= int(value) <= _DOUBLE:
            return None
        return float_(32 if int(value) <= _SINGLE else 64, signed=signed)

    return read


def opaques(names: str, *, detail: bool = False) -> tuple[Line, ...]:
    """Return the lines of types that only their dialect understands; `detail`: with arguments."""
    takes = (DETAIL,) if detail else ()
    return tuple(line(name, opaque(name.lower()), *takes) for name in names.split())


def intervals(*takes: Parameter, upper: bool = False, between: bool = True) -> tuple[Line, ...]:
    """Return the lines of INTERVAL with one unit and, with `between`, of ranges such as DAY TO SECOND."""
    spans = list(_UNITS)
    if between:
        spans += [
            f"{first} to {last}"
            for index, first in enumerate(_UNITS)
            for last in _UNITS[index + 1 :]
            if (first == "year") == (last == "month")
        ]
    lines = [(f"interval {span}", Type("interval", name=span)) for span in spans]
    return tuple(line(name.upper() if upper else name, of, *takes) for name, of in lines)
