"""A warehouse of which nothing is known: a plain comparison with a constant prunes, a function may."""

from __future__ import annotations

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom
from dq_policies.scans.warehouses.warehouse import Judgement, Warehouse, unknown


class Other(Warehouse):
    """What holds of every warehouse."""

    at_run_time = True

    def wrapped(self, _atom: Atom, _key: Key, /) -> Judgement:
        """Leave functions open."""
        return unknown(
            "function", "is compared after a function, which this warehouse may see through or not"
        )
