"""What a run knows of tables before it reads any SQL, and whose word about one of them counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dq.project.promises import promised_tables
from dq_contracts.loading import Opened
from dq_contracts.relations import tables_of
from dq_core.config.settings import Config
from dq_core.relation import Relation
from dq_lineage.interface import prepared
from dq_lineage.resolving.catalog import Catalog
from dq_policies.sql.declared_tables import relations_of
from dq_policies.sql.file import FileContext, no_view

if TYPE_CHECKING:
    from sqlglot import exp


class SqlContext:
    """What holds for all SQL files of a run.

    Of several who tell of one table, the last counts, and for all that is known of it: a project by its files
    and its SQL, then `relations` in their order, which for `dq lint` is that of `known_relations`. (Where
    a project is opened with what users know, for its lineage, that fills what its sources leave open and
    takes nothing from them: `dq.repositories.filling`.)
    """

    def __init__(
        self,
        relations: Iterable[Relation] = (),
        contracts: Iterable[Opened] = (),
        masking: Sequence[str] = (),
    ) -> None:
        """`contracts` are those that promise something of tables, `masking` patterns of what hides values."""
        self._relations = tuple(relations)
        self._contracts = tuple(contracts)
        self._masking = masking
        self._promised: dict[str, Mapping[str, Relation]] = {}

    def catalog(self, dialect: str, of_project: Iterable[Relation] = ()) -> Catalog:
        """Return the tables that are known of a file, `of_project` those that its project knows."""
        known = (relation for relation in of_project if relation.columns or relation.partition_by)
        return prepared((*known, *self._relations), dialect)

    def of_file(
        self,
        dialect: str,
        view_of: Callable[[str], exp.Expr | None] = no_view,
        settled: frozenset[tuple[str, ...]] = frozenset(),
    ) -> FileContext:
        """Return what else is known around a file; the last two are what its project says."""
        promised = self._promised.get(dialect)
        if promised is None:
            promised = self._promised[dialect] = promised_tables(self._contracts, dialect)
        return FileContext(promised, self._masking, view_of, settled)


def known_relations(
    config: Config, dialect: str, contracts: Iterable[Opened], given: Iterable[Relation] = ()
) -> Iterator[Relation]:
    """Yield the tables that the user describes, the word that counts most last.

    Those are the `given` ones of --schema, then `tables` in dq.yaml, then the datasets of contracts under
    their physical names.
    """
    yield from given
    yield from relations_of(config.tables, dialect)
    for opened in contracts:
        if opened.contract is not None:
            yield from tables_of(opened.contract)
