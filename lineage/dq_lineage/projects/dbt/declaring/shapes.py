"""Takes parts of located YAML, and notes where they have another shape than dbt reads."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.location import Location
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja


def text(mapping: Mapping, key: str) -> str:
    """Return what is written under a key; empty for null, and for what is no single value."""
    node = mapping.values.get(key)
    return node.text if isinstance(node, Scalar) and node.value is not None else ""


def name_of(files: Files, mapping: Mapping, what: str) -> str:
    """Return the name of a thing, empty with a finding where it has none."""
    node = mapping.values.get("name")
    if not isinstance(node, Scalar) or node.value is None or not node.text.strip():
        files.wrong(f"{what} needs a name", node.location if node else mapping.location, "add a key `name`")
        return ""
    if not isinstance(node.value, str):
        message = f"the name of {what} must be text, found {kind_in_words(node)}"
        files.wrong(message, node.location, f"quote it: '{node.text}'")
    return node.text


def part(files: Files, mapping: Mapping, key: str) -> Mapping | None:
    """Return the mapping under a key; None where there is none, with a finding where it is something else."""
    node = mapping.values.get(key)
    if isinstance(node, Mapping) or is_null(node):
        return node if isinstance(node, Mapping) else None
    if node is not None:
        files.wrong(f"{key!r} must be a mapping, found {kind_in_words(node)}", node.location)
    return None


def items(files: Files, mapping: Mapping, key: str) -> list[Node]:
    """Return the items of the list under a key; none, with a finding where it is something else."""
    node = mapping.values.get(key)
    if isinstance(node, Sequence):
        return node.items
    if node is not None and not is_null(node):
        files.wrong(f"{key!r} must be a list, found {kind_in_words(node)}", node.location)
    return []


def mappings(files: Files, mapping: Mapping, key: str) -> Iterator[Mapping]:
    """Yield the mappings of the list under a key, with a finding for each item that is none."""
    for item in items(files, mapping, key):
        if isinstance(item, Mapping):
            yield item
        else:
            message = f"each item of {key!r} must be a mapping, found {kind_in_words(item)}"
            files.wrong(message, item.location)


def named(files: Files, mapping: Mapping, key: str, what: str) -> Iterator[tuple[str, Mapping]]:
    """Yield the mappings of a list with their names, without those that have none."""
    for item in mappings(files, mapping, key):
        name = name_of(files, item, what)
        if name:
            yield name, item


def no_reference(files: Files, text: str, place: Location | None) -> None:
    """Note a text where dbt wants a ref or a source; it puts braces around what stands there itself."""
    if has_jinja(text):
        files.wrong("a ref or source of properties has no braces", place, "such as ref('orders')")
    else:
        files.wrong("this is neither a ref nor a source", place, "such as ref('orders')")


def is_null(node: Node | None) -> bool:
    """Say whether null is written, which is something else than nothing."""
    return isinstance(node, Scalar) and node.value is None
