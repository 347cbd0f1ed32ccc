"""What is known of the columns that a statement names, and of those that it writes."""

from __future__ import annotations

from dq_core.relation import Column
from dq_core.words import words
from dq_policies.personal.classifying import Judged, Personal, judge, judge_in, tags_of
from dq_policies.personal.flow.statement import Output
from dq_policies.personal.flow.ways import KEPT, Origin
from dq_policies.personal.said import Said, said_of
from dq_policies.sql.file import SqlFile

_SURE = 0.9
_OF_ORGANISATIONS_TOO = words(
    "STREET_ADDRESS POSTAL_CODE LOCALITY GEO DEVICE_ID USER_AGENT LICENCE_PLATE SALARY"
)
"""Kinds that shops, agencies and vehicles have as well as persons: their names alone decide nothing."""


def is_sure(personal: Personal) -> bool:
    """Say whether evidence is enough to report a column by itself: it is declared, or its name is sure."""
    by_name = personal.confidence >= _SURE and personal.kind not in _OF_ORGANISATIONS_TOO
    return personal.declared or by_name


def source_judged(file: SqlFile, origin: Origin) -> Judged:
    """Return what is known of a column of a table that statements of the file read."""
    table, name = origin
    found = file.relations.find(table)
    return judge_in(found.relation if found is not None else None, table, name)


def kept_personal(file: SqlFile, output: Output) -> list[tuple[Origin, Personal]]:
    """Return the personal sources that an output holds unmasked; those in any masked form are left out."""
    return [
        (origin, personal)
        for origin, way in output.ways.items()
        if way.left == KEPT and (personal := source_judged(file, origin).personal) is not None
    ]


def target_said(file: SqlFile, dataset: str | None, name: str) -> Said | None:
    """Return what people have said of a column that is written: of a table, or of the file's model."""
    found = file.relations.find(dataset) if dataset else None
    relation = found.relation if found is not None else None
    column = relation.column_folded(name) if relation is not None else None
    if column is not None:
        return said_of(column.classification, column.tags)
    for declared in file.node.columns if file.node is not None else ():
        if declared.name.lower() == name.lower():
            return said_of("", tags_of(declared))
    return None


def documented(file: SqlFile, name: str, tags: tuple[str, ...]) -> Judged:
    """Return what is known of a column that a model documents."""
    node = file.node
    relation = node.relation if node is not None else None
    typed = relation.column_folded(name) if relation is not None else None
    table = node.name if node is not None else ""
    return judge(Column(name, typed.type if typed is not None else None, tags=tags), table)
