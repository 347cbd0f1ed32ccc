"""The main job of dq on real data: lint and test the contracts of New York's departures in 2013.

Nothing is planted: every finding is in the data as it was published. Runs without a network.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

NEXT = """\
What you saw: two contracts for five datasets, linted without data, tested on 367,687 rows. The test answers
1, as it should: some planes and airports are unknown, a wind of 1,048 mph was measured, and more.

Try next, with .venv/bin on your PATH and in the folder examples/flights:
  dq explain foreign-key                       what a check means, with examples
  dq explain                                   every rule and check there is
  dq test contracts --output-format json       the same for a program; also sarif, junit, github, gitlab
  dq test contracts/reference.odcs.yaml --data planes=YOUR.parquet
  sed -i 's/required: true/requird: true/' contracts/reference.odcs.yaml && dq lint contracts
  dq init                                      a dq.yaml for a project of your own
"""


def step(title: str, *argv: str, expected: int) -> None:
    """Show a command, run it, and stop the demo when it does not answer as it should."""
    print(f"\n$ {' '.join(('dq', *argv))}\n# {title}\n", flush=True)
    done = subprocess.run([sys.executable, "-m", "dq", *argv], cwd=HERE, check=False)  # noqa: S603
    print(f"\n# answered {done.returncode}", flush=True)
    if done.returncode != expected:
        sys.exit(f"the demo expected the answer {expected}; please report this")


def main() -> None:
    """Run the demo."""
    step("what is here", expected=0)
    step("contracts alone, no data", "lint", "contracts", expected=0)
    step("the data against its contracts", "test", "contracts", "--failing-rows", "2", expected=1)
    print("\n" + NEXT)


if __name__ == "__main__":
    main()
