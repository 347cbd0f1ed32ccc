"""Count what rules find, and hold it against what is demanded."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import Array, any_missing, plain
from dq.compilers.pandera.sources.arrow.conditions import Columns, Condition
from dq.compilers.pandera.sources.shared.counting import Counts, counts


def kept_rows(
    columns: Columns, names: tuple[str, ...], where: Condition | None, rows: int
) -> tuple[list[Array], Array]:
    """Return the columns for the rows for which a condition holds, and which these are.

    Without columns there is one that is true in every row, for counting.
    """
    everything = pa.array([True] * rows, pa.bool_())
    arrays = [plain(columns(name)) for name in names] or [everything]
    if where is None:
        return arrays, everything
    kept = pc.fill_null(where(columns), fill_value=False)
    return [array.filter(kept) for array in arrays], kept


def judged(key: str, found: Array, arrays: Sequence[Array]) -> Array:
    """Count what a rule found, and return it."""
    found = plain(found)
    wrong = pc.sum(pc.invert(found)).as_py() or 0
    nulls = pc.sum(any_missing(arrays)).as_py() or 0
    counts[key] = Counts(len(found), len(found) - found.null_count, nulls, wrong)
    return found


def passing(found: Array, kept: Array) -> Array:
    """Say for every row whether it passes; one without a result is missing and does."""
    everything = pa.array([True] * len(kept), pa.bool_())
    passes = pc.fill_null(found, fill_value=True)
    return pc.replace_with_mask(everything, kept, passes)
