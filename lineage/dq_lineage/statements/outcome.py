"""What a statement does, before it is put into the records of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dq_lineage.resolving.leaves import NONE, Leaves
from dq_lineage.resolving.rows import Rows
from dq_lineage.shaping.shape import Shaped


class Made(NamedTuple):
    """A column that a statement gives or writes; the dataset is None where it only gives it."""

    dataset: str | None
    name: str
    leaves: Leaves
    node: object = None
    shaped: Shaped | None = None


class Outcome:
    """One statement's kind, targets, columns and row-level sources.

    `temporary` tells that the target lives no longer than the session. `declares` are tables whose columns
    the statement makes known, `drops` those that are gone after it, `renames` pairs of old and new names,
    `sources` the relations that RETURNING may name.
    """

    __slots__ = ("columns", "declares", "drops", "kind", "renames", "rows", "sources", "temporary", "writes")

    def __init__(
        self,
        kind: str,
        columns: Sequence[Made] = (),
        writes: Sequence[str] = (),
        rows: Leaves = NONE,
    ) -> None:
        self.kind = kind
        self.columns = list(columns)
        self.writes = list(writes)
        self.rows: set[tuple[str, str, int, int]] = set(rows)
        self.temporary = False
        self.sources: dict[str, Rows] = {}
        self.declares: dict[str, tuple[str, ...]] = {}
        self.drops: list[str] = []
        self.renames: list[tuple[str, str]] = []
