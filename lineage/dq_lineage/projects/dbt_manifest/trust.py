"""Whether what a manifest says of a node is what the files say: by checksums, and by the texts of macros."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256

from dq_core.reading import FileText
from dq_lineage.projects.dbt_manifest.entry_values import objects, text, texts
from dq_lineage.projects.dbt_manifest.manifest import Manifest
from dq_lineage.projects.dbt_manifest.nodes import file_of
from dq_lineage.projects.trees.tree import Tree

_DEEPEST = 100


class Trust:
    """Compares a manifest with the files of a project, each file and macro once."""

    def __init__(self, tree: Tree, folder: str, manifest: Manifest, paths: Mapping[str, str]) -> None:
        """`paths` are the files of nodes by id, as whoever reads the files themselves knows them."""
        self._tree = tree
        self._folder = folder
        self._manifest = manifest
        self._paths = paths
        self._known: dict[str, bool] = {}
        self._same_macros: dict[str, bool] = {}
        self._texts: dict[str, str] = {}

    @cached_property
    def _files(self) -> Mapping[str, str]:
        return self._tree.files()

    def path(self, id_: str) -> str:
        """Return the path of a node's text in the tree, empty where it is not there."""
        entry = self._manifest.entry(id_)
        path = self._paths.get(id_) or file_of(entry, self._folder)
        return path if path in self._files else ""

    def read(self, id_: str) -> FileText:
        """Return the text of a node."""
        return self._tree.read(self.path(id_))

    def same_file(self, id_: str) -> bool:
        """Say whether the file of a node is the one that dbt read."""
        if id_ not in self._known:
            entry, path = self._manifest.entry(id_), self.path(id_)
            stated = text(entry, "checksum", "checksum")
            by_content = text(entry, "checksum", "name") == "sha256"
            self._known[id_] = bool(path and stated and by_content) and stated in checksums(self._text(path))
        return self._known[id_]

    def holds(self, id_: str) -> bool:
        """Say whether the compiled SQL of a node is that of the files.

        Its own text must be the same, the macros that it calls, and the ephemeral models that are part of it.
        """
        entry = self._manifest.entry(id_)
        inside = (text(each, "id") for each in objects(entry, "extra_ctes"))
        return (
            self.same_file(id_)
            and all(self.same_file(each) for each in inside if each)
            and all(self._same_macro(each, 0) for each in texts(entry, "depends_on", "macros"))
        )

    def _same_macro(self, id_: str, depth: int) -> bool:
        """Say whether a macro, and what it calls, stands in its file as it did.

        Those of dbt itself are no part of the project.
        """
        macro = self._manifest.macros.get(id_)
        if macro is None or id_.split(".")[1:2] != [self._manifest.project] or depth > _DEEPEST:
            return True
        if id_ not in self._same_macros:
            self._same_macros[id_] = True
            path = file_of(macro, self._folder)
            body = text(macro, "macro_sql").strip()
            known = path in self._files and body in self._text(path)
            called = texts(macro, "depends_on", "macros")
            self._same_macros[id_] = known and all(self._same_macro(each, depth + 1) for each in called)
        return self._same_macros[id_]

    def _text(self, path: str) -> str:
        if path not in self._texts:
            file = self._tree.read(path)
            self._texts[path] = file.mark + file.source.text
        return self._texts[path]


def checksums(content: str) -> frozenset[str]:
    """Return the checksums by which dbt knows a text, as it is and with the line ends of Unix."""
    stripped = content.strip()
    unix = stripped.replace("\r\n", "\n")
    return frozenset(sha256(each.encode()).hexdigest() for each in {stripped, unix})
