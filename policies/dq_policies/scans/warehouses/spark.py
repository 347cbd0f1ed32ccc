"""Hive, Spark and Databricks: partitions that are folders, Delta's figures of files.

Spark keeps every predicate whose columns are partition columns only and evaluates it for each partition,
functions too; in Hive's metastore a function, a cast or another type makes all partitions be listed. Delta
also reads the least and greatest values of files, by which ZORDER and liquid clustering work for each of
their columns, and derives a filter on a generated partition column from one on its base. Source: Spark's
issues SPARK-46460 (pull request 44419) and pull requests 25919, 26876, 46073, and 57439 for Delta's
generated columns.
"""

from __future__ import annotations

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.scan import Verdict
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, Warehouse, unknown


class Spark(Warehouse):
    """The rows of Spark and Databricks."""

    title = "Spark"
    equality = "PRUNES"
    full_join: Verdict = "PRUNES"
    mixed = "PRUNES"
    tangled = "PRUNES"
    simplified = "PRUNES"
    at_run_time = True
    clusters_any = True
    shared = "PRUNES"
    shared_simple = "PRUNES"

    def partition(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a partition column: also several of them together count."""
        several = atom.wrappers is None or (atom.operator == "other" and bool(atom.wrappers))
        if several and atom.operand not in ("subquery", "column") and not key.transform:
            return PRUNES
        return super().partition(atom, key)

    def wrapped(self, _atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a function of a column: for partitions it is evaluated for each of them."""
        if key.transform:
            return unknown("function", "is compared after a function, which the layout may not see through")
        return PRUNES

    def cluster(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a clustered column: only its own least and greatest values count."""
        return self.refused(atom) if atom.wrappers else super().cluster(atom, key)


class Hive(Spark):
    """The rows of Hive, whose metastore must understand the filter."""

    title = "Hive"
    full_join = "UNKNOWN"

    def wrapped(self, _atom: Atom, _key: Key, /) -> Judgement:
        """Judge a function of a partition column: the partitions left are found only after listing all."""
        return unknown("function", "is compared after a function, so that the metastore lists all partitions")
