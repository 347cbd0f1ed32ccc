"""How much of the SQL files was looked at, and how much is known of their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dq_core.record import field, mutable_record
from dq_core.relation import Relation
from dq_policies.sql.file import SqlFile


@mutable_record
class TableLacks:
    """The tables that SQL files name, those of them without known columns, and without known partitions.

    Each with the number of files that name it.
    """

    tables: Counter[str] = field(default_factory=Counter)
    columns: Counter[str] = field(default_factory=Counter)
    partitions: Counter[str] = field(default_factory=Counter)

    def count(self, tables: Mapping[str, Relation | None], settled: frozenset[tuple[str, ...]]) -> None:
        """Add the tables of a file; of those that are `settled`, partitions are known, if only to be none."""
        for name, known in tables.items():
            self.tables[name] += 1
            if known is None or not known.columns:
                self.columns[name] += 1
            if known is None or not (known.partition_by or known.name in settled):
                self.partitions[name] += 1


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
    lacks: TableLacks = field(default_factory=TableLacks)

    def count(self, branches: Sequence[SqlFile]) -> None:
        """Add a file, given once for each branch in which it was rendered."""
        self.files += 1
        self.templates += any(file.template is not None for file in branches)
        self.statements += max(len(file.statements) + len(file.unread) for file in branches)
        self.unparsed += max(len(file.unread) for file in branches)
        tables = {name: known for file in branches for name, known in file.tables().items()}
        self.tables += len(tables)
        self.lacks.count(tables, branches[0].context.settled)
        self.with_columns += sum(known is not None and bool(known.columns) for known in tables.values())
        self.with_partitions += sum(
            known is not None and bool(known.partition_by) for known in tables.values()
        )

    def plain(self) -> dict[str, int]:
        """Return the counts as JSON has them."""
        values = ((name, getattr(self, name)) for name in self.__match_args__)
        return {name: value for name, value in values if isinstance(value, int)}
