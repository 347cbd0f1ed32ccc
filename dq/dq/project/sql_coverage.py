"""How much of the SQL files was looked at, and how much is known of their tables."""

from __future__ import annotations

from collections.abc import Sequence

from dq_core.record import mutable_record
from dq_policies.sql.facts import SqlFile


@mutable_record
class SqlCoverage:
    """What was looked at: files, their statements, and the tables that these name, with what is known.

    `templates` are files that were not judged, `unparsed` statements. Tables are counted once for each file;
    what two branches of a model have in common counts once.
    """

    files: int = 0
    templates: int = 0
    statements: int = 0
    unparsed: int = 0
    tables: int = 0
    with_columns: int = 0
    with_partitions: int = 0

    def count(self, branches: Sequence[SqlFile]) -> None:
        """Add a file, given once for each branch in which it was rendered."""
        self.files += 1
        self.templates += any(file.template is not None for file in branches)
        self.statements += max(len(file.statements) + len(file.unread) for file in branches)
        self.unparsed += max(len(file.unread) for file in branches)
        tables = {name: known for file in branches for name, known in file.tables().items()}
        self.tables += len(tables)
        self.with_columns += sum(known is not None and bool(known.columns) for known in tables.values())
        self.with_partitions += sum(
            known is not None and bool(known.partition_by) for known in tables.values()
        )

    def plain(self) -> dict[str, int]:
        """Return the counts as JSON has them."""
        return {name: getattr(self, name) for name in self.__match_args__}
