"""Positions of the columns in a primary key or in a partition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dq_contracts.model.contract import Column
from dq_core.finding import Edit, Fix
from dq_core.record import record
from dq_core.rules.rule import Hit
from dq_core.yaml.fixes import offered
from dq_core.yaml.tree import Scalar

NONE = -1
"""What the standard writes for a column without a position."""


@record
class Ordering:
    """An order of columns: the key that marks those in it, the key of their position, and what it is."""

    mark: str
    position: str
    what: str


def wrong_positions(columns: Sequence[Column], ordering: Ordering) -> Iterator[Hit]:
    """Yield what is wrong with the positions of one dataset's columns: the strays, then the first gap."""
    inside: list[tuple[int, Column]] = []
    for column in columns:
        if ordering.position not in column.node.values:
            continue
        position = _whole(column, ordering.position)
        if position is None or position == NONE:
            continue
        if _flag(column, ordering.mark):
            inside.append((position, column))
        elif position > 0:
            text = f"has a position in the {ordering.what} but is not part of it"
            yield _hit(column, ordering, text, f"add {ordering.mark}: true")
    # the sort is stable, so that of two equal positions the second one is reported
    inside.sort(key=lambda pair: pair[0])
    for due, (position, column) in enumerate(inside, 1):
        if position != due:
            text = f"has position {position} in the {ordering.what} where {due} is due"
            help_ = f"number the columns of the {ordering.what} from 1, each once"
            yield _hit(column, ordering, text, help_, _numbering([column for _, column in inside], ordering))
            return


def _numbering(columns: Sequence[Column], ordering: Ordering) -> tuple[Fix, ...]:
    """Return the fix that numbers the columns from 1, in the order that they have."""
    nodes = [column.node.values[ordering.position] for column in columns]

    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import EditRefusedError, scalar_replaced

        if any(node.source is not nodes[0].source for node in nodes):
            raise EditRefusedError("they stand in different files")
        pairs = [(due, node) for due, node in enumerate(nodes, 1) if isinstance(node, Scalar)]
        return tuple(edit for due, node in pairs if node.value != due for edit in scalar_replaced(node, due))

    return offered(f"number the columns of the {ordering.what} from 1", nodes[0].source, edits, safe=False)


def _flag(column: Column, key: str) -> bool:
    node = column.node.values.get(key)
    return isinstance(node, Scalar) and node.value is True


def _whole(column: Column, key: str) -> int | None:
    node = column.node.values.get(key)
    return node.value if isinstance(node, Scalar) and type(node.value) is int else None


def _hit(column: Column, ordering: Ordering, text: str, help_: str, fixes: tuple[Fix, ...] = ()) -> Hit:
    return Hit(f"{column.name!r} {text}", column.node.value_location(ordering.position), help_, fixes)
