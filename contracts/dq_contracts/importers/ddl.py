"""CREATE TABLE and what belongs to it: keys, conditions, comments, partitions, ALTER TABLE."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_contracts.importers.sql.comments import apply_comments
from dq_contracts.importers.sql.dialects import dialect_of, tokens_in
from dq_contracts.importers.sql.foreign_keys import apply_foreign_keys, dataset_names
from dq_contracts.importers.sql.reading import Script
from dq_contracts.importers.sql.tables import Table, settle_keys


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each table of a script.

    Raises SourceError where the text is no SQL or declares no table.
    """
    dialect = dialect_of(source.source, source.dialect)
    statements = tokens_in(source.source, dialect)
    script = Script(dialect)
    for statement in statements:
        script.read(statement)
    script.finish_losses()
    if not script.tables:
        raise _nothing(source, script)
    apply_comments(statements, script.tables)
    names = dataset_names(script.tables)
    for table in script.tables:
        settle_keys(table, script.losses)
    for table in script.tables:
        apply_foreign_keys(table, script, names)
    schema = [_dataset(table, names[id(table)], script.losses) for table in script.tables]
    return Draft({"schema": schema}, script.losses.all(), {"dialect": dialect})


def _nothing(source: SchemaSource, script: Script) -> SourceError:
    broken = next((loss for loss in script.losses.all() if loss.broken), None)
    if broken is not None:
        return SourceError(broken.reason, broken.location)
    return SourceError("the script declares no table", source.source.location(0, 0), "it needs CREATE TABLE")


def _dataset(table: Table, name: str, losses: Losses) -> dict[str, Any]:
    physical = ".".join(table.names)
    for column in table.columns:
        if column.type.kind == "unknown" and column.type_text:
            losses.add(
                f"the type {column.type_text} is not known, so it has no logicalType",
                f"{table.name}.{column.name}",
                column.location,
            )
    return {
        "name": name,
        "physicalName": physical if physical != name else "",
        "logicalType": "object",
        "physicalType": "table",
        **table.keys,
        "properties": [column.as_property() for column in table.columns],
    }
