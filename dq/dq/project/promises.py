"""Which tables the contracts of a run promise, under the names that their servers give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dq_contracts.loading import Opened
from dq_contracts.model.contract import Contract, Dataset, Server
from dq_contracts.relations import relation_of
from dq_contracts.standard.servers import DATABASE_KEYS, SCHEMA_KEYS
from dq_core.record import changed
from dq_core.relation import Relation
from dq_policies.sql.promised import by_name


def promised_tables(contracts: Iterable[Opened], dialect: str) -> Mapping[str, Relation]:
    """Return what contracts promise of tables, by the folded names of these and their ends.

    A physical name without a schema gets those of the contract's servers. Datasets without columns promise
    nothing that SQL could break.
    """
    read = (opened.contract for opened in contracts if opened.contract is not None)
    return by_name((each for contract in read for each in _promised(contract)), dialect)


def _promised(contract: Contract) -> Iterator[Relation]:
    for dataset in contract.datasets:
        if dataset.columns:
            relation = relation_of(dataset, contract)
            yield from (changed(relation, name=name) for name in _names(dataset, contract))


def _names(dataset: Dataset, contract: Contract) -> Iterator[tuple[str, ...]]:
    """Yield the names of a dataset's table, on each server of the contract."""
    own = tuple(dataset.physical_name.split("."))
    if len(own) > 1 or not contract.servers:
        yield own
        return
    yield from sorted({(*_place(server), *own) for server in contract.servers})


def _place(server: Server) -> tuple[str, ...]:
    """Return the database and the schema that a server names; nothing without a schema."""
    schema = _first(server, SCHEMA_KEYS)
    return (*_first(server, DATABASE_KEYS), *schema) if schema else ()


def _first(server: Server, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in map(server.setting, keys) if value)[:1]
