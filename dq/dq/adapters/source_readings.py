"""How all columns of a text source are read, which for numbers depends on the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dq.adapters.number_reading import NUMBER, digits_needed
from dq.adapters.text_values import Reading, reading_of
from dq_contracts.model.contract import Column
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr


def readings_of(
    connection: Any, scan: Expr, texts: Mapping[str, tuple[Column | None, Expr]]
) -> dict[str, Reading]:
    """Return how the columns of a source are read: its columns by name, as declared, with their texts.

    Numbers are counted, to read them as decimals that lose nothing wherever 38 digits hold a whole column.
    """
    found = {name: reading_of(column) for name, (column, _) in texts.items()}
    numbers = [name for name, reading in found.items() if reading.pattern == NUMBER]
    counted = digits_needed(connection, scan, [texts[name][1] for name in numbers])
    for name, digits in zip(numbers, counted, strict=True):
        if digits is not None:
            kind = Type("decimal", precision=digits.count, scale=digits.behind)
            found[name] = replace(found[name], type=kind, digits=digits)
    return found
