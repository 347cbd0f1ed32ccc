"""PostgreSQL: PARTITION BY RANGE, LIST and HASH.

What is constant when the plan is made prunes then, what is stable (now()) when the executor begins;
parameters too. Subqueries and joins prune while it runs. A function on the key counts only if the key is
that expression, and then the bare column does not. Source: the manual's section "Partition Pruning"
(ddl-partitioning).
"""

from __future__ import annotations

from sqlglot import exp

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.warehouse import PRUNES, Judgement, Warehouse, full, wrapper_name


class Postgres(Warehouse):
    """The rows of PostgreSQL."""

    title = "PostgreSQL"
    equality = "PRUNES"
    full_join = "PRUNES"
    mixed = "PRUNES"
    tangled = "PRUNES"
    simplified = "PRUNES"
    apart = "PRUNES"
    at_run_time = True
    shared = "FULL_SCAN"
    shared_simple = "FULL_SCAN"

    def wrapped(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a condition on a function of the key column."""
        names = [wrapper_name(wrapper) for wrapper in atom.wrappers or ()]
        if key.transform and len(names) == 1 and key.transform in names[0]:
            return PRUNES
        return self.refused(atom)

    def transformed(self, atom: Atom, key: Key, /) -> Judgement:
        """Judge a plain comparison: the key must be the column itself."""
        if isinstance(atom.node, exp.Like):
            return full("function", "is matched by a pattern, by which partitions are not chosen")
        if key.transform and key.transform not in ("hash", "range", "list"):
            return full("transform", "is not what the table is partitioned by, but an expression of it")
        return super().transformed(atom, key)
