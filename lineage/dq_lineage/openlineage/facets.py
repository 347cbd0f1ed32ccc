"""Facets of the client's classes, made of plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dq_core.record import record
from dq_core.relation import Column, Relation
from dq_lineage.answer.records import Source
from dq_lineage.openlineage.client import facet_of
from dq_lineage.openlineage.naming import DatasetName

Facets = dict[str, Any]
"""Facets by the keys that the standard gives them."""

INTEGRATION = "DQ"
_SOURCE = "CONTRACT"
_CERTAINTY = "dq_certainty"


@record
class SchemaField:
    """A column in a schema facet; its type is in the words of whoever declared it, empty where unknown."""

    name: str
    type: str = ""
    description: str = ""
    fields: tuple[SchemaField, ...] = ()


@record
class Tag:
    """A tag of a dataset, or of one of its columns; paths of inner columns are joined by points."""

    key: str
    value: str
    field: str = ""


@record
class SourceLocation:
    """Where a job's code stands: as the facet has it, `type` being the system, such as git."""

    url: str
    type: str = "git"
    repository: str = ""
    path: str = ""
    version: str = ""
    branch: str = ""
    tag: str = ""


def schema_facet(fields: Iterable[SchemaField]) -> Facets:
    """Return the facet of a dataset's columns, in their order; nothing for no columns."""
    from openlineage.client.generated.schema_dataset import SchemaDatasetFacet

    found = [_field(field, at) for at, field in enumerate(fields, 1)]
    return {"schema": facet_of(SchemaDatasetFacet, fields=found)} if found else {}


def _field(field: SchemaField, position: int) -> Any:
    from openlineage.client.generated.schema_dataset import SchemaDatasetFacetFields

    return SchemaDatasetFacetFields(
        name=field.name,
        type=field.type or None,
        description=field.description or None,
        ordinal_position=position,
        fields=[_field(inner, at) for at, inner in enumerate(field.fields, 1)],
    )


def relation_facets(relation: Relation) -> Facets:
    """Return what a relation says of a dataset: schema, owner, classifications and tags."""
    fields = [SchemaField(column.name, str(column.type or "")) for column in relation.columns]
    tags = [tag for column in relation.columns for tag in _tags(column)]
    return {**schema_facet(fields), **tags_facet(tags), **ownership_facet([(relation.owner, "")])}


def _tags(column: Column) -> Iterable[Tag]:
    if column.classification:
        yield Tag("classification", column.classification, column.name)
    yield from (Tag(tag, "true", column.name) for tag in column.tags)


def tags_facet(tags: Iterable[Tag], source: str = _SOURCE) -> Facets:
    """Return the facet of tags; nothing for none. `source` says who gave them."""
    from openlineage.client.generated.tags_dataset import TagsDatasetFacet, TagsDatasetFacetFields

    found = [
        TagsDatasetFacetFields(tag.key, tag.value, source, tag.field or None) for tag in dict.fromkeys(tags)
    ]
    return {"tags": facet_of(TagsDatasetFacet, tags=found)} if found else {}


def ownership_facet(owners: Iterable[tuple[str, str]], *, of_job: bool = False) -> Facets:
    """Return the facet of owners, each a name (such as `team:data`) and a role; nothing for none."""
    from openlineage.client.generated import ownership_dataset, ownership_job

    named = [(name, role or None) for name, role in dict.fromkeys(owners) if name]
    if not named:
        return {}
    if of_job:
        of_jobs = [ownership_job.Owner(*owner) for owner in named]
        return {"ownership": facet_of(ownership_job.OwnershipJobFacet, owners=of_jobs)}
    found = [ownership_dataset.Owner(*owner) for owner in named]
    return {"ownership": facet_of(ownership_dataset.OwnershipDatasetFacet, owners=found)}


def documentation_facet(text: str, *, of_job: bool = False) -> Facets:
    """Return the facet of a description; nothing for an empty one."""
    from openlineage.client.generated.documentation_dataset import DocumentationDatasetFacet
    from openlineage.client.generated.documentation_job import DocumentationJobFacet

    if not text:
        return {}
    if of_job:
        return {"documentation": facet_of(DocumentationJobFacet, description=text)}
    return {"documentation": facet_of(DocumentationDatasetFacet, description=text)}


