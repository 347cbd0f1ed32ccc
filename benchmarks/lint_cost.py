"""Measure what `dq lint` costs: processor time of whole processes, beside Python's own start.

Seconds differ between machines, so read the ratios: each figure stands beside `python -c pass` and
`python -c "import yaml"` of the same run. Runs are interleaved, so that a slow minute slows all of them.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from statistics import median

HEAD = """\
apiVersion: v3.1.0
kind: DataContract
id: benchmark
name: benchmark
version: 1.0.0
status: active
servers:
  - {server: files, type: local, path: "{dataset}.parquet", format: parquet}
schema:
"""
DATASET = """\
  - name: dataset_NUMBER
    physicalType: table
    description: One of many datasets that differ in nothing but their numbers.
    quality:
      - {metric: rowCount, mustBeGreaterThan: 0, severity: error}
    properties:
      - {name: id, logicalType: integer, primaryKey: true, primaryKeyPosition: 1, required: true}
"""
COLUMNS = (
    """\
      - name: number_NUMBER
        logicalType: integer
        physicalType: BIGINT
        required: true
        unique: true
        logicalTypeOptions:
          minimum: 1
""",
    """\
      - name: code_NUMBER
        logicalType: string
        description: A code of two capital letters, as ISO 3166 has them.
        logicalTypeOptions:
          minLength: 2
          maxLength: 2
          pattern: '^[A-Z]{2}$'
        examples: [CH, SE]
""",
    """\
      - name: amount_NUMBER
        logicalType: number
        physicalType: DECIMAL(18, 2)
        logicalTypeOptions: {minimum: 0, maximum: 1000000.00}
        quality:
          - {metric: nullValues, mustBeLessOrEqualTo: 2, unit: percent}
""",
    """\
      - name: placed_on_NUMBER
        logicalType: date
        required: true
        logicalTypeOptions:
          minimum: "2020-01-01"
          exclusiveMaximum: "2100-01-01"
""",
)
COLUMNS_OF_A_DATASET = 12


def contract(lines: int) -> str:
    """Return a contract without findings of about this many lines."""
    return HEAD + "".join(_parts(lines - HEAD.count("\n")))


def _parts(lines: int) -> Iterator[str]:
    number = 0
    while lines > 0:
        template = COLUMNS[number % len(COLUMNS)]
        if number % COLUMNS_OF_A_DATASET == 0:
            template = DATASET + template
        part = template.replace("NUMBER", str(number))
        lines -= part.count("\n")
        number += 1
        yield part


def seconds(command: list[str]) -> float:
    """Run a command and return the processor time, user and system, that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if answer.returncode:
        sys.exit(f"{' '.join(command)} ended with {answer.returncode}:\n{answer.stdout}{answer.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="processor time of dq lint, beside Python's own start")
    parser.add_argument("--lines", type=int, default=2000, help="lines of the contract")
    parser.add_argument("--runs", type=int, default=15, help="runs of each command; the median counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, small = contract(arguments.lines), contract(20)
        paths = [_written(folder, name, part) for name, part in (("large", text), ("small", small))]
        dq = [sys.executable, "-m", "dq"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            'python -c "import yaml"': [sys.executable, "-c", "import yaml"],
            "dq --version": [*dq, "--version"],
            f"dq lint, {small.count(chr(10)):,} lines": [*dq, "lint", paths[1]],
            f"dq lint, {text.count(chr(10)):,} lines": [*dq, "lint", paths[0]],
        }
        _print(_measured(commands, arguments.runs))


def _written(folder: str, name: str, text: str) -> str:
    path = os.path.join(folder, f"{name}.odcs.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _measured(commands: dict[str, list[str]], runs: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for name, command in commands.items():
        seconds(command)  # the first run compiles modules and warms the disk
        times[name].clear()
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return times


def _print(times: dict[str, list[float]]) -> None:
    start, yaml = list(times.values())[:2]
    print(f"{'command':28}{'CPU ms':>8}{'lowest':>8}{'x pass':>8}{'x yaml':>8}")
    for name, measured in times.items():
        middle = median(measured)
        ratios = f"{middle / median(start):8.1f}{middle / median(yaml):8.1f}"
        print(f"{name:28}{middle * 1000:8.0f}{min(measured) * 1000:8.0f}{ratios}")


if __name__ == "__main__":
    main()
