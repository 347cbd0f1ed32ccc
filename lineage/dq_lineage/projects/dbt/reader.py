"""Finds dbt projects in a tree and opens them."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.session import DbtSession
from dq_lineage.projects.trees.tree import Tree


@identity_record
class DbtReader:
    """The `Reader` of dbt projects; `environment` are the environment variables that templates may see."""

    name: str = "dbt"
    environment: Mapping[str, str] = field(default_factory=dict)

    def folders(self, tree: Tree) -> tuple[str, ...]:
        """Return the folders that hold a dbt_project.yml, but those of installed packages."""
        from dq_lineage.projects.dbt.declaring.project import folders

        return folders(tree)

    def open(self, tree: Tree, folder: str, dialect: str) -> DbtSession:
        """Open a project. Never raises for bad files."""
        from dq_lineage.projects.dbt.declaring.project import read_project

        return DbtSession(read_project(tree, folder, dialect), tree, self.environment)
