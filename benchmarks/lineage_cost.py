"""Measure what column lineage costs: the TPC queries, parsed and answered in one process, beside other tools.

Each query is answered by every tool in turn, several rounds, and a figure is the median over queries
of its best round, in processor time. Read the ratios.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import sqlglot

from dq_lineage.interface import lineage, prepared
from tests.lineage.oracle.tpc import Query, by_sqlglot, queries

WIDE, CHAIN = 200, 15


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    compiled = sqlglot.parser.__file__.endswith(".so")
    print(f"sqlglot {sqlglot.__version__}, {'compiled' if compiled else 'pure Python'}")
    found = measured(arguments.rounds)
    ours = found["parse and lineage by dq"]
    print(f"\n{'per TPC query':34}{'median ms':>10}{'max ms':>10}{'x dq':>8}")
    for name, times in found.items():
        print(f"{name:34}{median(times):10.2f}{max(times):10.2f}{median(times) / median(ours):8.1f}")
    print(f"\n{'long texts':34}{'ms':>10}{'x parse':>9}")
    for name, sql in long_texts().items():
        parse = best(lambda text=sql: sqlglot.parse(text, read="duckdb"), 3)
        whole = best(lambda text=sql: lineage(text, "duckdb"), 3)
        print(f"{name:34}{whole:10.1f}{whole / parse:9.2f}")


def measured(rounds: int) -> dict[str, list[float]]:
    """Return milliseconds per query of each tool that is installed, the tools interleaved."""
    found: dict[str, list[float]] = {}
    for query in queries():
        for tool, answer in tools(query).items():
            found.setdefault(tool, []).append(best(answer, rounds))
    return found


def tools(query: Query) -> dict[str, Callable[[], object]]:
    """Return the tools, each prepared with the schema of the query as far as it takes one."""
    sql = query.sql
    known = prepared(query.schema, "duckdb")
    found: dict[str, Callable[[], object]] = {
        "parse alone": lambda: sqlglot.parse(sql, read="duckdb"),
        "parse and lineage by dq": lambda: lineage(sql, "duckdb", known),
        "sqlglot.lineage": lambda: by_sqlglot(query),
    }
    for name, made in (("sqllineage", _sqllineage), ("openlineage-sql (Rust)", _openlineage)):
        try:
            answer = made()
        except ImportError:
            continue
        found[name] = partial(answer, sql)
    return found


def _sqllineage() -> Callable[[str], object]:
    from sqllineage.runner import LineageRunner

    def answer(sql: str) -> Any:
        return LineageRunner(f"insert into answer {sql}", dialect="ansi").get_column_lineage()

    return lambda sql: _forgiving(answer, sql)


def _openlineage() -> Callable[[str], object]:
    from openlineage_sql import parse

    return lambda sql: _forgiving(lambda text: parse([text], dialect="postgres"), sql)


def _forgiving(answer: Callable[[str], object], sql: str) -> object:
    """Return an answer, or nothing where a tool does not read the query: its failure costs time as well."""
    try:
        return answer(sql)
    except Exception:  # noqa: BLE001 - whatever another tool raises
        return None


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the best of some rounds in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def long_texts() -> dict[str, str]:
    """Return a wide query of chained CTEs, a script, and one expression of many terms."""
    columns = [f"c{number}" for number in range(WIDE)]
    chain = f"with x0 as (select {', '.join(columns)} from t)"
    for number in range(1, CHAIN):
        chain += f", x{number} as (select {', '.join(columns)} from x{number - 1} where c{number} > 1)"
    script = ";\n".join(
        f"create table t{at + 1} as select a, b + 1 as b from t{at} where c > 1" for at in range(5000)
    )
    terms = " or ".join(f"a = {number}" for number in range(10_000))
    wide = ", ".join(f"some_column_{number} + other_{number} as out_{number}" for number in range(45_000))
    return {
        f"{WIDE} columns through {CHAIN} CTEs": f"{chain} select * from x{CHAIN - 1}",
        "5,000 statements": script,
        "10,000 terms of OR": f"select a from t where {terms}",
        "2 MB in one query": f"select {wide} from t",
    }


if __name__ == "__main__":
    main()
