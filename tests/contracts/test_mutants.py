"""Whatever happens to a contract, `dq` answers soon, with findings that lie in the file, and never fails."""

from __future__ import annotations

import contextlib
import io
import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dq.checks.compiling import checks_of
from dq.cli import main
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.reading import decode
from tests.contracts.mutating import SEEDS, encoded

NORMAL, LONGER = 500, 20_000
PORTION = 50
SECONDS = 10


class TookTooLongError(Exception):
    pass


@contextlib.contextmanager
def in_time(what: str) -> Iterator[None]:
    """Stop the body after ten seconds of its own CPU time: a hang, whatever else the machine does."""

    def stop(*_: object) -> None:
        raise TookTooLongError(what)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def linted(path: Path) -> tuple[int, dict[str, Any]]:
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        code = main(["lint", str(path), "--output-format", "json"])
    envelope: dict[str, Any] = json.loads(written.getvalue())
    return code, envelope


def assert_inside(place: dict[str, Any], lines: list[str]) -> None:
    start, end = (place["line"], place["column"]), (place["end_line"], place["end_column"])
    assert (1, 1) <= start <= end
    for line, column in (start, end):
        assert line <= len(lines)
        assert column <= len(lines[line - 1]) + 1


def assert_answers(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    code, envelope = linted(path)
    lines = re.split("\r\n|\n|\r", data.decode("utf-8", "replace").lstrip("\ufeff"))
    assert code in (0, 1)
    assert not [found for found in envelope["findings"] if found["code"].startswith("INT")]
    for found in envelope["findings"]:
        assert found["message"]
        for place in (found["location"], *(other["location"] for other in found["related"])):
            assert_inside(place, lines)
    assert_compiles(data, path)


def assert_compiles(data: bytes, path: Path) -> None:
    contract = Library().open(str(path), decode(data, str(path))).contract
    if contract is not None:
        for check in checks_of(contract, Config(str(path.parent)).for_path(path.name)):
            assert check.unsupported or check.operation is not None
            assert str(check.threshold or "") is not None


def run(numbers: range, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DQ_DEBUG", "1")
    monkeypatch.chdir(folder)
    (folder / ".git").mkdir()
    for number in numbers:
        try:
            with in_time(f"mutant {number}"):
                assert_answers(encoded(number), folder / "mutant.odcs.yaml")
        except Exception as error:
            error.add_note(f"mutant {number}: tests.contracts.mutating.encoded({number})")
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


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed[:30])
def test_a_seed_is_answered_with_each_line_end(
    seed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "seed.odcs.yaml"
    answers: list[list[dict[str, object]]] = []
    for end in ("\n", "\r\n", "\r"):
        assert_answers(seed.replace("\n", end).encode(), path)
        found = linted(path)[1]["findings"]
        answers.append([{**finding, "fixes": len(finding["fixes"])} for finding in found])  # offsets differ
    assert answers[0] == answers[1] == answers[2]


def test_the_mutants_are_many_things() -> None:
    mutants = [encoded(number) for number in range(NORMAL)]
    assert len(set(mutants)) > NORMAL * 0.95
    assert encoded(7) == encoded(7)
