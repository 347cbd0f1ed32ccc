"""Sets of code points as sorted ranges."""

from collections.abc import Iterable

from dq_core.regex.syntax import Ranges

LAST_CODE_POINT = 0x10FFFF


def union(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Return the ranges sorted and merged; ranges that touch become one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """Return every other code point; `ranges` is as `union` returns it."""
    result: list[tuple[int, int]] = []
    following = 0
    for first, last in ranges:
        if following < first:
            result.append((following, first - 1))
        following = last + 1
    if following <= LAST_CODE_POINT:
        result.append((following, LAST_CODE_POINT))
    return tuple(result)
