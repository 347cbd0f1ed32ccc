"""What the readers of one table's clauses share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.sql.cursor import place_of, text_of
from dq_contracts.importers.sql.tables import Table
from dq_contracts.importers.sql.tokens import Token
from dq_core.record import field, identity_record
from dq_core.types import Type


@identity_record
class Context:
    """A table that is being read. `checks` wait until all columns are known."""

    table: Table
    dialect: str
    losses: Losses
    type_of: Callable[[list[Token]], Type]
    checks: list[list[Token]] = field(default_factory=list)

    def loses(self, tokens: Sequence[Token], column: str = "") -> None:
        """Record a clause that the contract does not carry."""
        place = f"{self.table.name}.{column}" if column else self.table.name
        self.losses.add(f"no key of a contract says {text_of(tokens)}", place, place_of(tokens))
