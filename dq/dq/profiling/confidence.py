"""How sure a proposal is.

The share of future rows that keep a promise which v of n rows broke is estimated by Jeffreys' prior, as
(n - v + 1/2) / (n + 1): without a violation it is 0.95 from 9 rows on and 0.995 from 99. Where the promise
was learned from values, only the held-out rows count, because those it was learned from cannot break it.
The weight of the proposal multiplies it: a range is less often meant than a required column, however many
rows lie within.
"""

from __future__ import annotations

from math import erf, sqrt

DEFAULT = 0.95


def confidence(rows: int, violations: int, weight: float) -> float:
    """Return the confidence in a promise that `violations` of `rows` rows broke, between 0 and 1."""
    return weight * (rows - violations + 0.5) / (rows + 1)


def share_stays_below(share: float, rows: int, bound: float) -> float:
    """Return how likely the next share of as many rows stays below a bound, by the normal approximation.

    The variance is that of a difference of two shares of `rows` rows each.
    """
    deviation = sqrt(2 * max(share * (1 - share), 0.5 / (rows + 1)) / (rows + 1))
    return 0.5 * (1 + erf((bound - share) / deviation / sqrt(2)))
