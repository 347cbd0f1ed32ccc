"""Write docs/engine-equivalence.md: how many pairs each engine agrees on, operation by operation.

Run as `python -m tests.equivalence --pairs 5000`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import count
from pathlib import Path

from tests.equivalence.pairs import ENGINES, Tally, case_of_seed, first, results, tally

PAGE = Path(__file__).parents[2] / "docs" / "engine-equivalence.md"


def main() -> int:
    """Compare until every engine has its pairs, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=5_000)
    parser.add_argument("--engine", action="append", choices=ENGINES)
    pairs = parser.parse_args()
    engines = pairs.engine or list(ENGINES)
    found = {engine: Tally() for engine in engines}
    compared(found, pairs.pairs)
    for engine, one in found.items():
        print(f"{engine}: {one.pairs} pairs, {len(one.disagreements)} disagreements")
        print(first(one.disagreements))
    if not pairs.engine:
        PAGE.write_text(page(found, pairs.pairs), encoding="utf-8")
    return 1 if any(one.disagreements for one in found.values()) else 0


def compared(found: dict[str, Tally], most: int) -> None:
    """Take cases, seed by seed, until each engine has so many pairs."""
    for seed in count():
        waiting = [engine for engine, one in found.items() if one.pairs < most]
        if not waiting:
            return
        case = case_of_seed(seed)
        with tempfile.TemporaryDirectory() as name:
            ours = results(case, Path(name), "dq")
            for engine in waiting:
                tally(case, Path(name), engine, found[engine], ours)


def page(found: dict[str, Tally], most: int) -> str:
    """Return the page."""
    operations = sorted({name for one in found.values() for name in (*one.agree, *one.unsupported)})
    head = "| operation | " + " | ".join(found) + " |"
    lines = [
        "# Engines held against DuckDB",
        "",
        "Generated contracts over generated data (NULL, NaN, infinities, limits of types, Unicode, nesting):",
        "verdict, counts and measure of each engine beside DuckDB's. A number is how many pairs of a dataset",
        "and a check",
        "agree; `-` is an operation that the engine declares not to express, of which `dq test` says so.",
        f"Written by `python -m tests.equivalence --pairs {most}`.",
        "",
        head,
        "|---|" + "--:|" * len(found),
    ]
    lines += [f"| {name} | {' | '.join(_cell(one, name) for one in found.values())} |" for name in operations]
    lines.append("| **pairs** | " + " | ".join(str(one.pairs) for one in found.values()) + " |")
    wrong = " | ".join(str(len(one.disagreements)) for one in found.values())
    lines += [f"| **disagreements** | {wrong} |", ""]
    return "\n".join(lines)


def _cell(found: Tally, name: str) -> str:
    if found.agree[name]:
        return str(found.agree[name])
    return "-" if found.unsupported[name] else ""


if __name__ == "__main__":
    sys.exit(main())
