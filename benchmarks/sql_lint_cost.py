"""Measure what rules over SQL cost: all of them over the TPC queries, each as a file, beside other linters.

A figure of dq is processor time in one process, the median over files of the best round: the parse, and the
parse with lineage and all rules, those too that are off by default. SQLFluff and sqruff are timed over
the same files, a process for all of them, where their programs are named; their start is taken off.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time

import sqlglot

from dq.project.rule_packages import sql_rules
from dq_core.config.settings import Config, Layer
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_policies.sql.engine import SqlRules, check
from dq_policies.sql.preparing import sql_file
from tests.lineage.oracle.tpc import queries


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sqlfluff", help="the program of SQLFluff, installed somewhere")
    parser.add_argument("--sqruff", help="the program of sqruff")
    arguments = parser.parse_args()
    compiled = sqlglot.parser.__file__.endswith(".so")
    print(f"sqlglot {sqlglot.__version__}, {'compiled' if compiled else 'pure Python'}")
    texts = [query.sql for query in queries()]
    rules = SqlRules(sql_rules().values(), _everything().for_path("a.sql"))
    ours = [best(partial(judged, text, rules), arguments.rounds) for text in texts]
    parse = [best(partial(sqlglot.parse, text, read="duckdb"), arguments.rounds) for text in texts]
    print(f"{'per file':34}{'median ms':>10}{'max ms':>10}{'x dq':>8}")
    _line("parse alone", parse, ours)
    _line("parse, lineage and all rules", ours, ours)
    for name, command in _others(arguments.sqlfluff, arguments.sqruff).items():
        spent = other(command, texts)
        print(f"{name:34}{spent:10.1f}{'':10}{spent / median(ours):8.1f}")
    print(f"\n{'one long file':34}{'ms':>10}{'ms per statement':>18}")
    for count in (100, 200, 400, 800):
        text = ";\n".join(f"SELECT a, SUM(b) FROM t{n} WHERE c = {n} GROUP BY a" for n in range(count))
        spent = best(partial(judged, text, rules), 3)
        print(f"{count:>4} statements{'':19}{spent:10.1f}{spent / count:18.2f}")


def judged(text: str, rules: SqlRules) -> int:
    """Return how many findings all rules have in a text."""
    file = sql_file(Source("a.sql", text), "duckdb", prepared((), "duckdb"))
    return len(list(check(file, rules)))


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the least milliseconds of processor time that a call took."""
    found = []
    for _ in range(rounds):
        start = process_time()
        work()
        found.append(1000 * (process_time() - start))
    return min(found)


def other(command: list[str], texts: list[str]) -> float:
    """Return the milliseconds for each file that another program takes, its start left out."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as empty:
        with open(os.path.join(empty, "a.sql"), "w", encoding="utf-8") as file:
            file.write("SELECT 1\n")
        for number, text in enumerate(texts):
            with open(os.path.join(folder, f"{number}.sql"), "w", encoding="utf-8") as file:
                file.write(text + "\n")
        return (_spent([*command, folder]) - _spent([*command, empty])) * 1000 / len(texts)


def _spent(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _others(sqlfluff: str | None, sqruff: str | None) -> dict[str, list[str]]:
    found = {}
    if sqlfluff:
        found["SQLFluff"] = [sqlfluff, "lint", "--dialect", "duckdb", "--nofail", "--disable-progress-bar"]
    if sqruff:
        found["sqruff"] = [sqruff, "lint"]
    return found


def _everything() -> Config:
    families = {code[:3] for code in sql_rules()}
    return Config(os.getcwd(), command_line=Layer(select=tuple(sorted(families))))


def _line(name: str, times: list[float], ours: list[float]) -> None:
    print(f"{name:34}{median(times):10.2f}{max(times):10.2f}{median(times) / median(ours):8.1f}")


if __name__ == "__main__":
    main()
