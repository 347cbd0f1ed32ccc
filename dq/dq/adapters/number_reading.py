"""How the numbers of a text source become values: as decimals that lose nothing, where 38 digits hold them.

What a column needs is counted in the data before it is judged: the most digits in front of the point of any
of its numbers, and the most behind it. Columns that need more, for numbers such as 1e300, are read as DOUBLE.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import rows_of

if TYPE_CHECKING:
    from sqlglot import Expr, exp

NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_MOST_DIGITS = 38
_DIGITS_OF_BIGINT = 18
_SHORT = 9
_TOO_LARGE = 9999
"""What stands for an exponent that no INTEGER holds."""


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits before and behind the point that hold a column's numbers; whether one has an exponent."""

    before: int
    behind: int
    exponents: bool = False

    @property
    def count(self) -> int:
        """All of them, at least one."""
        return max(self.before + self.behind, 1)

    @property
    def decimal(self) -> str:
        """DuckDB's name of the decimal of these digits."""
        return f"DECIMAL({self.count}, {self.behind})"


_SHORTEST = Digits(_SHORT, _SHORT - 1)


def digits_needed(connection: Any, scan: Expr, texts: Sequence[Expr]) -> list[Digits | None]:
    """Return the digits that hold all numbers of each column of texts; None for more than 38 of them."""
    if not texts:
        return []
    counts = _row(connection, scan, [count for text in texts for count in _counts(text)])
    found: list[Digits | None] = []
    for text, unfit, exponents in zip(texts, counts[::2], counts[1::2], strict=True):
        found.append(_digits_of(connection, scan, text, exponents=exponents > 0) if unfit else _SHORTEST)
    return found


def _digits_of(connection: Any, scan: Expr, text: Expr, *, exponents: bool) -> Digits | None:
    # the cheaper count takes zeros in front of the point for digits
    for precise in (False, True):
        if precise or not exponents:
            figures = [_most(text, count) for count in (_moved_digits(text) if precise else _digits(text))]
            before, behind = _row(connection, scan, figures)
            digits = Digits(before or 0, behind or 0, exponents)
            if digits.count <= _MOST_DIGITS:
                return digits
    return None


def decimal_of(text: Expr, digits: Digits) -> Expr:
    """Return the SQL of a text that spells a number of at most these digits, as a DECIMAL."""
    from sqlglot import exp

    if digits.count <= _DIGITS_OF_BIGINT:
        read: Expr = exp.TryCast(this=text.copy(), to=exp.DataType.build(digits.decimal, dialect="duckdb"))
    else:
        # DuckDB 1.5 takes a hundred times longer for that cast with more digits than a BIGINT has
        read = _scaled(text, digits)
    if not digits.exponents:
        return read
    # with an exponent, that cast finds no value in some texts that have one
    mantissa, exponent = _parts(text)
    scaled = _scaled(mantissa, digits, exp.cast(exponent, "INTEGER"))
    return exp.Case(ifs=[exp.If(this=_has_exponent(text), true=scaled)], default=read)


def _counts(text: Expr) -> Iterator[Expr]:
    """Yield how many texts are too long for short digits or have an exponent, and how many have one."""
    from sqlglot import exp

    long = exp.paren(exp.GT(this=_call("strlen", text), expression=exp.Literal.number(_SHORT)))
    special = exp.paren(_has_exponent(text))
    for condition in (exp.Or(this=long, expression=special), special.copy()):
        yield exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))


def _has_exponent(text: Expr) -> Expr:
    from sqlglot import exp

    return exp.Or(this=_call("contains", text, "e"), expression=_call("contains", text, "E"))


def _parts(text: Expr) -> tuple[Expr, Expr]:
    """Return the text before and behind the sign of an exponent."""
    lower = _call("lower", text)
    return _call("split_part", lower, "e", 1), _call("split_part", lower, "e", 2)


