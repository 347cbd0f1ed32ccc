"""Checks of the names of columns."""

from __future__ import annotations

from collections.abc import Sequence


def no_others(found: Sequence[str], names: Sequence[str]) -> str:
    """Return what is wrong unless there are no columns but those named."""
    return sentence("columns besides the declared ones", set(found) - set(names))


def none_of(found: Sequence[str], names: Sequence[str]) -> str:
    """Return what is wrong unless there is no column of these names, in any case."""
    forbidden = {name.lower() for name in names}
    wrong = {name for name in found if name.lower() in forbidden}
    return sentence("forbidden columns", wrong)


def as_declared(found: Sequence[str], names: Sequence[str]) -> str:
    """Return what is wrong unless the named columns that are there stand in order."""
    present = [name for name in found if name in names]
    wanted = [name for name in names if name in found]
    return "" if present == wanted else f"the columns stand in the order {present}"


def exactly(
    found: Sequence[str],
    names: Sequence[str],
    *,
    ordered: bool = False,
    others: bool = False,
    fold: bool = False,
) -> str:
    """Return what is wrong unless the columns are those named."""
    if fold:
        found = [name.lower() for name in found]
        names = [name.lower() for name in names]
    if missing := set(names) - set(found):
        return sentence("no columns", missing)
    if not others and (more := set(found) - set(names)):
        return sentence("columns that are not in the list", more)
    return as_declared(found, names) if ordered else ""


def so_many(
    found: Sequence[str], minimum: int | None = None, maximum: int | None = None
) -> str:
    """Return what is wrong unless there are so many columns."""
    few = minimum is not None and len(found) < minimum
    many = maximum is not None and len(found) > maximum
    return f"the data has {len(found)} columns" if few or many else ""


def sentence(what: str, names: set[str]) -> str:
    """Return a sentence about names, none without any."""
    return f"the data has {what}: {', '.join(sorted(names))}" if names else ""
