"""Finds dbt projects in a tree and opens them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.session import DbtSession
from dq_lineage.projects.trees.tree import Tree

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache


@identity_record
class DbtReader:
    """The `Reader` of dbt projects; `environment` are the environment variables that templates may see."""

    name: str = "dbt"
    environment: Mapping[str, str] = field(default_factory=dict)

    def folders(self, tree: Tree) -> tuple[str, ...]:
        """Return the folders that hold a dbt_project.yml, but those of installed packages."""
        from dq_lineage.projects.dbt.declaring.project_folders import folders

        return folders(tree)

    def open(self, tree: Tree, folder: str, dialect: str, cache: Cache | None = None) -> DbtSession:
        """Open a project, by what a cache has of it. Never raises for bad files."""
        if cache is None:
            from dq_lineage.projects.dbt.declaring.project import read_project

            return DbtSession(read_project(tree, folder, dialect), tree, self.environment)
        from dq_lineage.projects.dbt.stored.opening import opened

        project, facts = opened(tree, folder, dialect, cache)
        return DbtSession(project, tree, self.environment, facts)
