"""The hook as the real pre-commit installs and runs it: `make hooks`. Needs the package index."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = """\
apiVersion: v3.1.0
kind: DataContract
id: a
version: 1.0.0
status: active
schema:
  - name: orders
"""


def _run(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.com",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home"),
    }
    return subprocess.run(argv, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.hooks
def test_hook(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "contracts").mkdir(parents=True)
    (project / "contracts" / "orders.yaml").write_text(GOOD, encoding="utf-8")
    (project / "other.yaml").write_text("a: [", encoding="utf-8")
    _run(project, "git", "init", "-q")
    _run(project, "git", "add", "-A")
    hook = (
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(ROOT),
        "dq-contract",
        "--all-files",
        "--verbose",
    )
    passed = _run(project, *hook)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "no findings in 1 file" in passed.stdout
    (project / "contracts" / "orders.yaml").write_text(GOOD + "    requird: true\n", encoding="utf-8")
    failed = _run(project, *hook)
    assert failed.returncode == 1
    assert "ODC101" in failed.stdout
    assert "contracts/orders.yaml:8:5" in failed.stdout


@pytest.mark.hooks
def test_sql_hook(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "a b.sql").write_text("SELECT id FROM orders WHERE id = 1;\n", encoding="utf-8")
    (project / "other.yaml").write_text("a: [", encoding="utf-8")
    _run(project, "git", "init", "-q")
    _run(project, "git", "add", "-A")
    hook = (sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "dq-lint", "--all-files", "--verbose")
    passed = _run(project, *hook)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "no findings in 1 file" in passed.stdout
    (project / "a b.sql").write_text("DELETE FROM orders;\n", encoding="utf-8")
    failed = _run(project, *hook)
    assert failed.returncode == 1
    assert "DML001" in failed.stdout
    assert "a b.sql:1:1" in failed.stdout
