"""Links in trees: the same ones are followed everywhere, and nothing is read out of the tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_lineage.projects.trees.git import CommitTree, StagedTree
from dq_lineage.projects.trees.left_out import FOLDERS
from dq_lineage.projects.trees.listing import Listing
from dq_lineage.projects.trees.tree import Tree
from dq_lineage.projects.trees.walking import walk
from dq_lineage.projects.trees.working import WorkingTree

CASES = yaml.safe_load(Path(__file__).with_name("links.yaml").read_text(encoding="utf-8"))
FILES = ("models/a.sql", "models/deep/b.sql", "shared/c.sql", "shared/more/d.sql", "node_modules/n.sql")


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", "-C", str(folder), *settings, *words), check=True, capture_output=True)


def laid_out(folder: Path, links: Mapping[str, str]) -> None:
    for path in FILES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"select '{path}'")
    for path, target in links.items():
        (folder / path).symlink_to(target.replace("FOLDER", str(folder)))


def outside_of(folder: Path) -> None:
    (folder / "outside").mkdir(parents=True)
    (folder / "outside" / "z.sql").write_text("select 'secret'")
    os.mkfifo(folder / "outside" / "pipe")
    (folder / "shop-other" / "a").mkdir(parents=True)
    (folder / "shop").mkdir()


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    outside_of(tmp_path)
    return tmp_path / "shop"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One repository with a folder for each case."""
    folder = tmp_path_factory.mktemp("links")
    for at, case in enumerate(CASES):
        outside_of(folder / str(at))
        laid_out(folder / str(at) / "shop", case["links"])
    git(folder, "init", "-q")
    git(folder, "add", "-A", "-f")
    git(folder, "commit", "-q", "-m", "x")
    return folder


@pytest.mark.parametrize("at", range(len(CASES)), ids=[case["what"] for case in CASES])
def test_every_tree_follows_the_same_links(at: int, repository: Path) -> None:
    case, shop = CASES[at], repository / str(at) / "shop"
    trees = (WorkingTree(str(shop)), StagedTree(str(shop)), CommitTree(str(shop), "HEAD"))
    try:
        for tree in trees:
            models = [path.removeprefix("models/") for path in tree.files() if path.startswith("models/")]
            assert (models, _reasons(tree)) == (case["files"], case.get("not", {})), type(tree)
            for path in tree.files():
                assert tree.read(path).source.text == f"select '{_meant(shop, path)}'"
        assert dict(trees[0].files()) == dict(trees[1].files()) == dict(trees[2].files())
        assert trees[0].unfollowed() == trees[1].unfollowed() == trees[2].unfollowed()
    finally:
        trees[1].close()
        trees[2].close()


def _reasons(tree: Tree) -> dict[str, str]:
    return {link.path: link.reason for link in tree.unfollowed()}


def _meant(shop: Path, path: str) -> str:
    return (shop / path).resolve().relative_to(shop.resolve()).as_posix()


def test_a_pipe_in_the_tree_is_never_waited_for(shop: Path) -> None:
    laid_out(shop, {"models/x.sql": "../pipe.sql"})
    os.mkfifo(shop / "pipe.sql")
    tree = WorkingTree(str(shop))
    assert [(link.path, link.reason) for link in tree.unfollowed()] == [("models/x.sql", "special")]
    assert "pipe.sql" not in tree.files()


@pytest.mark.parametrize("became", ["/etc/passwd", "/dev/zero", "pipe", "models/deep/b.sql"])
@pytest.mark.parametrize("path", ["models/a.sql", "models/x.sql"])
def test_what_became_a_link_after_it_was_listed_is_not_read(path: str, became: str, shop: Path) -> None:
    laid_out(shop, {"models/x.sql": "a.sql"})
    os.mkfifo(shop / "models" / "pipe")
    tree = WorkingTree(str(shop))
    assert path in tree.files()
    (shop / path).unlink()
    (shop / path).symlink_to(became)
    assert tree.read(path).unreadable is not None
    assert tree.files()[path] == "unreadable"


def test_a_link_with_a_text_that_no_system_has(shop: Path) -> None:
    laid_out(shop, {})
    git(shop, "init", "-q")
    for name, text in (("long", b"a/" * 5000), ("zero", b"a\0b"), ("empty", b""), ("bytes", b"\xff\xfe")):
        done = subprocess.run(
            ("git", "-C", str(shop), "hash-object", "-w", "--stdin"),
            input=text,
            capture_output=True,
            check=True,
        )
        info = f"120000,{done.stdout.decode().strip()},models/{name}.sql"
        git(shop, "update-index", "--add", "--cacheinfo", info)
    tree = StagedTree(str(shop))
    try:
        assert {link.reason for link in tree.unfollowed()} == {"dangling"}
        assert len(tree.unfollowed()) == 4
        assert not tree.files()
    finally:
        tree.close()


_NAMES = st.sampled_from(["a", "b", "c"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map("/".join)
_TARGETS = st.lists(st.sampled_from(["a", "b", "c", "..", "."]), min_size=1, max_size=4).map("/".join)


@settings(max_examples=60, deadline=None)
@given(files=st.sets(_PATHS, max_size=4), links=st.dictionaries(_PATHS, _TARGETS, max_size=4))
def test_the_disk_and_a_listing_agree(
    files: set[str], links: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tree") / "t"
    folder.mkdir()
    made: dict[str, str] = {}
    linked: dict[str, bytes] = {}
    for path in sorted({*files, *links}):
        taken = [*made, *linked]
        if not any(path == each or path.startswith(f"{each}/") for each in taken):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if path in links:
                (folder / path).symlink_to(links[path])
                linked[path] = links[path].encode()
            else:
                (folder / path).write_text(path)
                made[path] = path
    disk, listed = WorkingTree(str(folder)), Listing(str(folder), made, linked)
    walked = walk(listed)
    assert (walked.paths, walked.links) == (list(disk.files()), disk.unfollowed())
    for path in walked.paths:
        assert disk.read(path).source.text == listed.key(path)
    assert FOLDERS.isdisjoint(part for path in walked.paths for part in path.split("/"))
