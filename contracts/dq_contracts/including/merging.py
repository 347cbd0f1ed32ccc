"""Merge what a part says with what it builds on; every node keeps the file in which it is written."""

from __future__ import annotations

from dq_contracts.model.nodes import text_of
from dq_core.yaml.tree import Mapping, Node, Sequence, plain_value

SAME_BY = {
    "properties": "name",
    "customProperties": "property",
    "quality": "id",
    "relationships": "id",
    "authoritativeDefinitions": "id",
    "tags": "",
}
"""The lists that add up, and the key by which two items of such a list are the same thing."""

_OPERATORS = ("mustBe", "mustNotBe")


def merged(own: Mapping, base: Mapping) -> Mapping:
    """Return a mapping with all that `own` says, and what only `base` says behind it.

    Mappings are merged key by key and the lists of `SAME_BY` add up; of anything else the own value holds. A
    quality rule with an operator of its own does not take over another one.
    """
    keys, values = dict(own.keys), dict(own.values)
    judged = any(key.startswith(_OPERATORS) for key in values)
    for key, value in base.values.items():
        if key in values:
            values[key] = _joined(key, values[key], value)
        elif not (judged and key.startswith(_OPERATORS)):
            values[key] = value
            if key in base.keys:
                keys[key] = base.keys[key]
    return Mapping(own.source, own.start, own.end, keys, values)


def _joined(key: str, own: Node, base: Node) -> Node:
    if isinstance(own, Mapping) and isinstance(base, Mapping):
        return merged(own, base)
    if key in SAME_BY and isinstance(own, Sequence) and isinstance(base, Sequence):
        return Sequence(own.source, own.start, own.end, _added(own.items, base.items, SAME_BY[key]))
    return own


def _added(own: list[Node], base: list[Node], same_by: str) -> list[Node]:
    items = list(own)
    places = {name: place for place, item in enumerate(items) if (name := _name(item, same_by))}
    texts: set[str] = set()
    if not all(_name(item, same_by) for item in base):
        texts.update(repr(plain_value(item)) for item in items)
    for item in base:
        name = _name(item, same_by)
        place = places.get(name) if name else None
        if place is not None:
            items[place] = _same(items[place], item)
        elif name or repr(plain_value(item)) not in texts:
            items.append(item)
    return items


def _name(item: Node, same_by: str) -> str:
    return text_of(item, same_by) if same_by and isinstance(item, Mapping) else ""


def _same(own: Node, base: Node) -> Node:
    return merged(own, base) if isinstance(own, Mapping) and isinstance(base, Mapping) else own
