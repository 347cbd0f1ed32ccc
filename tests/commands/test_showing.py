"""How many findings a text shows, which ones, and what stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dq.exit_codes import FINDINGS, USAGE
from tests.commands.linted import CONTRACT
from tests.commands.running import exit_code

Captured = pytest.CaptureFixture[str]
MANY = (
    "".join(f"select a from t{number} union select b from u;\n" for number in range(30)) + "delete from t;\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: Captured, *words: str) -> str:
    capsys.readouterr()
    assert exit_code("lint", "--select", "DML001,SET001", *words) == FINDINGS
    return capsys.readouterr().out


def headings(text: str) -> list[str]:
    return [line.split()[1] for line in text.splitlines() if line.startswith(("error ", "warning ", "info "))]


@pytest.mark.parametrize(
    ("words", "config", "shown", "first", "around"),
    [
        ((), False, 20, "DML001", True),
        ((), True, 31, "SET001", True),
        (("--show", "0"), False, 31, "SET001", True),
        (("--show", "3"), True, 3, "DML001", True),
        (("a.sql",), False, 31, "SET001", False),
        (("a.sql", "--show", "3"), False, 3, "DML001", False),
        (("--statistics",), False, 0, "", False),
    ],
)
def test_how_much_is_shown(
    *, words: tuple[str, ...], config: bool, shown: int, first: str, around: bool,
    folder: Path, capsys: Captured,
) -> None:  # fmt: skip
    (folder / "a.sql").write_text(MANY, encoding="utf-8")
    if config:
        (folder / "dq.yaml").write_text("", encoding="utf-8")
    text = printed(capsys, *words)
    codes = headings(text)
    assert (len(codes), "".join(codes[:1])) == (shown, first)
    assert text.startswith("read  ") == around
    assert ("give them by `tables`" in text) == around
    assert f"... and {31 - shown} " in text or shown in (0, 31)


def test_contracts_alone_are_told_of_as_before(folder: Path, capsys: Captured) -> None:
    (folder / "c.odcs.yaml").write_text(CONTRACT.replace("integer", "integr"), encoding="utf-8")
    assert exit_code("lint") == FINDINGS
    assert capsys.readouterr().out.startswith("error ODC104")


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "\N{ARABIC-INDIC DIGIT ONE}"])
def test_what_is_no_number(number: str) -> None:
    assert exit_code("lint", f"--show={number}") == USAGE
