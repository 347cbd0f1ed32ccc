"""What identifies a dataset of a contract to OpenLineage: where its data stands."""

from __future__ import annotations

import os

from dq.adapters.place import NotLocatedError, Place, place_at, place_of
from dq_contracts.model.contract import Contract, Dataset, Server
from dq_lineage.openlineage.locations import location_of
from dq_lineage.openlineage.naming import DatasetName, Warehouse, dataset_name, platform_of

_DATABASE = ("catalog", "project", "database", "serviceName")
_SCHEMA = ("schema", "dataset")
_TOPICS = ("kafka", "kinesis", "pubsub")


def name_of(
    contract: Contract, dataset: Dataset, server: str | None = None, given: str | None = None
) -> DatasetName:
    """Return the name of the data that a test reads: what is given, else what the contract's server has.

    Texts from the environment are no part of it: the variable stands in their place, as the contract has it.
    """
    try:
        return _of_place(place_at(given, dataset) if given else place_of(contract, dataset, server))
    except NotLocatedError:
        chosen = [one for one in contract.servers if server in (None, one.name)]
        return of_server(chosen[0], dataset.physical_name) if chosen else _unplaced(dataset)


def of_server(server: Server, table: str) -> DatasetName:
    """Return the name of a table, topic or file on a server of a contract."""
    location = server.setting("location") or server.setting("path")
    if location:
        return DatasetName(*(location_of(location) or ("file", location)))
    warehouse = Warehouse(
        server.type,
        server.setting("host") or "",
        server.setting("port") or "",
        server.setting("account") or "",
        _first(server, ("regionName", "region")),
        database=_first(server, _DATABASE),
        schema=_first(server, _SCHEMA),
    )
    if server.type == "pubsub":
        return DatasetName("pubsub", f"topic:{warehouse.database}:{table}")
    if platform_of(server.type):
        return dataset_name(table, warehouse)
    return DatasetName(_authority(server), _dotted(warehouse, server.type, table))


def _first(server: Server, keys: tuple[str, ...]) -> str:
    return next((value for key in keys if (value := server.setting(key))), "")


def _authority(server: Server) -> str:
    """Return the namespace of a server of a type that has no convention: its type and its host."""
    host, port = server.setting("host"), server.setting("port")
    if not host:
        return server.type or "sql"
    return f"{server.type}://{host}:{port}" if port else f"{server.type}://{host}"


def _dotted(warehouse: Warehouse, kind: str, table: str) -> str:
    parts = () if kind in _TOPICS else (warehouse.database, warehouse.schema)
    return ".".join([part for part in parts if part] + [table])


def _of_place(place: Place) -> DatasetName:
    path = place.hidden.within(place.path)
    if place.format != "duckdb":
        return DatasetName("file", path)
    catalog = os.path.splitext(os.path.basename(path))[0]
    warehouse = Warehouse("duckdb", path=path, database=catalog, schema=place.schema)
    return dataset_name(place.table, warehouse)


def _unplaced(dataset: Dataset) -> DatasetName:
    return DatasetName("sql", dataset.physical_name)
