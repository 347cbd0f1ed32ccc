"""Servers, which are lists in a contract and have fewer keys of their own."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.schema_source import Losses
from dq_contracts.standard.key import server_keys
from dq_contracts.standard.servers import SERVER_TYPES
from dq_contracts.standard.versions import NEWEST
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

_RENAMED = {"host_name": "host"}


def servers_of(node: Mapping | None, losses: Losses) -> list[dict[str, Any]]:
    """Return the servers; keys that a server of the type does not have become losses."""
    return [_server(name, inner, losses) for name, inner in node.values.items()] if node else []


def _server(name: str, node: Node, losses: Losses) -> dict[str, Any]:
    place = f"servers.{name}"
    if not isinstance(node, Mapping):
        losses.at(node, "a server is a mapping, this is none", place)
        return {}
    stated = node.node("type")
    kind = stated.text if isinstance(stated, Scalar) else ""
    if kind not in SERVER_TYPES:
        losses.at(stated or node, f"no server type is {kind!r}; it becomes custom", place)
        kind = "custom"
    server: dict[str, Any] = {"server": name, "type": kind}
    known = server_keys(kind, NEWEST).known
    for key, value in node.values.items():
        ours = _RENAMED.get(key, key)
        if key == "type":
            continue
        if key == "roles":
            server["roles"] = _roles(value)
        elif ours in known:
            server[ours] = plain_value(value)
        else:
            losses.add(f"no key of a {kind} server says {key}", place, node.key_location(key))
    return server


def _roles(node: Node) -> list[dict[str, Any]]:
    items = node.items if isinstance(node, Sequence) else []
    found = []
    for item in items:
        if isinstance(item, Mapping):
            name, description = plain_value(item.node("name")), plain_value(item.node("description"))
            found.append({"role": name, **({"description": description} if description else {})})
    return found
