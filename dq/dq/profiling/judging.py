"""Columns of one table judged together, each by its name, its values and the names beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dq.profiling.flattening import SampledColumn
from dq_policies.personal.columns import Judgement, judge_column

_FIRST = 65


def judged(
    table: str, columns: Sequence[SampledColumn], *, regions: Sequence[str] = (), inside: bool = False
) -> Iterator[tuple[SampledColumn, Judgement]]:
    """Yield what the columns of a table tell, in their order; with `inside` only of those inside others."""
    names = [_plain(column.names) for column in columns]
    for column, name in zip(columns, names, strict=True):
        if column.is_inside or not inside:
            yield (
                column,
                judge_column(
                    name,
                    type=column.type,
                    table=table,
                    neighbours=beside(name, names),
                    values=column.values,
                    regions=regions,
                ),
            )


def beside(name: str, names: Sequence[str]) -> list[str]:
    """Return the names beside one. Detectors look at 64, and tables may have thousands."""
    return [other for other in names[:_FIRST] if other != name]


def _plain(names: Sequence[str]) -> str:
    """Return names as a path that detectors take apart; a point inside a name is no step of it."""
    return ".".join(name.removesuffix("[]").replace(".", "_") for name in names)
