"""SQL files to passages of columns, each script by itself."""

from __future__ import annotations

from collections.abc import Iterable

from dq.personal.flow_read import FlowRead, add_statement
from dq_core.relation import Relation
from dq_lineage.dialects.traits import traits_of
from dq_lineage.projects.known import canonical
from dq_policies.personal.flow.statement import outputs_of
from dq_policies.sql.file import SqlFile


def read_files(
    files: Iterable[SqlFile], relations: Iterable[Relation], dialect: str, least: float = 0.0
) -> FlowRead:
    """Return what SQL files do with columns, each script by itself."""
    read = FlowRead(dialect, least=least)
    traits = traits_of(dialect)
    for relation in relations:
        read.relations[canonical(relation.name, traits)] = relation
    for file in files:
        for unread in file.unread:
            read.unknown[f"{file.path}:{unread.location.line}: a statement that is no SQL"] = None
        if file.template is not None:
            read.unknown[f"{file.path}: it holds templates, and belongs to no project"] = None
        for statement in file.statements:
            add_statement(
                read, statement.lineage, file.path, "", list(outputs_of(statement, file.context.masking))
            )
    return read
