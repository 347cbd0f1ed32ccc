"""Where a path may lead: inside the repository, or the project's folder where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dq_contracts.including.places import NotThereError, OutsideError, boundary, place_of


@pytest.mark.parametrize(
    ("repository", "root", "folder", "expected"),
    [
        ("r", "r/p", "r/p/c", "r"),
        ("r", "r", "r", "r"),
        ("r", "elsewhere", "r/c", "r"),
        ("", "r", "r/p/c", "r"),
        ("", "r/p/c", "r/p", "r/p"),
        ("", "", "r/p", "r/p"),
        ("r/p", "r", "r/p/c", "r/p"),
    ],
)
def test_the_boundary(repository: str, root: str, folder: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir(parents=True)
    if repository:
        (tmp_path / repository / ".git").mkdir(parents=True)
    assert boundary(str(tmp_path / folder), str(tmp_path / root) if root else "") == str(tmp_path / expected)


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "d.yaml")
    with pytest.raises(NotThereError, match="no regular file"):
        place_of("d.yaml", str(tmp_path), "")


@pytest.mark.parametrize("text", ["a\x00b", "x" * 5_000, "a/" * 3_000, "none.yaml", "none/../none.yaml"])
def test_what_cannot_be_a_file_is_not_there(text: str, tmp_path: Path) -> None:
    with pytest.raises(NotThereError):
        place_of(text, str(tmp_path), str(tmp_path))


@pytest.mark.parametrize(
    "text", ["..", "../x.yaml", "a/../../x.yaml", "/x.yaml", "\\x.yaml", "c:x.yaml", "a://b"]
)
def test_what_leads_out_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(OutsideError):
        place_of(text, str(tmp_path), str(tmp_path))


def test_a_name_that_starts_like_the_boundary_is_outside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "inner.yaml").write_text("")
    with pytest.raises(OutsideError):
        place_of("../inner.yaml", str(tmp_path / "in"), "")
