"""The quality rules of a contract that state SQL."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dq_contracts.located_rules import LocatedRule, rules_of
from dq_contracts.model.contract import Contract
from dq_core.location import Location
from dq_core.record import identity_record
from dq_core.yaml.tree import Scalar

if TYPE_CHECKING:
    from sqlglot import Expr

    from dq_contracts.queries.placeholders import Placeholder
    from dq_contracts.queries.reading import Query


@identity_record
class SqlRule:
    """A rule of type sql with the node of its query."""

    contract: Contract
    located: LocatedRule
    scalar: Scalar

    @property
    def query(self) -> Query:
        """The query, read in the dialect of the contract's servers; each text is parsed once."""
        from dq_contracts.queries.dialects import dialects_of
        from dq_contracts.queries.reading import read

        return read(self.scalar.text, dialects_of(self.contract))

    def statements(self) -> tuple[Expr, ...]:
        """Return the query's own trees, its placeholders replaced by the names that they stand for."""
        from dq_contracts.queries.reading import bound

        names = {"dataset": self.located.dataset.name}
        if self.located.column is not None:
            names["column"] = ".".join(self.located.path)
        return bound(self.query, names)

    @property
    def unfilled(self) -> tuple[Placeholder, ...]:
        """The placeholders that stand for nothing: an unknown word, or a column in a rule of a dataset."""
        known = ("dataset", "column") if self.located.column else ("dataset",)
        return tuple(item for item in self.query.placeholders if item.stands_for not in known)

    def place(self, start: int, end: int) -> Location:
        """Return where a part of the query stands in the file."""
        from dq_contracts.queries.places import place_in

        return place_in(self.scalar, start, end)


@lru_cache(maxsize=1)
def sql_rules(contract: Contract) -> tuple[SqlRule, ...]:
    """Return the rules of type sql that have a query, in the order of the file; the last answer is kept."""
    return tuple(
        SqlRule(contract, located, query)
        for dataset in contract.datasets
        for located in rules_of(dataset)
        if located.quality.type == "sql" and isinstance(query := located.quality.node.node("query"), Scalar)
        if isinstance(query.value, str)
    )
