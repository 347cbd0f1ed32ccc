"""What a validation counted."""

from __future__ import annotations

from typing import NamedTuple

from dq.compilers.pandera.sources.shared.demands import Figure, percent


class Counts(NamedTuple):
    """Rows that a check looked at, judged, found with a NULL, and found wrong."""

    rows: int
    judged: int
    nulls: int
    wrong: int

    def share(self, of: str, *, none_is_zero: bool) -> Figure:
        """Return the wrong rows, as percent of "judged" or of all "rows" if asked."""
        if not of:
            return self.wrong
        whole = self.rows if of == "rows" else self.judged
        return percent(self.wrong, whole, none_is_zero=none_is_zero)


counts: dict[str, Counts] = {}
"""What the last validation counted, by the name of the check."""

measured: dict[str, Figure] = {}
"""What the last validation measured, by the name of the check."""
