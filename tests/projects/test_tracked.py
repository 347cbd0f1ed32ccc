"""What is said of a file being kept by git is what git says, whether it was asked or its index sufficed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from dq_lineage.projects.trees import git_process
from dq_lineage.projects.trees.tracked import tracked

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

NAMES = (".dq/cache.sqlite", "models/a.sql", "inner/.dq/cache.sqlite")
INDEXES = {
    "version 2": ("update-index", "--index-version", "2"),
    "version 3": ("update-index", "--index-version", "3"),
    "version 4": ("update-index", "--index-version", "4"),
    "split": ("update-index", "--split-index"),
}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What git was asked for."""
    found: list[str] = []
    command = git_process.command

    def spied(folder: str, *words: str) -> list[str]:
        found.append(words[0])
        return command(folder, *words)

    monkeypatch.setattr(git_process, "command", spied)
    return found


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize("kept", [(), NAMES[:1], NAMES[1:2], NAMES[2:], NAMES], ids=" ".join)
def test_it_is_what_git_says(repository: Path, index: str, kept: tuple[str, ...]) -> None:
    for name in kept:
        git(repository, "add", "-f", name)
    if kept:
        git(repository, *INDEXES[index])
    for name in NAMES:
        assert tracked(str(repository), str(repository / name)) is (name in kept)


def test_git_is_not_asked_where_its_index_shows_it(repository: Path, asked: list[str]) -> None:
    path = str(repository / NAMES[0])
    assert not tracked(str(repository), path)
    git(repository, "add", NAMES[1])
    assert not tracked(str(repository), path)
    assert asked == []
    git(repository, "add", "-f", NAMES[0])
    assert tracked(str(repository), path)
    assert asked == ["ls-files"]


@pytest.mark.parametrize("index", [b"", b"DIRC", b"DIRC\0\0\0\x09", b"no index at all"])
def test_an_index_that_says_nothing_is_left_to_git(repository: Path, asked: list[str], index: bytes) -> None:
    (repository / ".git" / "index").write_bytes(index)
    assert not tracked(str(repository), str(repository / NAMES[0]))
    assert asked == ["ls-files"]


def test_a_worktree_is_left_to_git(repository: Path, asked: list[str]) -> None:
    git(repository, "add", "-f", *NAMES)
    git(repository, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "all")
    other = repository / "other"
    git(repository, "worktree", "add", "-q", str(other))
    assert tracked(str(other), str(other / NAMES[0]))
    assert asked == ["ls-files"]


def test_without_a_repository_git_keeps_nothing(tmp_path: Path, asked: list[str]) -> None:
    assert not tracked(str(tmp_path), str(tmp_path / "a"))
    assert asked == []
