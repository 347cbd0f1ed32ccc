"""Folders that hold no source of a project: what tools keep, install or build."""

from __future__ import annotations

FOLDERS = frozenset(
    (
        ".git",
        ".hg",
        ".svn",
        ".dq",
        ".venv",
        "venv",
        ".tox",
        ".nox",
        ".eggs",
        "node_modules",
        "__pycache__",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".idea",
        ".vscode",
        "site-packages",
    )
)
"""Left out at every depth."""

BUILT = frozenset(("target", "logs"))
"""Left out where they stand beside a dbt_project.yml; elsewhere such a name may mean something else."""

MARKER = "dbt_project.yml"

BUILT_BUT_KEPT = "target/manifest.json"
"""What dbt knew of the project, which its own reader judges."""


def kept(paths: set[str], path: str) -> bool:
    """Say whether a path of a tree, all of whose paths are given, stands in no folder that is left out."""
    folders = path.split("/")[:-1]
    if not FOLDERS.isdisjoint(folders):
        return False
    if path == BUILT_BUT_KEPT or path.endswith(f"/{BUILT_BUT_KEPT}"):
        return True
    return not any(
        name in BUILT and "/".join((*folders[:depth], MARKER)) in paths for depth, name in enumerate(folders)
    )
