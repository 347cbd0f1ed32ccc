"""`dq lineage` over dbt projects, good and broken ones; the cases stand in lineage_of_projects.yaml."""

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import exit_code

TABLE = yaml.safe_load((Path(__file__).parent / "lineage_of_projects.yaml").read_text(encoding="utf-8"))


def _id(case: Mapping[str, Any]) -> str:
    return f"{case['name']}: {case['run']}" if "name" in case else str(case["run"])


def laid_out(folder: Path, files: Mapping[str, str], encoding: str = "utf-8") -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding=encoding, newline="\n")


@pytest.mark.parametrize("case", TABLE["cases"], ids=_id)
def test_cases(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_out(tmp_path, {} if case.get("bare") else TABLE["base"])
    laid_out(tmp_path, case.get("files", {}))
    laid_out(tmp_path, case.get("latin", {}), "latin-1")
    monkeypatch.chdir(tmp_path / case.get("in", "."))
    code = exit_code(*shlex.split(case["run"]), "--trusted", "--no-cache")
    told = capsys.readouterr()
    said = told.out + told.err
    assert code == case.get("code", 0), said
    for words in case.get("says", ()):
        assert words in said
    for words in case.get("not", ()):
        assert words not in said


def _git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("words", "column"),
    [
        (("--commit", "HEAD~1"), "first"),
        (("--commit", "HEAD"), "second"),
        (("--staged",), "staged"),
        ((), "working"),
    ],
)
def test_the_moments_of_a_project(
    words: tuple[str, ...],
    column: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    laid_out(tmp_path, {"shop/dbt_project.yml": "name: shop\n"})
    _git(tmp_path, "init", "-q")
    for state in ("first", "second", "staged", "working"):
        laid_out(tmp_path, {"shop/models/one.sql": f"select 1 as {state}\n"})
        if state != "working":
            _git(tmp_path, "add", ".")
        if state in ("first", "second"):
            _git(tmp_path, "commit", "-q", "-m", state)
    monkeypatch.chdir(tmp_path / "shop" / "models")
    assert exit_code("lineage", "--model", "one", "--trusted", "--no-cache", *words) == 0
    assert f"  {column}  <- no source" in capsys.readouterr().out
