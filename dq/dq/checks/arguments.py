"""Read what a custom rule says about its check: columns, numbers, words and lists, each asked for by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from dq.checks.column_path import placed_columns, spelled
from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq_contracts.model.contract import Column
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class Arguments:
    """The arguments of one rule over the property or the dataset that holds it.

    Every method raises UnsupportedError for an argument that is missing or of another kind; `finish` raises
    it for arguments that nothing asked for, so that a misspelt one never weakens a check.
    """

    node: Mapping
    obligation: Obligation
    asked: set[str] = field(default_factory=set)

    def take(self, name: str) -> Node | None:
        """Return the node of an argument that may be left out."""
        self.asked.add(name)
        return self.node.node(name)

    def column(self, name: str = "column") -> str:
        """Return the data's name of the column: the one named, else the property that holds the rule."""
        value = self.take(name)
        if value is None and self.obligation.column is not None:
            return self.obligation.column_name
        return self._column(self._text(name, value))

    def columns(self, name: str = "columns") -> tuple[str, ...]:
        """Return the data's names of a list of columns; of the property that holds the rule without one."""
        value = self.take(name)
        if value is None and self.obligation.column is not None:
            return (self.obligation.column_name,)
        items = value.items if isinstance(value, Sequence) else [value]
        return tuple(self._column(self._text(name, item)) for item in items)

    def declared(self, name: str = "column") -> Column | None:
        """Return the contract's column that `column` names."""
        wanted = self.column(name)
        placed = placed_columns(self.obligation.dataset.columns)
        return next((found.column for found in placed if found.name == wanted), None)

    def text(self, name: str, allowed: Iterable[str] = (), default: str | None = None) -> str:
        """Return a text, one of those allowed where there are any."""
        value = self.take(name)
        if value is None and default is not None:
            return default
        found, known = self._text(name, value), list(allowed)
        if known and found not in known:
            advice = did_you_mean(found, known) or f"one of: {', '.join(known)}"
            raise UnsupportedError(f"{found!r} is no value of {name!r}; {advice}")
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, one at least."""
        value = self.take(name)
        items = value.items if isinstance(value, Sequence) else [value]
        found = tuple(self._text(name, item) for item in items)
        if not found:
            raise UnsupportedError(f"{name!r} is an empty list")
        return found

    def number(self, name: str, default: int | Decimal | None = None) -> int | Decimal:
        """Return a finite number."""
        value = self.take(name)
        if value is None and default is not None:
            return default
        found = value.value if isinstance(value, Scalar) else None
        if isinstance(found, bool) or not isinstance(found, int | Decimal):
            raise UnsupportedError(f"{name!r} must be a number")
        return found

    def count(self, name: str) -> int | None:
        """Return a number of things, None without the argument."""
        value = self.take(name)
        if value is None:
            return None
        found = value.value if isinstance(value, Scalar) else None
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            raise UnsupportedError(f"{name!r} must be a whole number from 0")
        return found

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a boolean."""
        value = self.take(name)
        found = default if value is None else getattr(value, "value", None)
        if not isinstance(found, bool):
            raise UnsupportedError(f"{name!r} must be true or false")
        return found

    def required(self, name: str) -> Node:
        """Return the node of an argument that must be there."""
        value = self.take(name)
        if value is None:
            raise UnsupportedError(f"the argument {name!r} is missing")
        return value

    def finish(self) -> None:
        """Raise UnsupportedError for the first argument that nothing asked for."""
        for name in self.node:
            if name not in self.asked:
                advice = did_you_mean(name, self.asked)
                raise UnsupportedError(
                    f"the argument {name!r} is not known" + (f"; {advice}" if advice else "")
                )

    def _text(self, name: str, value: Node | None) -> str:
        if not isinstance(value, Scalar) or not isinstance(value.value, str):
            what = "is missing" if value is None else "must be a text"
            raise UnsupportedError(f"the argument {name!r} {what}")
        return value.value

    def _column(self, name: str) -> str:
        known = {
            spelled(placed.column): placed.name for placed in placed_columns(self.obligation.dataset.columns)
        }
        if name not in known:
            raise UnsupportedError(
                f"{name!r} is no property of the dataset; {did_you_mean(name, known)}".rstrip("; ")
            )
        return known[name]
