"""Random queries: where the analyser says that files are left out, DuckDB must leave files out."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlglot

from dq_core.relation import Column, Relation
from dq_policies.scans.analysis import scans_of
from tests.policies.scans.oracle.grammar import TABLES, Grammar
from tests.policies.scans.oracle.plans import connected, pruned

RELATIONS = {
    f"v{at}": Relation((f"v{at}",), (Column(f"i{at}"), Column(f"dt{at}")), partition_by=(f"dt{at}",))
    for at in range(TABLES)
}


def said(sql: str) -> dict[str, str]:
    """Return the verdict on each table, the worst where it occurs several times."""
    order = ("FULL_SCAN", "UNKNOWN", "PRUNES")
    found: dict[str, str] = {}
    for scan in scans_of(
        sqlglot.parse_one(sql, read="duckdb"), "duckdb", lambda table: RELATIONS.get(table.name)
    ):
        found[scan.table] = min(found.get(scan.table, "PRUNES"), scan.verdict, key=order.index)
    return found


def compare(connection: Any, seeds: range) -> tuple[Counter[str], list[tuple[str, str]]]:
    """Return how often what was said and what is true came together, and the queries that went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    for seed in seeds:
        sql = Grammar(seed).statement()
        truth = pruned(connection, sql)
        if truth is None:
            counts["skipped"] += 1
            continue
        verdicts = said(sql)
        for table, is_pruned in truth.items():
            verdict = verdicts[table]
            outcome = {
                ("PRUNES", False): "unsound",
                ("FULL_SCAN", True): "false alarm",
                ("UNKNOWN", True): "unknown, pruned",
                ("UNKNOWN", False): "unknown, whole",
            }.get((verdict, is_pruned), f"right {verdict}")
            counts[outcome] += 1
            if outcome in ("unsound", "false alarm"):
                wrong.append((f"{outcome} of {table}, seed {seed}", sql))
    return counts, wrong


def held(counts: Counter[str], wrong: list[tuple[str, str]]) -> None:
    total = sum(count for word, count in counts.items() if word != "skipped")
    assert not [case for case in wrong if case[0].startswith("unsound")]
    assert counts["false alarm"] <= 0.02 * total, wrong[:3]
    assert counts["skipped"] <= 0.25 * counts.total()
    assert counts["unknown, pruned"] + counts["unknown, whole"] <= 0.15 * total


def test_random_queries(tmp_path: Path) -> None:
    held(*compare(connected(tmp_path), range(300)))


@pytest.mark.longer
def test_many_random_queries(tmp_path: Path) -> None:
    held(*compare(connected(tmp_path), range(1_000_000, 1_010_000)))
