"""Find custom properties of ours that stand where nobody reads them, or that are misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.including.definitions import Scope
from dq_contracts.including.words import DEFINITION, PREFIX, WORDS
from dq_contracts.model.nodes import mappings_of, text_of
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Sequence

_PLACES = {
    DEFINITION: "it goes with a dataset, column, quality rule, relationship, server or another part",
    **dict.fromkeys(WORDS[:2], "it goes with the contract as a whole"),
}


def check_words(root: Mapping, scope: Scope) -> None:
    """Record every custom property that starts as ours do and was not understood."""
    for entry in _entries(root):
        name = text_of(entry, "property")
        if not name.lower().startswith(PREFIX) or id(entry) in scope.seen:
            continue
        place = entry.value_location("property")
        if name in WORDS:
            scope.inclusions.add("misused", f"{name!r} says nothing here", place, _PLACES[name])
        else:
            text = f"{name!r} is no custom property of dq"
            help_ = did_you_mean(name, WORDS) or f"there are {', '.join(WORDS)}"
            scope.inclusions.add("misused", text, place, help_)


def _entries(root: Mapping) -> Iterator[Mapping]:
    waiting: list[Node] = [root]
    met: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, Sequence):
            waiting += reversed(node.items)
        elif isinstance(node, Mapping):
            yield from mappings_of(node, "customProperties")
            waiting += [value for key, value in reversed(node.values.items()) if key != "customProperties"]
