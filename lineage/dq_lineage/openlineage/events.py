"""Events of design time: what the SQL of a file, or of each of its statements, makes of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal, cast

from dq_core.record import changed
from dq_core.relation import Relation
from dq_lineage.answer.records import Lineage, Statement, Unknown
from dq_lineage.interface import Schema
from dq_lineage.openlineage.client import PRODUCER, moment, require_client
from dq_lineage.openlineage.composing import (
    STAR,
    Job,
    Written,
    job_of_script,
    job_of_statement,
    never_made,
    temporary_tables,
)
from dq_lineage.openlineage.facets import (
    Facets,
    SchemaField,
    SourceLocation,
    column_lineage_facet,
    dataset_type_facet,
    documentation_facet,
    job_type_facet,
    lifecycle_facet,
    ownership_facet,
    relation_facets,
    schema_facet,
    source_location_facet,
    sql_facet,
)
from dq_lineage.openlineage.naming import Warehouse, dataset_name
from dq_lineage.openlineage.sql_text import MOST_CHARACTERS, without_secrets
from dq_lineage.openlineage.tables import Tables
from dq_lineage.openlineage.unknowns import unknowns_facet

Per = Literal["file", "statement"]

_CHANGES = {
    "CREATE_TABLE": "CREATE",
    "CREATE_TABLE_AS": "CREATE",
    "CREATE_VIEW": "CREATE",
    "CREATE_MATERIALIZED_VIEW": "CREATE",
    "CLONE": "CREATE",
    "DROP": "DROP",
    "TRUNCATE": "TRUNCATE",
    "ALTER": "ALTER",
    "RENAME": "RENAME",
}
_TYPES = {"CREATE_VIEW": ("VIEW", ""), "CREATE_MATERIALIZED_VIEW": ("VIEW", "MATERIALIZED")}
_NAMES_ALL = frozenset(("CREATE_TABLE_AS", "CREATE_VIEW", "CREATE_MATERIALIZED_VIEW"))
"""Statements after which a table has the columns that they give, and no others."""


def job_events(
    lineage: Lineage,
    *,
    job: str,
    namespace: str,
    time: datetime,
    warehouse: Warehouse | None = None,
    schema: Schema | Iterable[Relation] | None = None,
    source_location: SourceLocation | None = None,
    description: str = "",
    owners: Iterable[tuple[str, str]] = (),
    per: Per = "file",
    sql: bool = True,
) -> list[Any]:
    """Return a JobEvent for a script, or one for each of its statements that concerns data.

    `job` and `namespace` name the job; that of a statement bears its index behind a point. `warehouse` says
    where tables stand, by default only of which kind, by the dialect of the lineage. `schema` describes
    tables, as for the lineage itself. Without `sql`, the SQL is left out, and so are the expressions of
    columns. The same arguments give the same events. Raises DqError where the client is not installed.

    Of a file, tables that it makes and removes again are left out; of a statement, they are datasets of the
    namespace `inmemory://` that are named after the job.
    """
    require_client()
    place = warehouse or Warehouse()
    place = place if place.platform else changed(place, platform=lineage.dialect)
    session = never_made(lineage) if per == "file" else temporary_tables(lineage)
    is_plain = schema is None or isinstance(schema, Mapping)
    known = cast("Schema | None", schema) if is_plain else tuple(cast("Iterable[Relation]", schema))
    tables = Tables(lineage, job, place, known, session)
    shared = (
        job_type_facet("QUERY" if per == "statement" else "SCRIPT")
        | source_location_facet(source_location)
        | documentation_facet(description, of_job=True)
        | ownership_facet(owners, of_job=True)
    )
    writer = _Writer(tables, namespace, moment(time), lineage.dialect, shared, sql=sql)
    if per == "file":
        return [writer.event(job, job_of_script(lineage, job))] if lineage.statements else []
    concerned = [statement for statement in lineage.statements if _concerns_data(statement)]
    return [writer.event(f"{job}.{one.index}", job_of_statement(one)) for one in concerned]


def dataset_events(
    relations: Iterable[Relation], *, time: datetime, warehouse: Warehouse | None = None
) -> list[Any]:
    """Return a DatasetEvent for each relation: its schema, owner, classifications and tags.

    Raises DqError where the client is not installed.
    """
    require_client()
    from openlineage.client.event_v2 import DatasetEvent, StaticDataset

    place, at = warehouse or Warehouse(), moment(time)
    return [
        DatasetEvent(
            eventTime=at,
            producer=PRODUCER,
            dataset=StaticDataset(
                *dataset_name(".".join(relation.name), place), facets=relation_facets(relation)
            ),
        )
        for relation in relations
    ]


def _concerns_data(statement: Statement) -> bool:
    return bool(statement.reads or statement.writes or statement.unknowns)


class _Writer:
    """Writes the events of one script."""

    def __init__(
        self, tables: Tables, namespace: str, time: str, dialect: str, shared: Facets, *, sql: bool
    ) -> None:
        self._tables = tables
        self._namespace = namespace
        self._time = time
        self._dialect = dialect
        self._shared = shared
        self._sql = sql

    def event(self, name: str, job: Job) -> Any:
        from openlineage.client import event_v2

        unknowns = [unknown for statement in job.statements for unknown in statement.unknowns]
        facets = {**self._shared, **self._text(job), **self._unknowns(unknowns)}
        outputs = [
            event_v2.OutputDataset(*self._tables.name(written.table), facets=self._output(written, job))
            for written in sorted(job.writes, key=lambda written: self._tables.name(written.table))
        ]
        inputs = [
            event_v2.InputDataset(*self._tables.name(table), facets=self._tables.facets(table))
            for table in sorted(job.reads, key=self._tables.name)
        ]
        return event_v2.JobEvent(
            eventTime=self._time,
            producer=PRODUCER,
            job=event_v2.Job(self._namespace, name, facets),
            inputs=inputs,
            outputs=outputs,
        )

    def _unknowns(self, unknowns: Iterable[Unknown]) -> Facets:
        return unknowns_facet(unknowns, self._tables.name)

    def _text(self, job: Job) -> Facets:
        texts = [one.origin.text.strip() for one in job.statements if one.origin is not None]
        text = ";\n".join(text for text in texts if text)
        if not self._sql or len(text) > MOST_CHARACTERS:
            return {}
        return sql_facet(without_secrets(text, self._dialect), self._dialect)

    def _output(self, written: Written, job: Job) -> Facets:
        expressions = written.expressions if self._sql else {}
        said = {name: without_secrets(text, self._dialect) for name, text in expressions.items() if text}
        return {
            **_named_columns(written),
            **self._tables.facets(written.table),
            **self._change(written, job.left_out),
            **column_lineage_facet(written.columns, written.rows, self._tables.name, said),
        }

    def _change(self, written: Written, left_out: frozenset[str]) -> Facets:
        """Return what the last statement that writes a table makes of it, such as a new one."""
        if not written.statements:
            return {}
        last = written.statements[-1]
        kinds = [_TYPES[one.kind] for one in written.statements if one.kind in _TYPES]
        found = dataset_type_facet(*kinds[-1]) if kinds else {}
        change = _CHANGES.get(last.kind)
        if change is None:
            return found
        old = next((old for old, new in last.renames if new == written.table), None)
        if old in left_out:
            return found | lifecycle_facet("CREATE")
        return found | lifecycle_facet(change, self._tables.name(old) if old is not None else None)


def _named_columns(written: Written) -> Facets:
    """Return the columns of a table made by a query, without types; nothing where it may have others."""
    makers = [statement for statement in written.statements if statement.kind in _NAMES_ALL]
    names = [column.name for statement in makers[-1:] for column in statement.columns]
    changing = any(statement.kind in ("ALTER", "RENAME", "SWAP") for statement in written.statements)
    if not names or STAR in names or changing:
        return {}
    return schema_facet(SchemaField(name) for name in dict.fromkeys(names))
