"""What differs between the kinds of frames that Pandera checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dq.compilers.support import Support

SHARED_SOURCES = ("shared/demands", "shared/counting", "shared/columns", "shared/types")
ARROW_SOURCES = (
    *SHARED_SOURCES,
    *(
        f"arrow/{name}"
        for name in (
            "arrays",
            "numbers",
            "values",
            "nested",
            "sets",
            "measures",
            "conditions",
            "counting",
            "types",
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Backend:
    """A kind of frames: the sources of its functions, how schemas are made, and what it supports.

    `rows_at_columns` tells that checks of several columns belong to one of them, where Pandera shows a whole
    row badly; `taken_names` is a pattern of names that Pandera takes for something else than a column.
    `reading` says how data should be read.
    """

    name: str
    module: str
    sources: tuple[str, ...]
    support: Mapping[str, Support]
    reading: str
    schema: str = "DataFrameSchema"
    rows_at_columns: bool = False
    taken_names: str = ""

    def can_name(self, column: str) -> bool:
        """Say whether Pandera reads a name as that of one column of the data."""
        return not self.taken_names or not re.fullmatch(self.taken_names, column, re.DOTALL)
