"""Iceberg's hidden partitions: transforms of a column, for whichever engine reads the table.

A predicate on the source column counts: ranges for identity, hour, day, month, year and truncate, only
equality for buckets, a prefix for truncate. Source: the specification's section "Partition transforms", and
Trino's article on date predicates for what an engine can take apart.
"""

from __future__ import annotations

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, full

_TIMES = frozenset(("hour", "day", "month", "year"))


def through_transform(atom: Atom, key: Key) -> Judgement | None:
    """Judge a condition on the source column of a transform; None for a key that is no such transform."""
    if key.transform in _TIMES or key.transform in ("identity", "truncate"):
        return PRUNES
    if key.transform == "bucket":
        equal = atom.operator in ("=", "in", "is null")
        return PRUNES if equal else full("transform", "is compared by its order, and buckets keep none")
    if key.transform == "void":
        return full("transform", "is no longer what the table is laid out by")
    return None
