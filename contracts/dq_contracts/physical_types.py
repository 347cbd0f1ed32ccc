"""Physical types as the servers of a contract understand them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dq_contracts.model.contract import Contract, Server
from dq_core.record import field, identity_record

if TYPE_CHECKING:
    from dq_core.types import Type

_OF_SERVER: dict[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "athena", "bigquery", "clickhouse", "databricks", "duckdb", "mysql", "postgres", "postgresql",
            "presto", "redshift", "snowflake", "sqlserver", "synapse", "trino",
        )
    },
    "local": ("duckdb", "parquet"),
}  # fmt: skip
_WITHOUT_SERVER = "postgres"
# words that mean one thing in one warehouse and another elsewhere
_AMBIGUOUS = ("bit", "date", "timestamp")


@identity_record
class PhysicalTypes:
    """How one contract's physical types are read.

    `servers` holds the dialects of each server, of which the first that knows a name decides. It is empty
    where nobody can say what a name means: some server is of a type without a dialect here. Without any
    server, `guessed` is set: names are read as in Postgres, and those that differ elsewhere are not read.
    """

    servers: tuple[tuple[str, ...], ...]
    guessed: bool
    read: dict[str, tuple[Type, ...]] = field(default_factory=dict)

    def meanings(self, text: str) -> tuple[Type, ...]:
        """Return what a physical type means on each server; empty unless every server understands it."""
        found = self.read.get(text)
        if found is None:
            types = [_meaning(text, dialects) for dialects in self.servers]
            known = [each for each in types if each is not None and not self._is_open(each)]
            found = self.read[text] = tuple(known) if len(known) == len(types) else ()
        return found

    def _is_open(self, of: Type) -> bool:
        return self.guessed and of.kind in _AMBIGUOUS


@lru_cache(maxsize=1)
def physical_types_of(contract: Contract) -> PhysicalTypes:
    """Return the reading of a contract's physical types."""
    if not contract.servers:
        return PhysicalTypes(((_WITHOUT_SERVER,),), guessed=True)
    known = {dialects_of(server): None for server in contract.servers}
    return PhysicalTypes(tuple(known) if () not in known else (), guessed=False)


def dialects_of(server: Server) -> tuple[str, ...]:
    """Return the dialects in which a server's types are written; empty where that is not known."""
    if server.type == "kafka":
        return ("avro",) if (server.setting("format") or "").lower() == "avro" else ()
    return _OF_SERVER.get(server.type, ())


def _meaning(text: str, dialects: tuple[str, ...]) -> Type | None:
    from dq_core.types import dialect, parse

    found = (parse(text, dialect(name)) for name in dialects)
    return next((each for each in found if each.kind != "unknown"), None)
