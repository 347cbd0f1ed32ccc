"""What is at hand while the resources of one package are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dq_core.record import field, mutable_record
from dq_core.types import Type, dialect, parse
from dq_lineage.notices.duplicate_model import duplicate_model
from dq_lineage.projects.dbt.declaring.calls import NotLiteralError
from dq_lineage.projects.dbt.declaring.docs_blocks import Docs
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.inline_config import InlineConfig
from dq_lineage.projects.dbt.declaring.plain_jinja import PlainJinja, has_jinja
from dq_lineage.projects.dbt.declaring.project_file import ProjectFile
from dq_lineage.projects.dbt.declaring.properties import Properties
from dq_lineage.projects.dbt.declaring.settings import Settings, by_folder, merged
from dq_lineage.projects.dbt.declaring.values import flag
from dq_lineage.projects.dbt.records import Target
from dq_lineage.projects.records import Node

if TYPE_CHECKING:
    from dq_lineage.projects.dbt.declaring.resource import Resource

_REFERABLE = ("model", "seed", "snapshot")
_NO_CONFIG = InlineConfig()
_LATER = frozenset({"pre-hook", "post-hook", "pre_hook", "post_hook", "sql_header", "description"})


@mutable_record
class PackageReading:
    """One package of a project: its settings, those of the root, and the nodes of all packages so far.

    `folders` has, by folder, those between a resource folder and it. `incremental` are its models that name a
    strategy by which they are added to.
    """

    files: Files
    project: ProjectFile
    root: ProjectFile
    target: Target
    dialect: str
    docs: Docs
    properties: Properties
    jinja: PlainJinja
    nodes: dict[str, Node]
    uncertain: set[str] = field(default_factory=set)
    names: dict[str, Node] = field(default_factory=dict)
    types: dict[str, Type | None] = field(default_factory=dict)
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    incremental: list[tuple[Resource, Node]] = field(default_factory=list)
    _trees: dict[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict, init=False)

    @property
    def package(self) -> str:
        """The name of the package."""
        return self.project.name

    def settings(
        self,
        trees: Iterable[str],
        fqn: tuple[str, ...],
        properties: Iterable[Mapping[str, object]] = (),
        inline: InlineConfig = _NO_CONFIG,
    ) -> Settings:
        """Return the settings of a resource; those that the root has for other packages count most."""
        trees = tuple(trees)
        levels: list[Mapping[str, object]] = list(by_folder(self._worked_trees(self.project), trees, fqn))
        levels += [*(_plain(level, (self.jinja,)) for level in properties), inline.values]
        if self.project is not self.root:
            levels += by_folder(self._worked_trees(self.root), trees, fqn)
        return merged(levels, self.dialect)

    def _worked_trees(self, project: ProjectFile) -> Mapping[str, Mapping[str, object]]:
        """Return the settings of a dbt_project.yml with their expressions worked out, once."""
        found = self._trees.get(project.folder)
        if found is None:
            # it does not see the variables that it sets, unless an expression has no default
            ways = (PlainJinja({}, self.target), self.jinja)
            found = {kind: _worked_tree(tree, ways) for kind, tree in project.trees.items()}
            self._trees[project.folder] = found
        return found

    def enabled(self, node_id: str, stated: Settings, inline: InlineConfig = _NO_CONFIG) -> bool:
        """Return whether a resource is enabled: yes, where only a renderer knows."""
        value = stated.get("enabled", True)
        if "enabled" in inline.expressions:
            try:
                value = self.jinja.value(inline.expressions["enabled"])
            except NotLiteralError:
                self.uncertain.add(node_id)
                return True
        elif isinstance(value, str):
            value = self.jinja.text(value)
            if value is None:
                self.uncertain.add(node_id)
        return flag(value, default=True)

    def add(self, node: Node) -> None:
        """Add a node; of two with one name, the first that is enabled stays."""
        known = self.nodes.get(node.id)
        if known is None or (node.enabled and not known.enabled):
            self.nodes[node.id] = node
        if node.enabled and node.kind in _REFERABLE and node.id not in self.uncertain:
            name = f"{node.name} v{node.version}" if node.version else node.name
            first = self.names.setdefault(name, node)
            if first is not node:
                what = f"the name {name!r} of a {node.kind}"
                self.files.add(duplicate_model(what, node.location, first.location))

    def type(self, text: str) -> Type | None:
        """Return the type that a text means in the dialect of the project; None for one it does not know."""
        if not text or not self.dialect:
            return None
        if text not in self.types:
            try:
                found = parse(text, dialect(self.dialect))
            except LookupError:
                return None
            self.types[text] = None if found.kind == "unknown" else found
        return self.types[text]


def _worked_tree(tree: Mapping[str, object], ways: Iterable[PlainJinja]) -> Mapping[str, object]:
    """Return settings and, below keys without a plus, those of folders, with their expressions worked out."""
    folders = {key: value for key, value in tree.items() if isinstance(value, dict) and key[:1] != "+"}
    inside = {key: _worked_tree(value, ways) for key, value in folders.items()}
    return {**_plain({key: value for key, value in tree.items() if key not in folders}, ways), **inside}


def _plain(level: Mapping[str, object], ways: Iterable[PlainJinja]) -> Mapping[str, object]:
    """Return settings with their expressions worked out, but those of hooks, which are rendered later."""
    if not any(isinstance(value, list | dict | str) for value in level.values()):
        return level
    return {
        key: value if key.lstrip("+").strip() in _LATER else _worked_out(value, ways)
        for key, value in level.items()
    }


def _worked_out(value: object, ways: Iterable[PlainJinja]) -> object:
    if isinstance(value, str) and has_jinja(value):
        found = (jinja.native(value) for jinja in ways)
        return next((each for each in found if each is not None), value)
    if isinstance(value, list):
        return [_worked_out(item, ways) for item in value]
    if isinstance(value, dict):
        return {key: _worked_out(item, ways) for key, item in value.items()}
    return value
