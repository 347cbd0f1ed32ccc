"""dbt_project.yml: where things stand, and what holds for whole folders."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.source import Source
from dq_core.yaml.tree import Mapping as Node
from dq_core.yaml.tree import Node as AnyNode
from dq_core.yaml.tree import Scalar, Sequence
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.tree_paths import OUTSIDE, joined
from dq_lineage.projects.dbt.declaring.values import mapping_of, texts_of, value_of
from dq_lineage.projects.records import Unresolved

MARKER = "dbt_project.yml"
_PATHS = {
    "model": (("model-paths", "source-paths"), ("models",)),
    "seed": (("seed-paths", "data-paths"), ("seeds",)),
    "snapshot": (("snapshot-paths",), ("snapshots",)),
    "analysis": (("analysis-paths",), ("analyses",)),
    "macro": (("macro-paths",), ("macros",)),
    "test": (("test-paths",), ("tests",)),
}
_INSTALLED = ("packages-install-path", "modules-path")
_DEFAULT_INSTALLED = "dbt_packages"
_OLD_INSTALLED = "dbt_modules"
_BATCHES = "require_batched_execution_for_custom_microbatch_strategy"
_TREES = (
    "models",
    "seeds",
    "snapshots",
    "sources",
    "exposures",
    "analyses",
    "data_tests",
    "tests",
    "semantic-models",
    "metrics",
    "saved-queries",
)


@identity_record
class ProjectFile:
    """A dbt_project.yml. `paths` are folders of the tree by kind of resource, `trees` settings of folders.

    `installed` are the folders that packages are installed in, `requires` the versions of dbt it is made for.
    `batches_own` says that a strategy of one's own for microbatch models is run in batches as well.
    """

    folder: str
    name: str
    version: str = ""
    profile: str = ""
    requires: tuple[str, ...] = ()
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    installed: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    variables: Mapping[str, object] = field(default_factory=dict)
    dispatch: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quoting: Mapping[str, bool] = field(default_factory=dict)
    trees: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    location: Location | None = None
    batches_own: bool = False


def read_project_file(files: Files, folder: str) -> ProjectFile:
    """Return what the dbt_project.yml of a folder says; its defaults where there is none or it is broken."""
    path = posixpath.join(folder, MARKER)
    root = files.mapping(path) or Node(files.source(path) or _nothing(files, path), 0, 0)
    installed = [shapes.text(root, key) for key in _INSTALLED if key in root]
    flags = root.node("flags")
    return ProjectFile(
        folder,
        _name(files, root, folder),
        shapes.text(root, "version"),
        shapes.text(root, "profile"),
        texts_of(value_of(root.node("require-dbt-version"))),
        {kind: _folders(files, root, folder, *known) for kind, known in _PATHS.items()},
        tuple(joined(folder, name) for name in installed or [_DEFAULT_INSTALLED, _OLD_INSTALLED]),
        (joined(folder, shapes.text(root, "target-path") or "target"),),
        mapping_of(shapes.part(files, root, "vars")),
        dict(_dispatch(files, root)),
        {key: value for key, value in mapping_of(root.node("quoting")).items() if isinstance(value, bool)},
        {key: mapping_of(shapes.part(files, root, key)) for key in _TREES if key in root},
        Location(files.tree.shown(path)),
        isinstance(flags, Node) and value_of(flags.node(_BATCHES)) is True,
    )


def _nothing(files: Files, path: str) -> Source:
    return Source(files.tree.shown(path), "")


def _name(files: Files, root: Node, folder: str) -> str:
    fallback = posixpath.basename(folder) or "project"
    return (shapes.name_of(files, root, "a project") or fallback) if root.values else fallback


def _folders(
    files: Files, root: Node, folder: str, keys: tuple[str, ...], default: tuple[str, ...]
) -> tuple[str, ...]:
    key = next((key for key in keys if key in root), "")
    node = root.node(key)
    stated = texts_of(value_of(node)) if key else default
    if node is not None and not stated and not _is_empty(node):
        files.wrong(f"{key!r} must be a list of folders", node.location)
    found = tuple(joined(folder, path) for path in stated)
    if OUTSIDE in found:
        place = node.location if node else None
        files.unresolved.append(Unresolved("file", key, place, "a folder outside the tree is not read"))
    return tuple(path for path in found if path != OUTSIDE)


def _is_empty(node: AnyNode) -> bool:
    return (isinstance(node, Scalar) and node.value is None) or (
        isinstance(node, Sequence) and not node.items
    )


def _dispatch(files: Files, root: Node) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (shapes.text(entry, "macro_namespace"), texts_of(value_of(entry.node("search_order"))))
        for entry in shapes.mappings(files, root, "dispatch")
    ]
