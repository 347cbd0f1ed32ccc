"""The verdict about a table: its partitions first, then its cluster key, with a sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlglot import exp

from dq_policies.scans.judging import MISSING, Judge, Weighed
from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Every, Formula, Some
from dq_policies.scans.propagating import Reached
from dq_policies.scans.rewriting import rewrite_of
from dq_policies.scans.scan import Scan
from dq_policies.scans.warehouses.bigquery import is_key
from dq_policies.scans.warehouses.warehouse import Warehouse, full, unknown


def satisfies(formula: Formula, keys: Sequence[Key]) -> bool:
    """Say whether a condition looks at partition columns alone: all that a required filter asks for."""
    if isinstance(formula, Every):
        return any(satisfies(part, keys) for part in formula.parts)
    if isinstance(formula, Some):
        return all(satisfies(part, keys) for part in formula.parts)
    if not formula.references or formula.operand in ("subquery", "column", "volatile") or formula.obstacles:
        return False
    return all(any(is_key(reference.name, key) for key in keys) for reference in formula.references)


def scan_of(reached: Reached, warehouse: Warehouse) -> Scan:
    """Return the verdict about a table."""
    layout = reached.source.layout
    if layout is None:
        raise ValueError("only a table with a layout is judged")
    keys = layout.partitions or ((Key("_table_suffix"),) if layout.wildcard else ())
    weighed = _clustered(reached, warehouse)
    if keys:
        clustered = weighed
        weighed = Judge(warehouse, keys, warehouse.partition).all_of(reached.formulas)
        weighed = _settled(weighed, reached, warehouse)
        if (
            weighed.judgement.verdict == "FULL_SCAN"
            and layout.clusters
            and clustered.judgement.verdict == "PRUNES"
        ):
            weighed = weighed._replace(judgement=weighed.judgement._replace(verdict="UNKNOWN"))
    else:
        weighed = _settled(weighed, reached, warehouse)
    if not reached.complete and weighed.judgement.verdict == "FULL_SCAN":
        weighed = Weighed(unknown("too_complex", "is reached by more conditions than are followed"))
    return _scan(reached, warehouse, weighed, keys)


def _scan(reached: Reached, warehouse: Warehouse, weighed: Weighed, keys: Sequence[Key]) -> Scan:
    source = reached.source
    judgement, relation = weighed.judgement, source.relation
    required = (
        any(satisfies(formula, keys) for formula in reached.formulas)
        if warehouse.has_requirement and keys
        else None
    )
    rewrite = None
    if weighed.atom is not None and judgement.cause == "cast" and not source.through:
        rewrite = rewrite_of(
            weighed.atom, next((key for key in keys if key.column == weighed.atom.references[0].name), None)
        )
    return Scan(
        ".".join(part.name for part in source.node.parts),
        judgement.verdict,
        judgement.cause,
        _sentence(source.layout, weighed, warehouse, keys),
        source.node,
        weighed.node if isinstance(weighed.node, exp.Expr) else None,
        relation,
        relation.bytes if relation is not None else None,
        required,
        rewrite,
        source.through,
    )


def _clustered(reached: Reached, warehouse: Warehouse) -> Weighed:
    """Judge the cluster key: its first column must be filtered, or any where the layout serves all alike."""
    layout = reached.source.layout
    clusters = layout.clusters if layout is not None else ()
    leading = clusters if warehouse.clusters_any else clusters[:1]
    weighed = Judge(warehouse, leading, warehouse.cluster).all_of(reached.formulas)
    if weighed.judgement.cause in ("other_column", "missing") and len(clusters) > len(leading):
        later = Judge(warehouse, clusters[1:], warehouse.cluster).all_of(reached.formulas)
        if later.judgement.verdict == "PRUNES":
            words = "is not filtered, only a later column of the key is"
            weighed = Weighed(full("not_leading_cluster_column", words), later.atom, later.node)
    if weighed.judgement.verdict == "FULL_SCAN" and not (layout is not None and layout.partitions):
        judgement = weighed.judgement._replace(verdict=warehouse.unfiltered_clusters)
        weighed = weighed._replace(judgement=judgement)
    return weighed


def _settled(weighed: Weighed, reached: Reached, warehouse: Warehouse) -> Weighed:
    """Say more of a table without any filter: that it is a wildcard, or that there is a LIMIT."""
    judgement = weighed.judgement
    layout = reached.source.layout
    if (
        judgement.cause in ("missing", "other_column")
        and layout is not None
        and layout.wildcard
        and not layout.partitions
    ):
        return weighed._replace(
            judgement=full("wildcard_suffix_missing", "is not filtered, so that every table is read")
        )
    if judgement.cause == "missing" and reached.select.limited and judgement.verdict == "FULL_SCAN":
        if warehouse.limit_stops:
            return Weighed(unknown("limit", "is not filtered; a LIMIT may end the scan early"))
        return Weighed(full("limit", "is not filtered, and a LIMIT reads and bills the whole table"))
    return weighed


def _sentence(layout: Any, weighed: Weighed, warehouse: Warehouse, keys: Sequence[Key]) -> str:
    partitioned = bool(keys)
    shown = keys or layout.clusters
    judgement = weighed.judgement
    name = _named(weighed, shown)
    word = warehouse.partition_words if partitioned else warehouse.cluster_words
    if judgement.verdict == "PRUNES":
        return (
            f"the filter on {name} counts: it {judgement.words}"
            if weighed.atom is not None
            else "the filter counts"
        )
    if weighed.judgement == MISSING.judgement:
        return f"no filter on the {word} column {name} reaches the table"
    return f"the {word} column {name} {judgement.words}"


def _named(weighed: Weighed, keys: Sequence[Key]) -> str:
    names = {reference.name for reference in weighed.atom.references} if weighed.atom is not None else set()
    for key in keys:
        if any(is_key(name, key) for name in names):
            return f"`{key.column}`"
    return f"`{keys[0].column}`" if keys else "of the table"
