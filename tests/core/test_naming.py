import os
from pathlib import Path

import pytest

from dq_core.paths import shown
from dq_core.suggestion import did_you_mean, nearest

KNOWN = ("required", "primaryKey", "logicalType", "name")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("requird", "required"),
        ("REQUIRED", "required"),
        ("primary_key", "primaryKey"),
        ("logicaltype", "logicalType"),
        ("nmae", "name"),
        ("zzz", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_nearest_word_is_offered(word: str, expected: str | None) -> None:
    assert nearest(word, KNOWN) == expected
    assert did_you_mean(word, KNOWN) == (f"did you mean {expected!r}?" if expected else "")


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest("a", ()) is None


def test_a_path_below_the_base_is_relative_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cases = {
        "a.yaml": "a.yaml",
        "./a/../b.yaml": "b.yaml",
        str(tmp_path / "a" / "b.yaml"): "a/b.yaml",
        ".": ".",
        "..": str(tmp_path.parent),
        "../other/a.yaml": f"{tmp_path.parent}/other/a.yaml",
        f"{tmp_path}-other/a.yaml": f"{tmp_path}-other/a.yaml",
        "-": "-",
    }
    assert {path: shown(path) for path in cases} == cases
    assert shown("a/b.yaml", str(tmp_path / "a")) == "b.yaml"
    assert shown("/etc/x", "/") == "etc/x"


def test_a_name_that_is_no_utf_8_survives() -> None:
    assert os.fsencode(shown(os.fsdecode(b"caf\xe9.yaml"))) == b"caf\xe9.yaml"
