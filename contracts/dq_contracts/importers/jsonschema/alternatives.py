"""`anyOf` and `oneOf`: those that add null or list values are facts; others no contract can say."""

from __future__ import annotations

from dq_contracts.importers.jsonschema.merging import Merged, merged
from dq_contracts.importers.jsonschema.references import References
from dq_contracts.importers.jsonschema.types import values_of
from dq_contracts.importers.schema_source import Losses
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

_KEYWORDS = ("anyOf", "oneOf")
_MOST_LEVELS = 10


def resolved(schema: Merged, references: References, losses: Losses, place: str) -> Merged:
    """Return the schema with its alternatives merged in where only one of them has values beside null."""
    handled: set[int] = set()
    for _ in range(_MOST_LEVELS):
        added: list[Node] = []
        for keyword in _KEYWORDS:
            for fragment, node in schema.all(keyword):
                if isinstance(node, Sequence) and id(node) not in handled:
                    handled.add(id(node))
                    added += _one(keyword, fragment, node, references, losses, place)
        if not added:
            break
        more = merged(added, references, losses, place)
        schema = Merged(schema.near, (*schema.fragments, *more.fragments), schema.forbidden or more.forbidden)
    return schema


def _one(
    keyword: str, fragment: Mapping, node: Sequence, references: References, losses: Losses, place: str
) -> list[Node]:
    """Return schemas that say the same as the alternatives, or record that no contract can."""
    rest = [item for item in node.items if not _is_null(item)]
    nullable = len(rest) < len(node.items)
    if len(rest) == 1:
        return [rest[0], *([_nullable(node)] if nullable else [])]
    branches = [merged([item], references, losses, place) for item in rest]
    values = [values_of(branch) for branch in branches]
    if values and all(values):
        for branch in branches:
            _unlabelled(branch, losses, place)
        return [_enumerated(node, [scalar for branch in branches for scalar in _scalars(branch)])]
    words = f"{len(rest)} alternatives"
    losses.add(f"no key of a contract says {keyword} of {words}", place, fragment.key_location(keyword))
    return []


def _is_null(node: Node) -> bool:
    kind = node.node("type") if isinstance(node, Mapping) else None
    return isinstance(kind, Scalar) and kind.text == "null"


def _nullable(near: Node) -> Mapping:
    """Return the schema that OpenAPI writes for a value that may be null."""
    word = Scalar(near.source, near.start, near.start, value=True, text="true", plain=True)
    return Mapping(near.source, near.start, near.end, {"nullable": word}, {"nullable": word})


def _enumerated(near: Node, values: list[Node]) -> Mapping:
    listed = Sequence(near.source, near.start, near.end, values)
    key = Scalar(near.source, near.start, near.start, value="enum", text="enum", plain=True)
    return Mapping(near.source, near.start, near.end, {"enum": key}, {"enum": listed})


def _scalars(branch: Merged) -> list[Node]:
    found = [node for _, node in branch.all("const")]
    for _, node in branch.all("enum"):
        found += node.items if isinstance(node, Sequence) else []
    return found


def _unlabelled(branch: Merged, losses: Losses, place: str) -> None:
    for keyword in ("title", "description"):
        for fragment, _ in branch.all(keyword):
            losses.add(f"the {keyword} of a value is left out", place, fragment.key_location(keyword))
