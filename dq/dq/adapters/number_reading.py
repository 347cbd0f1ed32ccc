"""How the numbers of a text source become values: as decimals that lose nothing, where 38 digits hold a column.

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


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits before and behind the point that hold the numbers of a column; whether one has an exponent."""

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


def digits_needed(connection: Any, scan: Expr, texts: Sequence[Expr]) -> list[Digits | None]:
    """Return the digits that hold all numbers of each column of texts; None for more than 38 of them."""
    if not texts:
        return []
    short = _row(connection, scan, [_is_short(text) for text in texts])
    longer = [text for text, own in zip(texts, short, strict=True) if not own]
    counted = iter(_counted(connection, scan, longer))
    found = [Digits(_SHORT, _SHORT - 1) if own else next(counted) for own in short]
    return [digits if digits.count <= _MOST_DIGITS else None for digits in found]


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


def _is_short(text: Expr) -> Expr:
    from sqlglot import exp

    long = exp.GT(this=_call("strlen", text), expression=exp.Literal.number(_SHORT))
    unfit = exp.Or(this=exp.paren(long), expression=exp.paren(_has_exponent(text)))
    counted = exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=unfit))
    return exp.EQ(this=counted, expression=exp.Literal.number(0))


def _has_exponent(text: Expr) -> Expr:
    from sqlglot import exp

    return exp.Or(this=_call("contains", text, "e"), expression=_call("contains", text, "E"))


def _parts(text: Expr) -> tuple[Expr, Expr]:
    """Return the text before and behind the sign of an exponent."""
    lower = _call("lower", text)
    return _call("split_part", lower, "e", 1), _call("split_part", lower, "e", 2)


def _counted(connection: Any, scan: Expr, texts: Sequence[Expr]) -> Iterator[Digits]:
    if not texts:
        return
    figures = _row(connection, scan, [figure for text in texts for figure in _figures(text)])
    for index in range(0, len(figures), 3):
        before, behind, exponents = figures[index : index + 3]
        yield Digits(before or 0, behind or 0, bool(exponents))


def _figures(text: Expr) -> Iterator[Expr]:
    """Yield the most digits before and behind the point, moved by the exponents, and how many there are."""
    from sqlglot import exp

    mantissa, exponent = _parts(text)
    whole, fraction = (_call("split_part", mantissa, ".", part) for part in (1, 2))
    written = exp.TryCast(this=exponent, to=exp.DataType.build("INTEGER"))
    beyond = exp.Case(ifs=[exp.If(this=_has_exponent(text), true=exp.Literal.number(_TOO_LARGE))])
    shift = exp.paren(_call("coalesce", written, beyond, 0))
    before = exp.Add(this=_call("strlen", _call("ltrim", whole, "+-0")), expression=shift)
    behind = exp.Sub(this=_call("strlen", fraction), expression=shift.copy())
    spelled = _call("regexp_full_match", text, NUMBER)
    for count in (before, behind):
        most = _call("max", _call("greatest", count, 0))
        yield exp.Filter(this=most, expression=exp.Where(this=spelled.copy()))
    yield exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=_has_exponent(text)))


def _scaled(mantissa: Expr, digits: Digits, exponent: Expr | None = None) -> Expr:
    """Return a number as the whole number of its units, times the unit."""
    from sqlglot import exp

    whole = exp.TryCast(this=_call("replace", mantissa, ".", ""), to=exp.DataType.build("INT128"))
    places: Expr = _call("strlen", _call("split_part", mantissa, ".", 2))
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
