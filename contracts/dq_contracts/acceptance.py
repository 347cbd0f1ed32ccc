"""What a column accepts, read once, to hold the values against it that the contract states itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dq_contracts.bounds import count_of, interval_of
from dq_contracts.model.contract import Column, Contract
from dq_contracts.multiples import Number, is_finite, is_multiple
from dq_contracts.values import ContractValue, value_of
from dq_core.intervals import IncomparableError, Interval
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from dq_core.regex import Node

_MOMENTS = ("date", "time", "timestamp")
_INTEGER_FORMATS = {
    f"{sign}{bits}": (
        Interval(0, (1 << bits) - 1) if sign == "u" else Interval(-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    )
    for sign in "iu"
    for bits in (8, 16, 32, 64, 128)
}


@identity_record
class Acceptance:
    """The demands of a column on one value; None where it makes none, or one that makes no sense itself."""

    logical_type: str | None
    interval: Interval | None
    format: str
    step: Number | None
    shortest: int | None
    longest: int | None
    pattern: Node | None
    listed: frozenset[ContractValue] | None

    def reason_against(self, node: Scalar, *, spelled: bool = False) -> str:
        """Return why the column does not accept a value, as the rest of a sentence; empty when it does.

        With `spelled`, whatever is listed for a column of text stands for its spelling.
        """
        if spelled and self.logical_type == "string":
            return self._against_text(node.text)
        try:
            value = value_of(node, self.logical_type)
        except ValueError:
            return f"is no {self.logical_type}"
        if self.listed is not None and value not in self.listed:
            return "is none of the enum"
        if isinstance(value, str):
            return self._against_text(value)
        return "" if isinstance(value, bool) else self._against_value(value)

    def _against_text(self, text: str) -> str:
        if self.shortest is not None and len(text) < self.shortest:
            return f"is shorter than {self.shortest}"
        if self.longest is not None and len(text) > self.longest:
            return f"is longer than {self.longest}"
        if self.pattern is None:
            return ""
        from dq_core.regex.matching import is_found

        return "does not match the pattern" if is_found(self.pattern, text) is False else ""

    def _against_value(self, value: ContractValue) -> str:
        if self.interval is not None and not _inside(self.interval, value):
            return f"lies outside {self.interval}"
        width = integer_format(self.logical_type, self.format)
        if width is not None and not _inside(width, value):
            return f"does not fit the format {self.format}"
        multiple = self.step is None or not is_finite(value) or is_multiple(value, self.step)
        return "" if multiple else f"is no multiple of {self.step}"


def acceptance_of(column: Column, *, with_enum: bool) -> Acceptance:
    """Return what a column accepts; `with_enum` adds that a value must be one of its enum."""
    return Acceptance(
        column.logical_type,
        _interval(column),
        format_of(column),
        step_of(column),
        count_of(column.option("minLength")),
        count_of(column.option("maxLength")),
        pattern_of(column),
        _listed(column) if with_enum else None,
    )


def is_read_otherwise(column: Column, contract: Contract) -> bool:
    """Say whether values of a column are written in a way that nothing here reads.

    These are dates and times in a `format` of their own, and the dates of ODCS 3.0, which had no timestamps.
    """
    if column.logical_type == "date" and contract.api_version.startswith("v3.0"):
        return True
    return column.logical_type in _MOMENTS and column.option("format") is not None


def integer_format(logical_type: str | None, name: str) -> Interval | None:
    """Return the values that a `format` of an integer, such as i32, can hold; None for any other."""
    return _INTEGER_FORMATS.get(name) if logical_type == "integer" else None


def format_of(column: Column) -> str:
    """Return the option `format`, empty where there is none."""
    node = column.option("format")
    return node.text if isinstance(node, Scalar) else ""


def step_of(column: Column) -> Number | None:
    """Return the option `multipleOf` where it is a finite number above zero."""
    node = column.option("multipleOf")
    value = node.value if isinstance(node, Scalar) else None
    return value if is_finite(value) and value > 0 else None


def pattern_of(column: Column) -> Node | None:
    """Return the tree of the option `pattern`, None where there is none or it does not compile."""
    node = column.option("pattern")
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return None
    from dq_core.regex import RegexError, parse

    try:
        return parse(node.text)
    except RegexError:
        return None


def enum_values(column: Column) -> Iterator[Scalar]:
    """Yield the values of a column's enum, without those that are missing, null or no single value."""
    enum = column.node.node("enum")
    for item in enum.items if isinstance(enum, Sequence) else ():
        value = item.node("value") if isinstance(item, Mapping) else None
        if isinstance(value, Scalar) and value.value is not None:
            yield value


def _listed(column: Column) -> frozenset[ContractValue] | None:
    found: list[ContractValue] = []
    for node in enum_values(column):
        try:
            found.append(
                node.text if column.logical_type == "string" else value_of(node, column.logical_type)
            )
        except ValueError:
            return None  # another rule reports the value, and what the list means is not known
    return frozenset(found) or None


def _interval(column: Column) -> Interval | None:
    try:
        interval = interval_of(column)
    except (ValueError, IncomparableError):
        return None
    return None if interval.is_empty() else interval


def _inside(interval: Interval, value: ContractValue) -> bool:
    try:
        return isinstance(value, bool) or interval.contains(value)
    except IncomparableError:
        return True
