"""dbt's properties files (`schema.yml`): models, sources, seeds and snapshots with their tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq_contracts.importers.dbt_properties.columns import PropertiesReader, meta_of
from dq_contracts.importers.dbt_properties.promises import Promises
from dq_contracts.importers.dbt_properties.relating import Found, relate, rename_alike
from dq_contracts.importers.documents import root_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_contracts.importers.taking import Taking
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, plain_value

_RESOURCES = ("models", "seeds", "snapshots")
_LOADED = ("freshness", "loaded_at_field")
_UNITS = {"minute": "minutes", "hour": "h", "day": "d"}


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each model, seed, snapshot and table of a source.

    Raises SourceError where the file declares none.
    """
    root = root_of(source.source)
    if not isinstance(root, Mapping):
        raise SourceError("a properties file is a mapping, this is none", root.location)
    losses = Losses()
    reader = PropertiesReader(losses, source.dialect, Promises(losses))
    top = Taking(root, losses, "")
    top.taken |= {"version", *_RESOURCES, "sources"}
    found = [*_models(top, reader), *_sources(top, reader)]
    top.close()
    wanted = [one for one in found if source.element in ("", one.name)]
    if not wanted:
        raise _nothing(source, root, found)
    rename_alike(wanted)
    for reference in reader.references:
        relate(reference, wanted, losses, "in this file")
    sla = [promise for one in wanted for promise in _freshness(one)]
    return Draft({"schema": [one.keys for one in wanted], "slaProperties": sla}, losses.all())


def _nothing(source: SchemaSource, root: Mapping, found: list[Found]) -> SourceError:
    if source.element and found:
        help_ = did_you_mean(source.element, [one.name for one in found])
        return SourceError(f"the file declares no {source.element!r}", root.location, help_)
    return SourceError("the file declares no model, source, seed or snapshot", root.location)


def _models(top: Taking, reader: PropertiesReader) -> Iterator[Found]:
    for kind in _RESOURCES:
        for node in top.items(kind):
            found = _dataset(node, kind, "", reader, ())
            if found is not None:
                yield found


def _sources(top: Taking, reader: PropertiesReader) -> Iterator[Found]:
    for node in top.items("sources"):
        if not isinstance(node, Mapping):
            reader.losses.broken("a source is a mapping with a name", "sources", node.location)
            continue
        taking = Taking(node, reader.losses, "sources")
        name = taking.text("name")
        database, schema = reader.said(taking, "database"), reader.said(taking, "schema")
        above = tuple(filter(None, (database, schema)))
        defaults = {key: taking.value(key) for key in _LOADED}
        for table in taking.items("tables"):
            found = _dataset(table, "sources", name, reader, above)
            if found is not None and isinstance(table, Mapping):
                stated = {key: plain_value(table.node(key)) for key in _LOADED if key in table}
                found.loaded.update({**defaults, **stated})
                yield found
        taking.taken |= {"tables"}
        for key in ("description", "tags", "meta"):
            if key in node:
                taking.lose(key, f"a contract has no key for the {key} of a source as a whole")
        taking.close()


def _dataset(
    node: Node, kind: str, source: str, reader: PropertiesReader, above: tuple[str, ...]
) -> Found | None:
    name = plain_value(node.node("name")) if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(name, str) or not name:
        reader.losses.broken("this needs a name", kind, node.location)
        return None
    taking = Taking(node, reader.losses, name)
    taking.taken |= {"name", "freshness", "loaded_at_field"} if kind == "sources" else {"name"}
    physical = ".".join((*above, reader.said(taking, "identifier") or name))
    keys: dict[str, Any] = {
        "name": name,
        "physicalName": physical if physical != name else "",
        "logicalType": "object",
        "physicalType": _materialized(node, kind),
        "description": reader.said(taking, "description"),
        "tags": taking.texts("tags"),
        "customProperties": meta_of(taking),
    }
    types = _column_types(node)
    reader.configured(taking, keys)
    columns = [column for item in taking.items("columns") if (column := reader.column(item, name, types))]
    keys["properties"] = columns
    for key in ("tests", "data_tests"):
        for test in taking.items(key):
            reader.test(test, "", name, keys)
    by_name = {column["name"]: column for column in columns}
    for constraint in taking.items("constraints"):
        reader.constraint(constraint, name, [], by_name, keys)
    taking.close()
    return Found(source, name, keys)


def _materialized(node: Mapping, kind: str) -> str:
    config = plain_value(node.node("config"))
    stated = config.get("materialized") if isinstance(config, dict) else None
    if kind != "models" or stated == "incremental":
        return "table"
    return stated if stated in ("table", "view") else ""


def _column_types(node: Mapping) -> dict[str, str]:
    config = plain_value(node.node("config"))
    types = config.get("column_types") if isinstance(config, dict) else None
    return {str(name): str(text) for name, text in types.items()} if isinstance(types, dict) else {}


def _freshness(found: Found) -> Iterator[dict[str, Any]]:
    """Yield how old the youngest row may be, by the column that says when it was loaded."""
    stated, column = found.loaded.get("freshness"), found.loaded.get("loaded_at_field")
    limit = stated.get("error_after", stated.get("warn_after")) if isinstance(stated, dict) else None
    if not isinstance(limit, dict) or not isinstance(limit.get("count"), int):
        return
    name = found.keys["name"]
    known = {entry["name"] for entry in found.keys["properties"]}
    element = f"{name}.{column}" if column in known else name
    unit = _UNITS.get(str(limit.get("period")), str(limit.get("period")))
    yield {"property": "freshness", "value": limit["count"], "unit": unit, "element": element}
