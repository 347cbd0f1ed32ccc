"""PRJ105."""

from collections.abc import Sequence

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice

_SHOWN = 8


@notice("PRJ105")
def dependency_cycle(names: Sequence[str], location: Location | None) -> Hit:
    """Models that are made of each other, so that none of them can be built first.

    Why: dbt refuses such a project. A model that reads its own table names it `this`, which is no cycle; its
    columns come from its other sources then. Lineage goes around the ring once: the columns of the
    reference that closes it are not known.
    """
    ring = [*names, names[0]]
    middle = ["..."] if len(ring) > _SHOWN else []
    shown = [*ring[: _SHOWN - 1], *middle, ring[-1]] if middle else ring
    return Hit(
        f"models are made of each other: {' -> '.join(shown)}", location, "take one of the references away"
    )
