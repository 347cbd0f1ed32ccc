"""The scans of a script: `dq.scans`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from dq_core.location import Location
from dq_core.record import record
from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_core.types.stated import stated_type
from dq_policies.scans.scan import Cause, Scan, Verdict

if TYPE_CHECKING:
    from sqlglot import exp


@record
class TableScan:
    """An occurrence of a table in a text: `verdict` is PRUNES, FULL_SCAN or UNKNOWN.

    `cause` is a word for programs and `reason` a sentence for people. `bytes` is what a whole scan reads,
    where known; `satisfies_filter_requirement` says whether BigQuery would accept the statement for a table
    that requires a filter on its partitions, and is None elsewhere. `replacement` is SQL that may stand in
    place of the condition that does not count, with the same meaning; empty where there is none.
    """

    table: str
    verdict: Verdict
    reason: str
    location: Location
    cause: Cause
    bytes: int | None = None
    satisfies_filter_requirement: bool | None = None
    replacement: str = ""


def scans(
    sql: str | Source,
    dialect: str = "",
    tables: Mapping[str, Mapping[str, Any]] | Iterable[Relation] = (),
) -> tuple[TableScan, ...]:
    """Return for each occurrence of a table of known layout whether the statement reads a part of it or all.

    `dialect` is sqlglot's name or one that warehouses have for themselves. `tables` maps names to what is
    known: `columns` (names to types, or names alone), `partition_by`, `cluster_by` and `sort_by` (lists of
    columns or calls such as `date(created_at)`), `partition_filter_required`, `rows`, `bytes`; or it is a
    list of relations. Tables without partitions, cluster keys or sort order have no entry in the answer,
    and neither have statements that cannot be read. Raises LookupError for a dialect that nobody knows and
    ValueError for a table whose description has other keys.
    """
    from dq_lineage.dialects.traits import dialect_name
    from dq_lineage.reading.script import statements
    from dq_policies.scans.analysis import scans_of

    source = sql if isinstance(sql, Source) else Source("<sql>", sql)
    name = dialect_name(dialect)
    known = _Known(_relations(tables, name))
    found: list[TableScan] = []
    for read in statements(source, name):
        if read.tree is not None:
            scanned = scans_of(read.tree, name, known.find, variables=read.variables)
            found.extend(_table_scan(scan, source, name, (read.start, read.end)) for scan in scanned)
    return tuple(found)


def _table_scan(scan: Scan, source: Source, name: str, span: tuple[int, int]) -> TableScan:
    places = [part.meta for part in scan.node.parts if "start" in part.meta]
    if places:
        span = min(place["start"] for place in places), max(place["end"] for place in places) + 1
    return TableScan(
        scan.table,
        scan.verdict,
        scan.reason,
        source.location(*span),
        scan.cause,
        scan.bytes,
        scan.satisfies_filter_requirement,
        scan.rewrite[1].sql(name or None) if scan.rewrite is not None else "",
    )


class _Known:
    """Finds a table by all parts of its name, or by the last ones where only one table ends so."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._by_name: dict[tuple[str, ...], Relation | None] = {}
        for relation in relations:
            parts = tuple(part.lower() for part in relation.name)
            for at in range(len(parts)):
                self._by_name[parts[at:]] = None if at and parts[at:] in self._by_name else relation

    def find(self, table: exp.Table) -> Relation | None:
        """Return what is known of a table of a statement."""
        parts = tuple(part for node in table.parts for part in node.name.lower().split("."))
        return self._by_name.get(parts)


_KEYS = frozenset(
    ("columns", "partition_by", "cluster_by", "sort_by", "partition_filter_required", "rows", "bytes")
)


def _relations(tables: Mapping[str, Mapping[str, Any]] | Iterable[Relation], name: str) -> Iterable[Relation]:
    if not isinstance(tables, Mapping):
        return tables
    described = cast("Mapping[str, Mapping[str, Any]]", tables)
    return [_relation(table, facts, name) for table, facts in described.items()]


def _relation(table: str, facts: Mapping[str, Any], name: str) -> Relation:
    unknown = sorted(set(facts) - _KEYS)
    if unknown:
        raise ValueError(
            f"{unknown[0]!r} is nothing that is known of a table; known are {', '.join(sorted(_KEYS))}"
        )
    columns = facts.get("columns") or {}
    typed = columns.items() if isinstance(columns, Mapping) else [(column, "") for column in columns]
    return Relation(
        tuple(table.split(".")),
        tuple(Column(column, stated_type(str(text or ""), name)) for column, text in typed),
        partition_by=tuple(facts.get("partition_by") or ()),
        cluster_by=tuple(facts.get("cluster_by") or ()),
        sort_by=tuple(facts.get("sort_by") or ()),
        partition_filter_required=bool(facts.get("partition_filter_required")),
        rows=facts.get("rows"),
        bytes=facts.get("bytes"),
    )