def _most(text: Expr, count: Expr) -> Expr:
    from sqlglot import exp

    spelled = _call("regexp_full_match", text, NUMBER)
    return exp.Filter(this=_call("max", count), expression=exp.Where(this=spelled))


def _digits(text: Expr) -> tuple[Expr, Expr]:
    """Return the digits before and behind the point of a number without exponent; zeros in front count."""
    from sqlglot import exp

    behind = _places(text)
    pointed = exp.cast(_call("contains", text, "."), "INTEGER")
    signed = exp.cast(
        _call("greatest", _call("starts_with", text, "-"), _call("starts_with", text, "+")), "INTEGER"
    )
    others = exp.Add(this=exp.Add(this=behind.copy(), expression=pointed), expression=signed)
    return exp.Sub(this=_call("strlen", text), expression=exp.paren(others)), behind


def _moved_digits(text: Expr) -> tuple[Expr, Expr]:
    """Return the digits before and behind the point of a number, after an exponent has moved it."""
    from sqlglot import exp

    mantissa, exponent = _parts(text)
    written = exp.TryCast(this=exponent, to=exp.DataType.build("INTEGER"))
    beyond = exp.Case(ifs=[exp.If(this=_has_exponent(text), true=exp.Literal.number(_TOO_LARGE))])
    shift = exp.paren(_call("coalesce", written, beyond, 0))
    whole = _call("ltrim", _call("split_part", mantissa, ".", 1), "+-0")
    before = exp.Add(this=_call("strlen", whole), expression=shift)
    behind = exp.Sub(this=exp.paren(_places(mantissa)), expression=shift.copy())
    return _call("greatest", before, 0), _call("greatest", behind, 0)


def _places(text: Expr) -> Expr:
    """Return the number of signs behind the point."""
    from sqlglot import exp

    point = _call("strpos", text, ".")
    behind = exp.Sub(this=_call("strlen", text), expression=point)
    pointed = exp.GT(this=point.copy(), expression=exp.Literal.number(0))
    return exp.Case(ifs=[exp.If(this=pointed, true=behind)], default=exp.Literal.number(0))


def _scaled(mantissa: Expr, digits: Digits, exponent: Expr | None = None) -> Expr:
    """Return a number as the whole number of its units, times the unit."""
    from sqlglot import exp

    whole = exp.TryCast(this=_call("replace", mantissa, ".", ""), to=exp.DataType.build("INT128"))
    places = _places(mantissa)
    if exponent is not None:
        places = exp.Sub(this=places, expression=exp.paren(exponent))
    powers = [exp.cast(exp.Literal.number(10**power), "INT128") for power in range(_MOST_DIGITS + 1)]
    position = exp.Sub(this=exp.Literal.number(digits.behind + 1), expression=exp.paren(places))
    power = _call("list_extract", exp.Array(expressions=powers), position)
    units = exp.cast(exp.Mul(this=whole, expression=power), f"DECIMAL({_MOST_DIGITS}, 0)", dialect="duckdb")
    if not digits.behind:
        return exp.cast(units, digits.decimal, dialect="duckdb")
    text = exp.Literal.string("0." + "1".zfill(digits.behind))
    unit = exp.cast(text, f"DECIMAL({digits.behind}, {digits.behind})", dialect="duckdb")
    return exp.cast(exp.Mul(this=units, expression=unit), digits.decimal, dialect="duckdb")


def _row(connection: Any, scan: Expr, figures: Sequence[Expr]) -> tuple[Any, ...]:
    from sqlglot import exp

    named = [exp.alias_(figure, f"n{index}") for index, figure in enumerate(figures)]
    found: tuple[Any, ...] = rows_of(connection, exp.select(*named).from_(scan.copy()).sql("duckdb"))[0]
    return found


def _call(name: str, *arguments: Expr | str | int) -> exp.Anonymous:
    from sqlglot import exp

    return exp.Anonymous(
        this=name,
        expressions=[
            exp.convert(argument) if isinstance(argument, str | int) else argument.copy()
            for argument in arguments
        ],
    )
