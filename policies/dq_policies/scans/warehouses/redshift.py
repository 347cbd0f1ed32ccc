"""Redshift: zone maps of blocks in the order of a compound sort key.

Ranges and equality on the leading column of the sort key prune. A function or cast on it does not. Source:
the prescriptive guidance "Query best practices for Amazon Redshift", page "Best practices for designing
queries", which names `trans_dt::date = ...`, and asks to repeat a filter on both tables of a join, so that
what an equality tells is not counted on. Partitions are those of external tables (Spectrum).
"""

from __future__ import annotations

from dq_policies.scans.warehouses.warehouse import Warehouse


class Redshift(Warehouse):
    """The rows of Redshift."""

    title = "Redshift"
    cluster_words = "sort key"
