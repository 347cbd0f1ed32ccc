"""Walk what builds on something else, the deepest first, and find where it runs in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dq_core.yaml.tree import Scalar

Member = TypeVar("Member")


def deepest_first(
    start: Member,
    links: Callable[[Member], Iterable[tuple[Scalar, Member]]],
    done: set[Member],
    closes: Callable[[Scalar, list[Member]], None],
) -> Iterator[Member]:
    """Yield `start` and all that it leads to and that is not `done`, each behind what it leads to.

    `closes` is told of every link that leads back, with the members of the circle from the one it leads to.
    There is no recursion, so a chain may be of any length.
    """
    if start in done:
        return
    path, places = [start], {start: 0}
    open_links = [iter(links(start))]
    while path:
        following = _next(open_links[-1], places, path, done, closes)
        if following is not None:
            places[following] = len(path)
            path.append(following)
            open_links.append(iter(links(following)))
            continue
        member = path.pop()
        open_links.pop()
        del places[member]
        done.add(member)
        yield member


def _next(
    links: Iterator[tuple[Scalar, Member]],
    places: dict[Member, int],
    path: list[Member],
    done: set[Member],
    closes: Callable[[Scalar, list[Member]], None],
) -> Member | None:
    for scalar, member in links:
        if member in places:
            closes(scalar, path[places[member] :])
        elif member not in done:
            return member
    return None
