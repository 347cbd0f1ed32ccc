"""ODC210."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract, ContractSet, Dataset, Server
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule


@rule("ODC210", ContractSet)
def dataset_declared_twice(contracts: ContractSet) -> Iterator[Hit]:
    """Two contracts for one dataset: the same name on the same server.

    Why: two sets of promises about one table contradict each other sooner or later, and nobody knows which
    one holds. Versions of one contract share their `id` and are no such pair.

    Bad (two files)::

        id: sales
        servers:
          - {server: lake, type: duckdb, database: lake.duckdb}
        schema:
          - name: orders
        ---
        id: finance
        servers:
          - {server: warehouse, type: duckdb, database: lake.duckdb}
        schema:
          - name: orders  # here

    Good (two files)::

        id: sales
        servers:
          - {server: lake, type: duckdb, database: sales.duckdb}
        schema:
          - name: orders
        ---
        id: finance
        servers:
          - {server: lake, type: duckdb, database: finance.duckdb}
        schema:
          - name: orders
    """
    first: dict[tuple[object, ...], tuple[Contract, Dataset]] = {}
    for contract in contracts.contracts:
        for dataset in contract.datasets:
            places = [_key(server, dataset, contract) for server in contract.servers]
            known = [first.setdefault(place, (contract, dataset)) for place in places]
            others = [other for owner, other in known if owner is not contract and owner.id != contract.id]
            if others:
                yield _hit(dataset, others[0])


def _key(server: Server, dataset: Dataset, contract: Contract) -> tuple[object, ...]:
    told_apart = ("server", "id", "description", "environment", "roles", "customProperties")
    settings = ((key, server.setting(key)) for key in sorted(server.node) if key not in told_apart)
    folder = contract.source.path.rpartition("/")[0] if server.type in ("local", "duckdb") else ""
    return (dataset.physical_name, server.type, folder, *settings)


def _hit(dataset: Dataset, other: Dataset) -> Hit:
    text = f"the dataset {dataset.name!r} has another contract already"
    related = (Related("declared here too", other.location),)
    return Hit(text, dataset.location, "merge the two, or give them different datasets", (), related)
