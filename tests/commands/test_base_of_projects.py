"""`dq lint --base` on projects: what a changed macro, property or setting brings is new, all else is not."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.project.known_findings import earlier
from dq_lineage.projects.working_out import WorkingOut
from tests.commands.linted import lint

OPTIONS = ("--trusted", "--ignore", "INC", "--base", "main")
Captured = pytest.CaptureFixture[str]
CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("base_of_projects.yaml").read_text(encoding="utf-8")
)["cases"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    return tmp_path


def git(*words: str) -> None:
    subprocess.run(("git", *words), check=True, capture_output=True)


def write(files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = Path(name)
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def prepare(case: Mapping[str, Any]) -> None:
    write({".gitignore": ".dq\n", **case["files"]})
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    for old, new in case.get("moved", ()):
        Path(new).parent.mkdir(parents=True, exist_ok=True)
        git("mv", old, new)
    write(case.get("after", {}))


@pytest.mark.parametrize("name", CASES)
def test_only_what_is_new_counts(name: str, capsys: Captured) -> None:
    case = CASES[name]
    prepare(case)
    for _ in range(2 if "all models" in name or "moved" in name else 1):  # the second time with a cache
        outcome = lint(capsys, *OPTIONS)
        assert [f"{code} {path}:{line}" for code, path, line in outcome.counted] == case["new"]


def test_only_what_changed_is_worked_out_again(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []
    submit = WorkingOut.submit

    def noted(self: WorkingOut, node: str, *more: Any) -> None:
        worked.append(node)
        submit(self, node, *more)

    case = CASES["a model that another one reads"]
    prepare(case)
    lint(capsys, "--trusted")
    monkeypatch.setattr(WorkingOut, "submit", noted)
    lint(capsys, *OPTIONS)
    # the tables are the same, so those who read the model stay as they are
    assert worked == ["model.shop.day"]
    worked.clear()
    lint(capsys, *OPTIONS)
    assert worked == []


def test_the_commit_is_not_asked_where_nothing_is_found(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare({"files": {"dbt_project.yml": "name: shop\n", "models/a.sql": "select 1 as one\n"}})
    monkeypatch.setattr(earlier, "_before", None)
    assert lint(capsys, *OPTIONS).code == 0


def test_a_model_of_a_folder_and_a_file_alone(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES["a macro that all models use"]
    prepare(case)
    assert lint(capsys, "models/a.sql", *OPTIONS).counted == [("SCN001", "models/a.sql", 2)]
    monkeypatch.chdir("models")
    assert lint(capsys, "b.sql", *OPTIONS).counted == [("SCN001", "b.sql", 2)]
    assert lint(capsys, "c.sql", *OPTIONS).counted == []


def test_declarations_from_a_folder_within(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(CASES["what was wrong, all of it at other places"])
    monkeypatch.chdir("models")
    for paths in ((), ("all.yml",), ("marts/b.sql",), ("../dbt_project.yml", "marts")):
        assert lint(capsys, *paths, *OPTIONS).counted == []
    told = lint(capsys, "all.yml", "--trusted").counted
    assert {code for code, _, _ in told} == {"PRJ101", "PRJ103", "PRJ104"}
    assert {path for _, path, _ in told} == {"all.yml"}
