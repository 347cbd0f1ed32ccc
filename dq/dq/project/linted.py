"""What a run of lint found, and what it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_contracts.loading import Library, Opened
from dq_core.finding import Finding
from dq_core.record import field, mutable_record
from dq_core.source import Source
from dq_core.yaml.loader import Document

if TYPE_CHECKING:
    from dq.project.repository_linting import Understood
    from dq.project.sql_coverage import TableLacks
    from dq_contracts.including.definitions import DefinitionsFile


@mutable_record
class Linted:
    """The outcome of linting: all findings with suppressions applied, and the contracts that were read.

    `definitions` are the files of definitions that were given or included, each once. `sql` counts what was
    looked at in SQL files, whose texts are `sql_sources` and whose dialect is `dialect`; `sql_lacks` names
    the tables of which not all is known. `projects` are those to which SQL files belong, `properties` the
    YAML files of projects that were read for the constants in them, `others` the other texts that were.
    """

    findings: list[Finding] = field(default_factory=list)
    contracts: list[Opened] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    definitions: list[DefinitionsFile] = field(default_factory=list)
    library: Library = field(default_factory=Library)
    sql: dict[str, int] = field(default_factory=dict)
    dialect: str = ""
    sql_sources: list[Source] = field(default_factory=list)
    sql_lacks: TableLacks | None = None
    projects: list[Understood] = field(default_factory=list)
    properties: dict[str, Document] = field(default_factory=dict)
    others: list[Source] = field(default_factory=list)

    def documents(self) -> dict[str, Document]:
        """Return the files that were read as YAML, by the path that findings show."""
        every: list[Opened | DefinitionsFile] = [*self.contracts, *self.definitions]
        return {**{opened.document.source.path: opened.document for opened in every}, **self.properties}

    def sources(self) -> list[Source]:
        """Return the texts of these files."""
        return [*(document.source for document in self.documents().values()), *self.sql_sources]

    def reused(self) -> frozenset[str]:
        """Return the paths of files whose comments other contracts may need as well."""
        return frozenset(file.document.source.path for file in self.definitions)
