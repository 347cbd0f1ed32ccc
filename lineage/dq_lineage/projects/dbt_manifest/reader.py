"""The reader of folders in which dbt left its manifest, and nothing else of the project may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_lineage.notices.manifest_unreadable import manifest_unreadable
from dq_lineage.projects.dbt_manifest.manifest import Manifest, manifest_of
from dq_lineage.projects.dbt_manifest.session import READER, ManifestSession
from dq_lineage.projects.trees.tree import Tree

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache

_MARK = '"dbt_schema_version"'
PLACES = ("target/manifest.json", "manifest.json")


class ManifestReader:
    """Opens a folder by its `target/manifest.json` or `manifest.json`."""

    name = READER

    def folders(self, tree: Tree) -> tuple[str, ...]:
        """Return the folders that hold a manifest."""
        found: dict[str, str] = {}
        for path in tree.files():
            for place in PLACES:
                if (path == place or path.endswith(f"/{place}")) and _MARK in tree.read(path).source.text:
                    found.setdefault(path.removesuffix(place).rstrip("/"), path)
                    break
        return tuple(found)

    def open(self, tree: Tree, folder: str, dialect: str, cache: Cache | None = None) -> ManifestSession:
        """Open a folder. `dialect` is what the user said, empty for nothing."""
        del cache  # a manifest is one file
        below = f"{folder}/" if folder else ""
        files = tree.files()
        paths = [f"{below}{place}" for place in PLACES]
        path = next((path for path in paths if path in files), paths[-1])
        return ManifestSession(tree, folder, _manifest(tree, path), dialect=dialect)


def _manifest(tree: Tree, path: str) -> Manifest:
    text = tree.read(path)
    if text.unreadable:
        return Manifest(text.source.path, findings=(text.unreadable,))
    if text.problem:
        found = manifest_unreadable(text.problem.message, text.problem.location)
        return Manifest(text.source.path, findings=(found,))
    return manifest_of(text.source.text, text.source.path)