def sql_facet(query: str, dialect: str = "") -> Facets:
    """Return the facet of a job's SQL, as given."""
    from openlineage.client.generated.sql_job import SQLJobFacet

    return {"sql": facet_of(SQLJobFacet, query=query, dialect=dialect or None)} if query else {}


def source_location_facet(location: SourceLocation | None) -> Facets:
    """Return the facet of where a job's code stands."""
    from openlineage.client.generated.source_code_location_job import SourceCodeLocationJobFacet

    if location is None:
        return {}
    facet = facet_of(
        SourceCodeLocationJobFacet,
        type=location.type,
        url=location.url,
        repoUrl=location.repository or None,
        path=location.path or None,
        version=location.version or None,
        tag=location.tag or None,
        branch=location.branch or None,
    )
    return {"sourceCodeLocation": facet}


def job_type_facet(kind: str) -> Facets:
    """Return the facet that says what kind of job of dq it is, such as TEST or QUERY."""
    from openlineage.client.generated.job_type_job import JobTypeJobFacet

    facet = facet_of(JobTypeJobFacet, processingType="BATCH", integration=INTEGRATION, jobType=kind)
    return {"jobType": facet}


def dataset_type_facet(kind: str, sub_type: str = "") -> Facets:
    """Return the facet of what a dataset is, such as TABLE and TEMPORARY."""
    from openlineage.client.generated.dataset_type_dataset import DatasetTypeDatasetFacet

    return {"datasetType": facet_of(DatasetTypeDatasetFacet, kind, sub_type or None)}


def lifecycle_facet(change: str, previous: DatasetName | None = None) -> Facets:
    """Return the facet of what becomes of a table: CREATE, DROP, TRUNCATE, ALTER, OVERWRITE or RENAME."""
    from openlineage.client.generated import lifecycle_state_change_dataset as lifecycle

    facet = facet_of(
        lifecycle.LifecycleStateChangeDatasetFacet,
        lifecycle.LifecycleStateChange(change),
        lifecycle.PreviousIdentifier(name=previous.name, namespace=previous.namespace) if previous else None,
    )
    return {"lifecycleStateChange": facet}


def column_lineage_facet(
    fields: Mapping[str, Sequence[Source]],
    rows: Iterable[Source],
    name_of: Callable[[str], DatasetName],
    descriptions: Mapping[str, str],
) -> Facets:
    """Return the facet of column lineage; nothing where there is none at all.

    What decides which rows there are stands once, in `dataset`. `descriptions` has the expression of a
    column, which goes with its direct sources.
    """
    from openlineage.client.generated.column_lineage_dataset import ColumnLineageDatasetFacet, Fields

    found = {
        column: Fields(inputFields=_inputs(sources, name_of, descriptions.get(column, "")))
        for column, sources in fields.items()
        if sources
    }
    dataset = _inputs(rows, name_of, "")
    if not found and not dataset:
        return {}
    return {"columnLineage": facet_of(ColumnLineageDatasetFacet, fields=found, dataset=dataset)}


def _inputs(sources: Iterable[Source], name_of: Callable[[str], DatasetName], description: str) -> list[Any]:
    from openlineage.client.generated.column_lineage_dataset import InputField

    found: dict[tuple[str, str], dict[Source, None]] = defaultdict(dict)
    for source in sources:
        found[source.dataset, source.column][source] = None
    return [
        InputField(*name_of(dataset), column, [_transformation(one, description) for one in sorted(ways)])
        for (dataset, column), ways in sorted(found.items())
    ]


def _transformation(source: Source, description: str) -> Any:
    from openlineage.client.generated.column_lineage_dataset import Transformation

    said = description if source.kind == "DIRECT" and source.subtype != "IDENTITY" else ""
    plain = Transformation(source.kind, source.subtype, said or None, source.masking)
    if source.certainty == "exact":
        return plain
    return plain.with_additional_properties(**{_CERTAINTY: source.certainty})
