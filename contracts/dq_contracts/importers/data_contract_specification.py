"""The Data Contract Specification 1.x: models, fields, definitions, terms, service levels, servers."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.documents import root_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_contracts.importers.specification.fields import FieldReader, links_of
from dq_contracts.importers.specification.quality import quality_of
from dq_contracts.importers.specification.servers import servers_of
from dq_contracts.importers.specification.service_levels import sla_of
from dq_contracts.importers.taking import Taking
from dq_core.location import Location
from dq_core.yaml.tree import Mapping, Node


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract from a specification. Raises SourceError where the text is none."""
    root = root_of(source.source)
    if not isinstance(root, Mapping) or "dataContractSpecification" not in root:
        help_ = "it says dataContractSpecification: 1.2.1 at the top"
        raise SourceError("this is no Data Contract Specification", root.location, help_)
    losses = Losses()
    top = Taking(root, losses, "")
    top.taken |= {"dataContractSpecification", "definitions", "schema"}
    servers = servers_of(top.mapping("servers"), losses)
    contract = {
        **_header(source, top),
        **_terms(top),
        "servers": [server for server in servers if server],
        "schema": _schema(top, servers, losses),
        "slaProperties": sla_of(top.mapping("servicelevels"), losses),
    }
    top.close()
    return Draft(contract, losses.all())


def _header(source: SchemaSource, top: Taking) -> dict[str, Any]:
    node = top.mapping("info")
    info = Taking(node, top.losses, "info") if node else None
    header: dict[str, Any] = {"id": top.text("id") or source.name, "tags": top.texts("tags")}
    if links := top.mapping("links"):
        header["authoritativeDefinitions"] = links_of(links)
    if info is None:
        return header
    header |= {
        "name": info.text("title") or source.name,
        "version": info.text("version") or "0.1.0",
        "status": info.text("status") or "draft",
    }
    if owner := info.text("owner"):
        header["team"] = {"name": owner}
    if purpose := info.text("description"):
        header["description"] = {"purpose": purpose.strip()}
    header["support"] = _support(info)
    info.close()
    return header


def _support(info: Taking) -> list[dict[str, Any]]:
    node = info.mapping("contact")
    if node is None:
        return []
    contact = Taking(node, info.losses, "info.contact")
    name, url, email = contact.text("name"), contact.text("url"), contact.text("email")
    contact.close()
    first = {"channel": name or url, "url": url} if name or url else {}
    second = {"channel": email, "tool": "email", "url": f"mailto:{email}"} if email else {}
    return [{key: value for key, value in entry.items() if value} for entry in (first, second) if entry]


def _terms(top: Taking) -> dict[str, Any]:
    node = top.mapping("terms")
    if node is None:
        return {}
    terms = Taking(node, top.losses, "terms")
    info = top.node.node("info")
    purpose = Taking(info, top.losses, "info").text("description") if isinstance(info, Mapping) else ""
    said = {"purpose": purpose, "usage": terms.text("usage"), "limitations": terms.text("limitations")}
    description: dict[str, Any] = {key: text.strip() for key, text in said.items() if text.strip()}
    description["authoritativeDefinitions"] = [_policy(item, top.losses) for item in terms.items("policies")]
    custom = [
        {"property": key, "value": text} for key in ("billing", "noticePeriod") if (text := terms.text(key))
    ]
    terms.close()
    description = {key: value for key, value in description.items() if value}
    return {"description": description, "customProperties": custom}


def _policy(node: Node, losses: Losses) -> dict[str, Any]:
    if not isinstance(node, Mapping):
        losses.at(node, "a policy is a mapping, this is none", "terms.policies")
        return {}
    policy = Taking(node, losses, "terms.policies")
    made = {
        "type": policy.text("name") or policy.text("type") or "policy",
        "url": policy.text("url"),
        "description": policy.text("description").strip(),
    }
    policy.close()
    return {key: value for key, value in made.items() if value}


def _schema(top: Taking, servers: list[dict[str, Any]], losses: Losses) -> list[dict[str, Any]]:
    definitions = top.node.node("definitions")
    kinds = tuple(str(server.get("type", "")) for server in servers)
    used: set[str] = set()
    known = definitions if isinstance(definitions, Mapping) else None
    reader = FieldReader(known, kinds, losses, used)
    models = top.mapping("models")
    schema = [_dataset(name, node, reader) for name, node in models.values.items()] if models else []
    for name in (name for name in (known or ()) if name not in used):
        if known is not None:
            losses.add(f"no field uses the definition {name}", "definitions", known.key_location(name))
    found = [dataset for dataset in schema if dataset]
    _relate(found, losses)
    return found


def _dataset(name: str, node: Node, reader: FieldReader) -> dict[str, Any]:
    if not isinstance(node, Mapping):
        reader.losses.at(node, "a model is a mapping, this is none", name)
        return {}
    model = Taking(node, reader.losses, name)
    made: dict[str, Any] = {
        "name": name,
        "logicalType": "object",
        "physicalType": model.text("type") or "table",
        "businessName": model.text("title"),
        "description": model.text("description").strip(),
        "tags": model.texts("tags"),
        "properties": reader.properties(model.mapping("fields"), name),
        "quality": quality_of(model.items("quality"), reader.losses, name),
    }
    for position, column in enumerate(model.texts("primaryKey"), start=1):
        _mark_key(made["properties"], column, position)
    model.close()
    return made


def _mark_key(properties: list[dict[str, Any]], name: str, position: int) -> None:
    for column in properties:
        if column["name"] == name:
            column |= {"primaryKey": True, "primaryKeyPosition": position, "required": True}


def _relate(schema: list[dict[str, Any]], losses: Losses) -> None:
    """Make references relationships where they lead to a field of the contract."""
    known = {f"{dataset['name']}.{column['name']}" for dataset in schema for column in dataset["properties"]}
    for dataset in schema:
        for column in dataset["properties"]:
            target, place = column.pop("references", ("", None))
            if target in known:
                column["relationships"] = [{"to": target}]
            elif target:
                _unrelated(losses, target, f"{dataset['name']}.{column['name']}", place)


def _unrelated(losses: Losses, target: str, place: str, location: Location | None) -> None:
    losses.add(f"the reference to {target} leads to no field of the contract", place, location)
