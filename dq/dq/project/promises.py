"""Which tables the contracts of a run promise, under the names that their servers give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dq_contracts.loading import Opened
from dq_contracts.model.contract import Contract, Dataset, Server
from dq_contracts.relations import relation_of
from dq_core.record import changed
from dq_core.relation import Relation
from dq_policies.sql.facts import SqlFile
from dq_policies.sql.promised import by_name

_SCHEMAS = ("schema", "dataset")
_DATABASES = ("database", "project", "catalog")


def promise(files: Iterable[SqlFile], contracts: Sequence[Opened]) -> None:
    """Tell SQL files what contracts promise of the tables that they may write."""
    if not any(opened.contract is not None for opened in contracts):
        return
    by_dialect: dict[str, Mapping[str, Relation]] = {}
    for file in files:
        if file.dialect not in by_dialect:
            by_dialect[file.dialect] = promised_tables(contracts, file.dialect)
        file.promised = by_dialect[file.dialect]


def promised_tables(contracts: Iterable[Opened], dialect: str) -> Mapping[str, Relation]:
    """Return what contracts promise of tables, by the folded names of these and their ends.

    A physical name without a schema gets those of the contract's servers. Datasets without columns promise
    nothing that SQL could break.
    """
    return by_name(
        (
            changed(relation, name=name)
            for opened in contracts
            if opened.contract is not None
            for dataset in opened.contract.datasets
            if dataset.columns
            for relation in [relation_of(dataset, opened.contract)]
            for name in _names(dataset, opened.contract)
        ),
        dialect,
    )


def _names(dataset: Dataset, contract: Contract) -> Iterator[tuple[str, ...]]:
    """Yield the names of a dataset's table, on each server of the contract."""
    own = tuple(dataset.physical_name.split("."))
    if len(own) > 1 or not contract.servers:
        yield own
        return
    yield from sorted({(*_place(server), *own) for server in contract.servers})


def _place(server: Server) -> tuple[str, ...]:
    """Return the database and the schema that a server names; nothing without a schema."""
    schema = _first(server, _SCHEMAS)
    return (*_first(server, _DATABASES), *schema) if schema else ()


def _first(server: Server, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in map(server.setting, keys) if value)[:1]
