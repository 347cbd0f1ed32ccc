"""The arguments of another engine's check, whose rules name columns as the data does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dq.checks.arguments import Arguments
from dq.checks.column_path import PlacedColumn, placed_columns, spelled
from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq.checks.obligation import Obligation
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Scalar

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class ForeignArguments(Arguments):
    """Arguments by their names in snake case, however the rule spells them.

    Columns may be named as the contract does or as the data does; CannotEvaluateError is raised for one that
    the dataset does not have, because every row of such a rule would pass unseen.
    """

    def ignore(self, *names: str) -> None:
        """Pass over arguments that change nothing of what a check means."""
        self.asked.update(names)

    def refuse(self, reason: str, *names: str) -> None:
        """Raise UnsupportedError where one of these arguments is given."""
        for name in names:
            value = self.take(name)
            if value is not None and not is_nothing(value):
                raise UnsupportedError(f"{name!r} {reason}")

    def given(self, *names: str) -> Node | None:
        """Return the node of the first of these arguments that is given and not null."""
        found = [self.take(name) for name in names]
        return next((value for value in found if value is not None and not is_nothing(value)), None)

    def resolved(self, name: str) -> str:
        """Return the data's name of a column. Raises CannotEvaluateError for one that does not exist."""
        return self._column(name)

    def placed(self) -> Iterator[PlacedColumn]:
        """Yield the columns of the dataset with the names that the data has for them."""
        return placed_columns(self.obligation.dataset.columns)

    def _column(self, name: str) -> str:
        known = names_of(self.obligation)
        if name not in known:
            raise no_column(name, known)
        return known[name]


def foreign_arguments(node: Node | None, obligation: Obligation) -> ForeignArguments:
    """Return the arguments of a mapping, none without one.

    Raises UnsupportedError for anything else, and where two keys differ in their spelling only.
    """
    if node is None or is_nothing(node):
        source = obligation.contract.source
        node = Mapping(source, 0, 0)
    if not isinstance(node, Mapping):
        raise UnsupportedError("the arguments of the check are no mapping")
    snaked = Mapping(node.source, node.start, node.end)
    for name, value in node.values.items():
        key = snake_case(name)
        if key in snaked:
            raise UnsupportedError(f"the argument {key!r} is given twice")
        snaked.keys[key], snaked.values[key] = node.keys[name], value
    return ForeignArguments(snaked, obligation)


def snake_case(name: str) -> str:
    """Return `min_value` for `minValue`, `min-value` and `min value`."""
    return _HUMP.sub("_", name).replace("-", "_").replace(" ", "_").lower()


def is_nothing(node: Node) -> bool:
    """Say whether a node is null."""
    return isinstance(node, Scalar) and node.value is None


def names_of(obligation: Obligation) -> dict[str, str]:
    """Return the data's names of the columns by every name that they have, the contract's first."""
    placed = list(placed_columns(obligation.dataset.columns))
    known = {spelled(found.column): found.name for found in placed}
    return {**{str(found.name): found.name for found in placed}, **known}


def no_column(name: str, known: Iterable[str]) -> CannotEvaluateError:
    """Return the error about a column that the dataset does not have."""
    return CannotEvaluateError(
        f"{name!r} is no property of the dataset; {did_you_mean(name, known)}".rstrip("; ")
    )
