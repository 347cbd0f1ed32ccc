"""The reader of plain folders of SQL, for where no other reader finds its marker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dq_lineage.projects.sql_folder.query_nodes import SQL
from dq_lineage.projects.trees.tree import Tree

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache
    from dq_lineage.projects.sql_folder.session import SqlFolderSession


class SqlFolderReader:
    """Opens any folder with SQL in it. `without` are the folders of projects that other readers read."""

    name = "sql"

    def __init__(self, without: Iterable[str] = ()) -> None:
        self.without = tuple(without)

    def folders(self, tree: Tree) -> tuple[str, ...]:
        """Return the folder of the whole tree if there is SQL outside of other projects."""
        others = tuple(f"{folder}/" for folder in self.without if folder)
        whole = "" not in self.without
        found = whole and any(path.endswith(SQL) and not path.startswith(others) for path in tree.files())
        return ("",) if found else ()

    def open(self, tree: Tree, folder: str, dialect: str, cache: Cache | None = None) -> SqlFolderSession:
        """Open a folder. `dialect` is what the user said, empty for nothing."""
        del cache  # what a folder declares costs little to read
        from dq_lineage.projects.sql_folder.declaring import declare
        from dq_lineage.projects.sql_folder.session import SqlFolderSession

        others = (each for each in self.without if each != folder)
        return SqlFolderSession(tree, declare(tree, folder, dialect, others))
