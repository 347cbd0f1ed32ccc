"""`dq lineage` in folders of queries with metadata; the cases stand in lineage_of_folders.yaml."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import exit_code

TABLE = yaml.safe_load(Path(__file__).with_name("lineage_of_folders.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["run"] or "all")
def test_cases(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in {**({} if case.get("bare") else TABLE["base"]), **case.get("files", {})}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    if case.get("git"):
        name = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        for words in (("init", "-q"), ("add", "."), (*name, "commit", "-q", "-m", "x")):
            subprocess.run(("git", *words), cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.chdir(tmp_path / case.get("in", "."))
    code = exit_code("lineage", *shlex.split(case["run"]), "--trusted", "--no-cache")
    told = capsys.readouterr()
    said = told.out + told.err
    assert code == case.get("code", 0), said
    for words in case.get("says", ()):
        assert words in said, said
    for words in case.get("not", ()):
        assert words not in said, said
