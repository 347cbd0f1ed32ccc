"""BigQuery: partitions, required filters, clusters, wildcard tables.

Partitions: a column compared with a constant expression, parameters and script variables; `DATE(ts)`,
`TIMESTAMP_TRUNC(ts, ...)` and `TIMESTAMP(date)` around it; `_PARTITIONTIME`, `_PARTITIONDATE`. Not:
subqueries, several columns, OR with another column, casts to TIMESTAMP, DATETIME_TRUNC, TIMESTAMP of a
timestamp. Source: the manual's page "Query partitioned tables", issues dbt-core 3386, dbt-adapters 1117,
1342 and 1823, re-data 313, dbt-bigquery 986 (`d IS NULL OR d IS NOT NULL` satisfies the requirement and
prunes nothing). Clusters: the manual's page "Clustered tables": the first column must be filtered, and what
is read is known afterwards only. Wildcards: "Query multiple tables using a wildcard table".
"""

from __future__ import annotations

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.warehouse import (
    PRUNES,
    Judgement,
    Warehouse,
    full,
    unknown,
    wrapper_name,
)

_PSEUDO = frozenset(("_partitiontime", "_partitiondate"))


class BigQuery(Warehouse):
    """The rows of BigQuery."""

    title = "BigQuery"
    limit_stops = False
    has_requirement = True
    unfiltered_clusters = "UNKNOWN"
    shared = "PRUNES"
    shared_simple = "PRUNES"

    def partition(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a partition column, on `_PARTITIONTIME`, or on `_TABLE_SUFFIX`."""
        if key.column == "_table_suffix" and atom.operand in ("constant", "parameter", "moment"):
            if atom.wrappers or atom.operator == "like":
                return unknown("function", "is computed with, and which tables that leaves is not documented")
            if atom.operator in ("<>", "not in"):
                return PRUNES
        return super().partition(atom, key)

    def wrapped(self, atom: Atom, key: Key, /) -> Judgement:  # noqa: PLR0911 - a table of forms
        """Judge a condition on a function of a partition column."""
        names = [wrapper_name(wrapper) for wrapper in atom.wrappers or ()]
        if len(names) > 1:
            return self.refused(atom)
        kind = key.type.kind if key.type is not None else ""
        wrapper = atom.wrappers[0] if atom.wrappers else None
        if names[0] in ("date", "tsordstodate"):
            zoned = wrapper is not None and (wrapper.args.get("zone") is not None or wrapper.expressions)
            return unknown("function", "is cut to days of another time zone") if zoned else PRUNES
        if names[0].startswith("timestamp trunc") or (
            names[0].startswith("date trunc") and kind == "timestamp"
        ):
            return PRUNES
        if names[0] == "timestamp":
            if kind == "date":
                return PRUNES
            return (
                full("function", "is converted by TIMESTAMP() although it is none")
                if kind
                else unknown("function", "is converted by TIMESTAMP(), which counts for dates only")
            )
        if names[0].startswith("date trunc") or names[0] in ("cast date", "extract"):
            return unknown(
                "cast" if names[0] == "cast date" else "function",
                "is compared in a form that is not documented",
            )
        return self.refused(atom)

    def transformed(self, atom: Atom, _key: Key, /) -> Judgement:
        """Judge a plain comparison: every granularity of BigQuery keeps the order."""
        return PRUNES if atom.operator != "like" else unknown("function", "is matched by a pattern")


def is_key(name: str, key: Key) -> bool:
    """Say whether a column is a key, also by the other of the two names of the time of ingestion."""
    return name == key.column or (name in _PSEUDO and key.column in _PSEUDO)
