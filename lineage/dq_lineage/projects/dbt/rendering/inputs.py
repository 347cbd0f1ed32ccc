"""What the rendering of a node depends on, as a digest; Jinja is not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b

from dq_lineage.projects.dbt.rendering.event_time import event_time_of
from dq_lineage.projects.dbt.rendering.indexed_project import IndexedProject
from dq_lineage.projects.dbt.rendering.macro_index import DeclaredMacro
from dq_lineage.projects.dbt.rendering.naming import PARTS, names_itself
from dq_lineage.projects.records import Node, Reference, Rendered, Renderings

# counts up when the same files are rendered to something else
VERSION = 4
_GRAPH = "graph:"
_ENVIRONMENT = "env:"


class Inputs:
    """Digests of what nodes depend on, in one project."""

    def __init__(self, indexed: IndexedProject) -> None:
        self._indexed = indexed
        self._bases: dict[str, bytes] = {}
        self._name_themselves: dict[str, bool] = {}

    def digest(self, node: Node, renderings: Renderings | None) -> str:
        """Return the digest of a node's own text and settings, and of what a known rendering used."""
        base = self._bases.get(node.id)
        if base is None:
            base = _digest(b"", (self._common, self._own(node), self._text(node)))
            self._bases[node.id] = base
        used = self._used(node, renderings.branches) if renderings else ()
        return _digest(base, used).hex()

    def _used(self, node: Node, branches: tuple[Rendered, ...]) -> Iterator[str]:
        for macro in sorted({name for rendered in branches for name in _macros(rendered)}):
            yield macro
            yield from (f"{declared.id}\n{declared.text}" for declared in self._indexed.index.named(macro))
        for name in sorted({name for rendered in branches for name in rendered.variables}):
            yield from self._variable(node, name)
        for reference in _references(branches):
            yield from self._reference(reference, node)

    @cached_property
    def _common(self) -> str:
        project = self._indexed.project
        dispatch = sorted(project.dispatch.items())
        order = [package.name for package in project.packages]
        naming = [f"{macro.id}\n{macro.text}" for macro in self._naming()]
        settings = (sorted(project.quoting.items()), project.version, dispatch, order, naming)
        return repr((VERSION, project.target, project.batched, *settings))

    def _naming(self) -> Iterator[DeclaredMacro]:
        own = self._indexed.index.real.get(self._indexed.index.root, {})
        words = [f"generate_{word}_name" for word in PARTS.values()]
        return (macro for name, macro in own.items() if any(name.endswith(word) for word in words))

    def _own(self, node: Node) -> str:
        shown = (node.id, node.name, node.path, node.language, node.materialized, node.tags, node.fqn)
        described = [(column.name, column.data_type, column.description) for column in node.columns]
        relation = node.relation.name if node.relation else ()
        upstream = [(item.kind, item.package, item.name, item.version) for item in node.depends_on]
        said = (_plain(node.config), _plain(node.meta), node.description, node.elements)
        return repr((shown, described, relation, upstream, *said))

    def _text(self, node: Node) -> str:
        return self._indexed.text_of(node).text if node.path and node.language != "csv" else ""

    def _variable(self, node: Node, name: str) -> Iterator[str]:
        if name == _GRAPH:
            yield from (self._own(other) for other in self._indexed.project.declared.nodes.values())
        elif name.startswith(_ENVIRONMENT):
            yield f"{name}={self._indexed.environment_variables.get(name.removeprefix(_ENVIRONMENT))}"
        else:
            variables = self._indexed.variables
            packages = dict.fromkeys((node.package, *variables.packages))
            yield f"{name}={[_plain(variables.seen_by(package, name, '')) for package in packages]}"

    def _reference(self, reference: Reference, node: Node) -> Iterator[str]:
        meant = self._lookup_again(reference, node)
        yield f"{reference.kind} {reference.package} {reference.name} {reference.version}"
        if meant is None:
            return
        relation = meant.relation.name if meant.relation else ()
        yield repr((meant.id, relation, meant.materialized, meant.enabled, event_time_of(meant)))
        if meant.materialized == "ephemeral" or self._names_itself(meant):
            yield self._own(meant)
            yield self._text(meant)

    def _names_itself(self, node: Node) -> bool:
        found = self._name_themselves.get(node.id)
        if found is None:
            found = self._name_themselves[node.id] = names_itself(node, self._text(node))
        return found

    def _lookup_again(self, reference: Reference, node: Node) -> Node | None:
        if reference.kind == "semantic":
            return self._indexed.project.declared.nodes.get(reference.node)
        if reference.kind == "ref":
            return self._indexed.lookup.ref(
                reference.name, reference.package, reference.version, node.package
            )
        return self._indexed.lookup.source(reference.package, reference.name, node.package)


def _digest(base: bytes, parts: Iterable[str]) -> bytes:
    found = blake2b(base, digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        found.update(len(data).to_bytes(8, "big") + data)
    return found.digest()


def _macros(rendered: Rendered) -> Iterator[str]:
    yield from (name.rpartition(".")[2] for name in rendered.macros)
    yield from (lack.name.rpartition(".")[2] for lack in rendered.unresolved if lack.lack == "macro")


def _references(branches: tuple[Rendered, ...]) -> list[Reference]:
    found: dict[tuple[str, str, str, str], Reference] = {}
    for rendered in branches:
        for item in rendered.references:
            found.setdefault((item.kind, item.package, item.name, item.version), item)
    return [found[key] for key in sorted(found)]


def _plain(value: object) -> str:
    """Return a value as text that does not depend on the order of mappings."""
    if isinstance(value, Mapping):
        items = sorted((str(key), _plain(item)) for key, item in value.items())
        return "{" + ",".join(f"{key}:{item}" for key, item in items) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(_plain(item) for item in value) + "]"
    return repr(value)
