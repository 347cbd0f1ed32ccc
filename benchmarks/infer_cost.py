"""Measure what `--infer` costs: processor time of a draft of the flights, beside DuckDB's own SUMMARIZE.

Seconds differ between machines, so read the ratio. Each run is a process of its own, so that imports count.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from statistics import median

DATA = os.path.join(os.path.dirname(__file__), os.pardir, "examples", "flights", "data", "flights.parquet")
CONNECT = "import duckdb; c = duckdb.connect(); c.execute({query!r}).fetchall()"
DRAFT = "from dq.profiling.drafting import draft_of; draft_of([{path!r}], infer={infer})"


def seconds(program: str) -> float:
    """Run a program and return the processor time, user and system, that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if answer.returncode:
        sys.exit(answer.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="processor time of --infer, beside SUMMARIZE")
    parser.add_argument("--runs", type=int, default=7, help="runs of each; the median counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        csv = os.path.join(folder, "flights.csv")
        rows = _rows_written(csv)
        programs = _programs(os.path.abspath(DATA), csv)
        times: dict[str, list[float]] = {name: [] for name in programs}
        for name, program in programs.items():
            seconds(program)  # the first run compiles modules and warms the disk
            times[name].clear()
        for _ in range(arguments.runs):
            for name, program in programs.items():
                times[name].append(seconds(program))
    _print(times, rows)


def _rows_written(csv: str) -> int:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM '{os.path.abspath(DATA)}') TO '{csv}'")
        return int(connection.execute(f"SELECT count(*) FROM '{csv}'").fetchall()[0][0])


def _programs(parquet: str, csv: str) -> dict[str, str]:
    # time_hour is cast because Python has no timestamps with a zone without another package
    summarize = "SUMMARIZE SELECT * REPLACE (time_hour::VARCHAR AS time_hour) FROM '{}'"
    return {
        "SUMMARIZE parquet": CONNECT.format(query=summarize.format(parquet)),
        "import parquet": DRAFT.format(path=parquet, infer=False),
        "import --infer parquet": DRAFT.format(path=parquet, infer=True),
        "SUMMARIZE csv": CONNECT.format(query=summarize.format(csv)),
        "import csv": DRAFT.format(path=csv, infer=False),
        "import --infer csv": DRAFT.format(path=csv, infer=True),
    }


def _print(times: dict[str, list[float]], rows: int) -> None:
    print(f"{rows:,} rows")
    print(f"{'run':24}{'CPU ms':>8}{'lowest':>8}{'rows/s':>12}{'x SUMMARIZE':>14}")
    baseline = 1.0
    for name, measured in times.items():
        middle = median(measured)
        if name.startswith("SUMMARIZE"):
            baseline = middle
        print(
            f"{name:24}{middle * 1000:8.0f}{min(measured) * 1000:8.0f}"
            f"{rows / middle:12,.0f}{middle / baseline:14.1f}"
        )


if __name__ == "__main__":
    main()
