"""dbt's properties files (`schema.yml`): models, sources, seeds and snapshots with their tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq_contracts.importers.dbt_properties.columns import PropertiesReader, Reference, meta_of
from dq_contracts.importers.documents import root_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_contracts.importers.taking import Taking
from dq_core.record import field, identity_record
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, plain_value

_RESOURCES = ("models", "seeds", "snapshots")
_LOADED = ("freshness", "loaded_at_field")
_UNITS = {"minute": "minutes", "hour": "h", "day": "d"}


@identity_record
class _Found:
    """A dataset, the source that it belongs to, empty for a model, and what is said of its loading."""

    source: str
    name: str
    keys: dict[str, Any]
    loaded: dict[str, Any] = field(default_factory=dict)


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each model, seed, snapshot and table of a source.

    Raises SourceError where the file declares none.
    """
    root = root_of(source.source)
    if not isinstance(root, Mapping):
        raise SourceError("a properties file is a mapping, this is none", root.location)
    losses = Losses()
    reader = PropertiesReader(losses, source.dialect)
    top = Taking(root, losses, "")
    top.taken |= {"version", *_RESOURCES, "sources"}
    found = [*_models(top, reader), *_sources(top, reader)]
    top.close()
    wanted = [one for one in found if source.element in ("", one.name)]
    if not wanted:
        raise _nothing(source, root, found)
    _rename_alike(wanted)
    for reference in reader.references:
        _relate(reference, wanted, losses)
    sla = [promise for one in wanted for promise in _freshness(one)]
    return Draft({"schema": [one.keys for one in wanted], "slaProperties": sla}, losses.all())


def _nothing(source: SchemaSource, root: Mapping, found: list[_Found]) -> SourceError:
    if source.element and found:
        help_ = did_you_mean(source.element, [one.name for one in found])
        return SourceError(f"the file declares no {source.element!r}", root.location, help_)
    return SourceError("the file declares no model, source, seed or snapshot", root.location)


def _models(top: Taking, reader: PropertiesReader) -> Iterator[_Found]:
    for kind in _RESOURCES:
        for node in top.items(kind):
            found = _dataset(node, kind, "", reader, ())
            if found is not None:
                yield found


def _sources(top: Taking, reader: PropertiesReader) -> Iterator[_Found]:
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
) -> _Found | None:
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
    return _Found(source, name, keys)


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


def _freshness(found: _Found) -> Iterator[dict[str, Any]]:
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


def _rename_alike(found: list[_Found]) -> None:
    """Put the source's name before a table that is named like a model."""
    names = [one.name for one in found]
    for one in found:
        if one.source and names.count(one.name) > 1:
            one.keys["physicalName"] = one.keys["physicalName"] or one.name
            one.keys["name"] = f"{one.source}_{one.name}"


def _relate(reference: Reference, found: list[_Found], losses: Losses) -> None:
    own = next((one for one in found if one.name == reference.dataset), None)
    target = next((one for one in found if _is_target(one, reference)), None)
    if own is None:
        return
    declared = {entry["name"] for entry in target.keys["properties"]} if target else set()
    place = ".".join([reference.dataset, *reference.columns])
    if target is None or not reference.target_columns or not set(reference.target_columns) <= declared:
        named = ".".join(filter(None, (reference.target.source, reference.target.name)))
        columns = ", ".join(reference.target_columns)
        losses.add(
            f"the relationship to {named} ({columns}) leads to nothing in this file",
            place,
            reference.location,
        )
        return
    _write(reference, own, target)


def _is_target(one: _Found, reference: Reference) -> bool:
    return (one.source, one.name) == (reference.target.source, reference.target.name)


def _write(reference: Reference, own: _Found, target: _Found) -> None:
    sources = [f"{own.keys['name']}.{name}" for name in reference.columns]
    targets = [f"{target.keys['name']}.{name}" for name in reference.target_columns]
    if len(targets) == 1:
        column = next(entry for entry in own.keys["properties"] if entry["name"] == reference.columns[0])
        column.setdefault("relationships", []).append({"to": targets[0]})
    else:
        own.keys.setdefault("relationships", []).append({"from": sources, "to": targets})
