"""Trino and Athena: partitions of Hive, Iceberg and Delta tables.

Constants prune, and `date(ts)`, `CAST(ts AS date)` and `date_trunc(unit, ts)` are turned into ranges. A
cast of text to a date is not. Joins filter while the statement runs. Source: Trino's article "Just the
right time date predicates with Iceberg", issues trino 17263 and 12925.
"""

from __future__ import annotations

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.iceberg import through_transform
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, Warehouse, unknown, wrapper_name

_UNWRAPPED = ("cast date", "date", "tsordstodate", "year")


class Trino(Warehouse):
    """The rows of Trino and Athena."""

    title = "Trino"
    equality = "PRUNES"
    full_join = "PRUNES"
    mixed = "PRUNES"
    tangled = "PRUNES"
    simplified = "PRUNES"
    at_run_time = True
    shared = "PRUNES"
    shared_simple = "PRUNES"

    def wrapped(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a function of a partition column."""
        names = [wrapper_name(wrapper) for wrapper in atom.wrappers or ()]
        kind = key.type.kind if key.type is not None else ""
        if len(names) == 1 and (names[0] in _UNWRAPPED or " trunc " in names[0]):
            if kind in ("timestamp", "date"):
                return PRUNES
            if kind:
                return self.refused(atom)
            return unknown(
                "cast", "is compared after a cast that counts for times only, and its type is not known"
            )
        return self.refused(atom)

    def transformed(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a plain comparison by the transform of an Iceberg table."""
        return through_transform(atom, key) or super().transformed(atom, key)
