"""Snowflake: the least and greatest value of each micro-partition.

Ranges and equality on a column of the cluster key prune; so do casts that keep the order. LIKE without a
prefix and texts made of the column do not. Subqueries and joins may prune while the statement runs. Source:
the manual's page "Micro-partitions and data clustering"; that casts to a date keep the order is judgement,
so that only those which cut time off are accepted.
"""

from __future__ import annotations

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, Warehouse, unknown, wrapper_name

_ORDERED = ("cast date", "date", "tsordstodate", "to_date")


class Snowflake(Warehouse):
    """The rows of Snowflake."""

    title = "Snowflake"
    at_run_time = True
    unfiltered_clusters = "FULL_SCAN"

    def wrapped(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a function of a cluster column."""
        names = [wrapper_name(wrapper) for wrapper in atom.wrappers or ()]
        if len(names) == 1 and key.transform and key.transform.rstrip("s") in names[0]:
            return PRUNES
        if len(names) == 1 and names[0] in _ORDERED:
            return PRUNES
        if len(names) == 1 and (" trunc " in names[0] or names[0].startswith("cast timestamp")):
            return unknown("function", "is compared after a function that may keep its order")
        return self.refused(atom)

    def transformed(self, _atom: Atom, _key: Key, /) -> Judgement:
        """Judge a plain comparison: the least and greatest values are those of the column itself."""
        return PRUNES
