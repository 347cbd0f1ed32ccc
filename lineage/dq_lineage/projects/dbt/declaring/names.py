"""What the names in `ref` and `source` mean: the node that dbt would take."""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.record import field, identity_record
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Node

_REFERABLE = ("model", "seed", "snapshot")


@identity_record
class Names:
    """The enabled nodes by name; `root` is the package that is searched after the asking one."""

    root: str
    referable: dict[str, list[Node | Outline]] = field(default_factory=dict)
    sources: dict[tuple[str, str], list[Node | Outline]] = field(default_factory=dict)

    def ref(self, name: str, package: str = "", version: str = "", asking: str = "") -> str:
        """Return the id of what `ref` names, asked in a package; empty where there is nothing.

        Without a package the asking one comes first, then the root, then all others; without a version the
        latest one is meant.
        """
        found = [node for node in self.referable.get(name, ()) if _is_version(node, version)]
        return _first(found, package, (asking, self.root))

    def source(self, source: str, table: str, asking: str = "") -> str:
        """Return the id of a source's table, asked in a package; empty where there is none."""
        return _first(self.sources.get((source, table), []), "", (asking, self.root))


def names_of(nodes: Iterable[Node | Outline], root: str) -> Names:
    """Return the names of all enabled nodes."""
    names = Names(root)
    for node in nodes:
        if not node.enabled:
            continue
        if node.kind in _REFERABLE:
            names.referable.setdefault(node.name, []).append(node)
        elif node.kind == "source":
            names.sources.setdefault((node.fqn[-2], node.name), []).append(node)
    return names


def _is_version(node: Node | Outline, version: str) -> bool:
    return node.version == version if version else node.latest


def _first(found: list[Node | Outline], package: str, asking: tuple[str, ...]) -> str:
    if package:
        return next((node.id for node in found if node.package == package), "")
    if len(found) > 1:
        for name in asking:
            for node in found:
                if node.package == name:
                    return node.id
    return found[0].id if found else ""
