"""The recipes of CONTRIBUTING.md, as printed: each sample is added to a copy of its package and tried."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = re.findall(
    r"^```python\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
RULE, OPERATION, FORMAT = SAMPLES
FILES = {
    "contracts/dq_contracts/rules/name_too_long.py": RULE,
    "dq/dq/checks/operations/trimmed.py": OPERATION,
    "dq/dq/reports/formats/one_line.py": FORMAT,
}
SETTINGS = """\
select: [default, ODC9]
ignore: [ODC90]
rules: {ODC990: {most: 20}}
"""
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: a
version: 1.0.0
status: active
servers: [{server: here, type: local, path: "{dataset}.csv", format: csv}]
schema:
  - name: a_name_that_is_longer_than_twenty_bytes
    physicalName: data
    properties:
      - name: country
        logicalType: string
        quality: [{type: custom, engine: dq, implementation: {check: trimmed}}]
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source roots with the three samples in it."""
    folder = tmp_path_factory.mktemp("copy")
    for root in ("dq", "contracts", "lineage", "policies"):
        shutil.copytree(ROOT / root, folder / root, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in FILES.items():
        assert not (folder / name).exists(), f"{name} is taken: print another sample"
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "contract.odcs.yaml").write_text(CONTRACT, encoding="utf-8")
    (folder / "data.csv").write_text("country\nCH\n CH\n\n", encoding="utf-8")
    (folder / "dq.yaml").write_text("select: [default, ODC9]\nignore: [ODC90]\nrules: {ODC990: {most: 20}}\n")
    return folder


def dq(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    roots = [str(folder / root) for root in ("dq", "contracts", "lineage", "policies")]
    start = f"import sys; sys.path[:0] = {roots!r}; from dq.__main__ import run; run()"
    return subprocess.run(
        [sys.executable, "-c", start, *argv], cwd=folder, capture_output=True, text=True, check=False
    )


def test_there_are_three_samples() -> None:
    assert len(SAMPLES) == len(FILES)


def test_the_rule_the_operation_and_the_format_work_together(copy: Path) -> None:
    done = dq(copy, "test", "--output-format", "one-line")
    assert done.stdout == (
        "contract.odcs.yaml:8:11: ODC990 'a_name_that_is_longer_than_twenty_bytes' is longer than 20 bytes\n"
        "contract.odcs.yaml:13:62: CHK299 a_name_that_is_longer_than_twenty_bytes.country: "
        "1 of 2 rows (50.00 %) begin or end with a blank\n"
        "1 error, 1 warning in 2 files\n"
    ), done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(("word", "shown"), [("ODC990", "most"), ("trimmed", "check: trimmed")])
def test_they_are_explained(copy: Path, word: str, shown: str) -> None:
    done = dq(copy, "explain", word)
    assert done.returncode == 0
    assert shown in done.stdout
    assert "Why: " in done.stdout


@pytest.mark.parametrize("words", [("check",), ("format", "--diff")])
def test_the_samples_are_in_good_style(copy: Path, words: tuple[str, ...]) -> None:
    samples = [str(copy / name) for name in FILES]
    command = [sys.executable, "-m", "ruff", *words, "--config", str(ROOT / "pyproject.toml"), *samples]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_samples_do_what_their_examples_say(copy: Path) -> None:
    done = dq(copy, "lint", "--select", "ODC990", "contract.odcs.yaml")
    assert (done.returncode, "ODC990" in done.stdout) == (0, True)
