"""The trees: the same file has the same key in the folder, the index and a commit; nothing hostile runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dq_core.errors import DqError
from dq_lineage.projects.trees.git import CommitTree, GitTree, StagedTree
from dq_lineage.projects.trees.git_revision import merge_base
from dq_lineage.projects.trees.working import WorkingTree

FILES = {
    "dbt_project.yml": "name: shop\n",
    "models/a.sql": "select 1 as a",
    "models/ä b.sql": "select 'é'",
    "models/target/kept.sql": "select 2",
    "target/manifest.json": "{}",
    "dbt_packages/p/dbt_project.yml": "name: p\n",
    "dbt_packages/p/macros/m.sql": "{% macro m() %}{% endmacro %}",
}
LEFT_OUT = {
    "target/compiled/a.sql": "x",
    "logs/dbt.log": "x",
    "node_modules/a/b.sql": "x",
    ".venv/lib/a.sql": "x",
    "dbt_packages/p/target/b.sql": "x",
}


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", "-C", str(folder), *settings, *words), check=True, capture_output=True)


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    write(folder, FILES | LEFT_OUT)
    (folder / "link.sql").symlink_to("/etc/passwd")
    git(folder.parent, "init", "-q", "-b", "main", "shop")
    git(folder, "add", "-A", "-f")
    git(folder, "commit", "-q", "-m", "first")
    return folder


@pytest.fixture
def opened() -> Iterator[list[GitTree]]:
    trees: list[GitTree] = []
    yield trees
    for tree in trees:
        tree.close()


def test_all_trees_agree(repository: Path, opened: list[GitTree]) -> None:
    commit, staged = CommitTree(str(repository), "main"), StagedTree(str(repository))
    opened += [commit, staged]
    working = WorkingTree(str(repository))
    assert list(working.files()) == sorted(FILES)
    assert dict(working.files()) == dict(commit.files()) == dict(staged.files())
    for path, text in FILES.items():
        for tree in (working, commit, staged):
            assert tree.read(path).source.text == text
    assert commit.shown("models/a.sql") == commit.read("models/a.sql").source.path == "main:models/a.sql"
    assert staged.shown("models/a.sql") == "models/a.sql"
    assert working.shown("models/a.sql") == f"{repository}/models/a.sql"


SHOWN = {"": "a.sql", ".": "a.sql", "./": "a.sql", "shop": "shop/a.sql", "shop/": "shop/a.sql", "/": "/a.sql"}


@pytest.mark.parametrize("shown", SHOWN)
def test_paths_begin_with_the_folder_as_named(shown: str, repository: Path) -> None:
    folder = str(repository)
    for tree in (WorkingTree(folder, shown), CommitTree(folder, "HEAD", shown), StagedTree(folder, shown)):
        assert tree.shown("a.sql") == SHOWN[shown]


def test_three_states_of_a_file(repository: Path, opened: list[GitTree]) -> None:
    write(repository, {"models/a.sql": "staged"})
    git(repository, "add", "models/a.sql")
    write(repository, {"models/a.sql": "working"})
    commit, staged = CommitTree(str(repository), "HEAD"), StagedTree(str(repository))
    opened += [commit, staged]
    trees = (WorkingTree(str(repository)), staged, commit)
    assert [tree.read("models/a.sql").source.text for tree in trees] == ["working", "staged", "select 1 as a"]
    assert len({tree.files()["models/a.sql"] for tree in trees}) == 3


def test_a_folder_of_a_repository_is_a_tree(repository: Path, opened: list[GitTree]) -> None:
    folder = str(repository / "dbt_packages" / "p")
    commit, staged = CommitTree(folder, "HEAD"), StagedTree(folder)
    opened += [commit, staged]
    expected = ["dbt_project.yml", "macros/m.sql"]
    assert list(commit.files()) == list(staged.files()) == list(WorkingTree(folder).files()) == expected


def test_a_file_that_is_not_there(repository: Path, opened: list[GitTree]) -> None:
    opened.append(CommitTree(str(repository), "HEAD"))
    for tree in (WorkingTree(str(repository)), opened[0]):
        found = tree.read("../shop/models/a.sql")
        assert found.unreadable is not None
        assert found.source.text == ""


def test_a_text_is_read_once(repository: Path, opened: list[GitTree]) -> None:
    opened.append(CommitTree(str(repository), "HEAD"))
    for tree in (WorkingTree(str(repository)), opened[0]):
        assert tree.read("models/a.sql") is tree.read("models/a.sql")


def test_an_object_that_is_lost_is_said(repository: Path, opened: list[GitTree]) -> None:
    tree = CommitTree(str(repository), "HEAD")
    opened.append(tree)
    key = tree.files()["models/a.sql"]
    (repository / ".git" / "objects" / key[:2] / key[2:]).unlink()
    assert tree.read("models/a.sql").unreadable is not None
    assert tree.read("dbt_project.yml").source.text == "name: shop\n"


def test_a_forked_process_reads_by_itself(repository: Path, opened: list[GitTree]) -> None:
    tree = CommitTree(str(repository), "HEAD")
    opened.append(tree)
    assert tree.read("models/a.sql").source.text
    child = os.fork()
    if not child:
        os._exit(tree.read("models/a.sql").source.text != "select 1 as a")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert tree.read("dbt_project.yml").source.text == "name: shop\n"


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-h", "", "main:models", "HEAD~5", "a\tb"])
def test_a_bad_revision_is_said(revision: str, repository: Path) -> None:
    with pytest.raises(DqError) as raised:
        CommitTree(str(repository), revision)
    assert raised.value.finding.code == "PRJ112"
    assert repr(revision) in raised.value.finding.message
    assert raised.value.finding.help


def test_no_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(DqError) as raised:
        StagedTree(str(tmp_path))
    assert "not a git repository" in raised.value.finding.message


def test_git_missing_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DqError) as raised:
        CommitTree(str(repository), "HEAD")
    assert raised.value.finding.message == "git is not installed"


def test_settings_of_a_repository_run_nothing(
    repository: Path, opened: list[GitTree], tmp_path: Path
) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n")
    trap.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "diff.external", "core.editor", "core.sshCommand"):
        git(repository, "config", setting, str(trap))
    (repository / ".gitattributes").write_text("*.sql filter=trap\n")
    git(repository, "config", "filter.trap.smudge", str(trap))
    git(repository, "config", "filter.trap.clean", str(trap))
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        (repository / ".git" / "hooks" / hook).write_text(trap.read_text())
        (repository / ".git" / "hooks" / hook).chmod(0o755)
    commit, staged = CommitTree(str(repository), "HEAD"), StagedTree(str(repository))
    opened += [commit, staged]
    assert commit.read("models/a.sql").source.text == staged.read("models/a.sql").source.text != ""
    assert not sprung.exists()


def test_the_base_of_two_branches(repository: Path, opened: list[GitTree]) -> None:
    git(repository, "checkout", "-q", "-b", "other")
    git(repository, "commit", "-q", "--allow-empty", "-m", "second")
    base = merge_base(str(repository), "main", "other")
    opened.append(CommitTree(str(repository), base))
    assert opened[0].files()
    with pytest.raises(DqError):
        merge_base(str(repository), "main", "nowhere")


def test_a_hook_may_name_places_from_its_folder(
    repository: Path, opened: list[GitTree], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    opened.append(StagedTree("models"))
    assert "a.sql" in opened[0].files()


def test_links_count_where_they_stay_inside(tmp_path: Path) -> None:
    write(tmp_path / "shop", {"real/a.sql": "x", "b.sql": "y"})
    write(tmp_path / "other", {"c.sql": "z"})
    shop = tmp_path / "shop"
    (shop / "linked").symlink_to("real")
    (shop / "again").symlink_to("real")
    (shop / "real" / "ring").symlink_to("..")
    (shop / "outside").symlink_to(tmp_path / "other")
    (shop / "outside.sql").symlink_to(tmp_path / "other" / "c.sql")
    (shop / "inside.sql").symlink_to("b.sql")
    (shop / "broken.sql").symlink_to("nothing")
    os.mkfifo(shop / "pipe.sql")
    found = list(WorkingTree(str(shop)).files())
    assert [path for path in found if "outside" in path or path in ("broken.sql", "pipe.sql")] == []
    assert {"b.sql", "inside.sql", "real/a.sql"} < set(found)
    assert len(found) == 4


def test_a_file_that_goes_away_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a.sql": "x"})
    tree = WorkingTree(str(tmp_path))
    assert "a.sql" in tree.files()
    (tmp_path / "a.sql").unlink()
    assert tree.read("a.sql").unreadable is not None
    assert tree.files()["a.sql"] == "unreadable"
