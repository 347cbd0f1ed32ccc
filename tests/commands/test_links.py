"""Links out of a repository: each is told of with its place, on every run, and nothing behind it is shown."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import exit_code

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("links.yaml").read_text(encoding="utf-8")
)["cases"]
SECRET = ("s3cret", "s3cr", "root:x")


def laid_out(folder: Path, case: dict[str, Any]) -> None:
    for path, text in case["files"].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for path, target in case["links"].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)


@pytest.mark.parametrize("name", CASES)
def test_links_are_told_of_and_not_followed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    laid_out(tmp_path, case)
    monkeypatch.chdir(tmp_path / "shop")
    for line in case["run"]:
        words = shlex.split(line)
        trusted = ("--trusted",) if words else ()
        for _ in range(2 if line == case["run"][0] else 1):  # the second time with a cache
            exit_code(*words, *trusted)
            told = capsys.readouterr()
            said = told.out + told.err
            for text in case.get("says", ()):
                assert text in said, (line, said)
            for text in (*case.get("not", ()), *SECRET):
                assert text not in said, (line, said)


@pytest.mark.parametrize("words", [("--commit", "HEAD"), ("--staged",), ()])
def test_every_moment_of_a_project(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    laid_out(tmp_path, CASES["a model"])
    shop = tmp_path / "shop"
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "."), (*name, "commit", "-q", "-m", "x")):
        subprocess.run(("git", "-C", str(shop), *command), check=True, capture_output=True)
    monkeypatch.chdir(shop)
    assert exit_code("lineage", "--trusted", *words) == 0
    said = capsys.readouterr().out
    assert "models/b.sql:1:1" in said
    assert said.count("PRJ127") == 1


def test_a_file_that_became_a_link_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_out(tmp_path, {**CASES["a model"], "links": {}})
    monkeypatch.chdir(tmp_path / "shop")
    exit_code("lineage", "--model", "a", "--trusted")
    assert "a is read by" in capsys.readouterr().out
    model = Path("models/a.sql")
    model.unlink()
    model.symlink_to("../../outside/secret.sql")
    exit_code("lineage", "--trusted")
    told = capsys.readouterr()
    assert "models/a.sql:1:1" in told.out + told.err
    assert exit_code("lineage", "--model", "a", "--trusted") == 2
