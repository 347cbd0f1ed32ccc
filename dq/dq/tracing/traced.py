"""The lineage of files, each by itself, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterable

from dq.project.collecting import Collected, ProjectFile
from dq.tracing.reasons import finding_of
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.internal_error import internal_error
from dq_core.notices.kind_unknown import kind_unknown
from dq_core.record import field, mutable_record
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.answer.records import Coverage, Lineage
from dq_lineage.notices.no_statement import no_statement
from dq_lineage.notices.statement_unparsable import statement_unparsable

_NO_SQL = {
    "odcs": "this is a data contract",
    "odcs-definitions": "this is a file of definitions",
    "contract-other": "this is a contract of another standard",
    "dbt-properties": "this is a dbt properties file",
    "dbt-project": "this is a dbt project file",
    "dbt-profiles": "this is a file of dbt profiles",
    "dbt-seed": "this is a seed of dbt",
    "dataform": "this is a Dataform file",
    "dq-config": "this is a file of settings",
}
_OTHER_ENDINGS = (".yaml", ".yml", ".json", ".toml", ".csv", ".parquet", ".py", ".ipynb", ".md", ".sh")


@mutable_record
class Traced:
    """The lineage of some files, by the paths that reports show."""

    lineages: dict[str, Lineage] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    @property
    def coverage(self) -> Coverage:
        """How much is known of all files together."""
        parts = [lineage.coverage for lineage in self.lineages.values()]
        names = Coverage().plain()
        return Coverage(**{name: sum(getattr(part, name) for part in parts) for name in names})


def trace(collected: Collected, dialect: str, relations: Iterable[Relation]) -> Traced:
    """Answer the lineage of each file. Files that are no SQL, and whatever is not known, become findings."""
    traced = Traced(findings=list(collected.findings))
    known = tuple(relations)
    for file in collected.files:
        path = file.text.source.path
        traced.files.append(path)
        other = _other_kind(file)
        if other:
            text = f"{other}, not SQL"
            traced.findings.append(kind_unknown(path, text, "name SQL files, or folders of them"))
        elif file.text.problem is not None:
            problem = file.text.problem
            traced.findings.append(statement_unparsable(problem.message, problem.location, problem.help))
        else:
            _trace_file(traced, file, dialect, known)
    return traced


def _other_kind(file: ProjectFile) -> str:
    """Say what a file is if it is no SQL; empty for SQL and for whatever may be some."""
    if file.kind == "unknown" and file.path.lower().endswith(_OTHER_ENDINGS):
        return f"this is a file that ends in .{file.path.rpartition('.')[2]}"
    return _NO_SQL.get(file.kind, "")


def _trace_file(traced: Traced, file: ProjectFile, dialect: str, relations: tuple[Relation, ...]) -> None:
    from dq_lineage.interface import lineage

    source = file.text.source
    try:
        found = lineage(source, dialect, relations)
        findings = [finding_of(unknown, dialect, source.text) for unknown in found.unknowns]
    except Exception as error:  # noqa: BLE001 - one file that dq fails on must not hide the others
        traced.findings.append(internal_error("the lineage of this file", error, Location(source.path)))
        return
    traced.lineages[source.path] = found
    traced.findings += findings
    traced.sources.append(source)
    if file.named and not found.statements:
        traced.findings.append(no_statement(source.path))
