"""Whatever happens to a contract and to what it includes, there is an answer, and it lies in the files."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from dq.compilers.registry import compiled
from dq.project.collecting import collect
from dq.project.linted import Linted
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules
from dq_core.config.settings import Config
from dq_core.location import Location
from tests.contracts.mutating import MUTATIONS

EXAMPLE = Path(__file__).parents[3] / "examples" / "reuse"
NAMES = ("orders.odcs.yaml", "common/definitions.yaml", "common/defaults.yaml")
SEED = {name: (EXAMPLE / name).read_text(encoding="utf-8") for name in NAMES}
NORMAL, LONGER = 200, 5_000
PORTION = 50


def mutant(number: int) -> dict[str, str]:
    """Return the files with one to three changes; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - not for secrets
    files = dict(SEED)
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice(NAMES)
        files[name] = chance.choice(MUTATIONS)(files[name], chance)
    return files


def assert_inside(place: Location | None, folder: Path) -> None:
    assert place is not None
    if (folder / place.path).is_file():
        text = (folder / place.path).read_bytes().decode("utf-8", "replace").lstrip("\ufeff")
        lines = re.split("\r\n|\n|\r", text)
        assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
        assert place.end_line <= len(lines)
        assert place.end_column <= len(lines[place.end_line - 1]) + 1


def assert_answers(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8", "replace"))
    config = Config(str(folder))
    linted: Linted = lint(collect(["orders.odcs.yaml"], config), config, lint_rules())
    for finding in linted.findings:
        assert not finding.code.startswith("INT"), finding
        assert_inside(finding.location, folder)
        for related in finding.related:
            assert_inside(related.location, folder)
    for opened in linted.contracts:
        if opened.contract is not None:
            assert compiled("odcs", opened.contract).text


def run(numbers: range, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / ".git").mkdir()
    (folder / "common").mkdir()
    for number in numbers:
        try:
            assert_answers(mutant(number), folder)
        except Exception as error:
            error.add_note(f"mutant {number}")
            raise


@pytest.mark.parametrize("start", range(0, NORMAL, PORTION))
def test_a_mutant_is_answered(start: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(range(start, start + PORTION), tmp_path, monkeypatch)


@pytest.mark.longer
@pytest.mark.parametrize("start", range(NORMAL, LONGER, 10 * PORTION))
def test_thousands_of_mutants_are_answered(
    start: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(range(start, start + 10 * PORTION), tmp_path, monkeypatch)
