"""What the rendering of a node depends on, as a digest; Jinja is not needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b

from dq_core.source import Source
from dq_lineage.projects.dbt.records import DbtProject
from dq_lineage.projects.dbt.rendering.lookup import NodeLookup
from dq_lineage.projects.dbt.rendering.macro_index import DeclaredMacro, MacroIndex
from dq_lineage.projects.dbt.rendering.naming import PARTS, names_itself
from dq_lineage.projects.dbt.rendering.variables import ProjectVariables
from dq_lineage.projects.records import Node, Reference, Rendered, Renderings

# counts up when the same files are rendered to something else
VERSION = 2
_GRAPH = "graph:"
_ENVIRONMENT = "env:"


class Inputs:
    """Digests of what nodes depend on, in one project."""

    def __init__(
        self,
        project: DbtProject,
        index: MacroIndex,
        lookup: NodeLookup,
        variables: ProjectVariables,
        environment: Mapping[str, str],
        text_of: Callable[[Node], Source],
    ) -> None:
        self._project, self._index, self._lookup = project, index, lookup
        self._variables, self._environment, self._text_of = variables, environment, text_of
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
            yield from (f"{declared.id}\n{declared.text}" for declared in self._index.named(macro))
        for name in sorted({name for rendered in branches for name in rendered.variables}):
            yield from self._variable(node, name)
        for reference in _references(branches):
            yield from self._reference(reference, node)

    @cached_property
    def _common(self) -> str:
        project = self._project
        root = next((package for package in project.packages if package.root), None)
        dispatch = sorted(root.dispatch.items()) if root else []
        order = [package.name for package in project.packages]
        naming = [f"{macro.id}\n{macro.text}" for macro in self._naming()]
        settings = (sorted(project.quoting.items()), project.version, dispatch, order, naming)
        return repr((VERSION, project.target, *settings))

    def _naming(self) -> Iterator[DeclaredMacro]:
        own = self._index.real.get(self._index.root, {})
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
        return self._text_of(node).text if node.path and node.language != "csv" else ""

    def _variable(self, node: Node, name: str) -> Iterator[str]:
        if name == _GRAPH:
            yield from (self._own(other) for other in self._project.declared.nodes.values())
        elif name.startswith(_ENVIRONMENT):
            yield f"{name}={self._environment.get(name.removeprefix(_ENVIRONMENT))}"
        else:
            packages = dict.fromkeys((node.package, *self._variables.packages))
            yield f"{name}={[_plain(self._variables.seen_by(package, name, '')) for package in packages]}"

    def _reference(self, reference: Reference, node: Node) -> Iterator[str]:
        meant = self._lookup_again(reference, node)
        yield f"{reference.kind} {reference.package} {reference.name} {reference.version}"
        if meant is None:
            return
        relation = meant.relation.name if meant.relation else ()
        yield repr((meant.id, relation, meant.materialized, meant.enabled, meant.config.get("event_time")))
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
            return self._project.declared.nodes.get(reference.node)
        if reference.kind == "ref":
            return self._lookup.ref(reference.name, reference.package, reference.version, node.package)
        return self._lookup.source(reference.package, reference.name, node.package)


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
