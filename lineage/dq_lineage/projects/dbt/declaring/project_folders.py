"""The dbt projects of a tree."""

from __future__ import annotations

import posixpath
import re

from dq_lineage.projects.dbt.declaring.tree_paths import OUTSIDE, joined
from dq_lineage.projects.trees.left_out import MARKER
from dq_lineage.projects.trees.tree import Tree

_INSTALLED = ("dbt_packages", "dbt_modules")
_INSTALL_PATH = re.compile(r"^(?:packages-install-path|modules-path)\s*:\s*([^#\r\n{]+)", re.MULTILINE)


def folders(tree: Tree) -> tuple[str, ...]:
    """Return the folders with a dbt_project.yml, without those of installed packages."""
    found = sorted(posixpath.dirname(path) for path in tree.files() if posixpath.basename(path) == MARKER)
    own = [folder for folder in found if not set(folder.split("/")) & set(_INSTALLED)]
    installed = tuple(f"{place}/" for folder in own for place in _stated(tree, folder))
    return tuple(folder for folder in own if not installed or not folder.startswith(installed))


def _stated(tree: Tree, folder: str) -> list[str]:
    """Return the folder of installed packages that a project file names, found without parsing it."""
    found = _INSTALL_PATH.search(tree.read(posixpath.join(folder, MARKER)).source.text)
    path = joined(folder, found[1].strip("\"' ")) if found else OUTSIDE
    return [path] if path not in ("", OUTSIDE) else []
