"""`dq lint` with a baseline and against a commit: what is new, what is stale, and what cannot be compared."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dq.exit_codes import CLEAN, FINDINGS, USAGE
from dq.project.known_findings.fingerprint import Fingerprints
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.source import Source
from dq_core.suppression.baseline import baseline_of, text_of
from tests.commands.linted import Outcome, lint
from tests.commands.running import exit_code

Captured = pytest.CaptureFixture[str]
CASES = yaml.safe_load((Path(__file__).parent / "known_findings.yaml").read_text(encoding="utf-8"))
BASELINE = "dq-baseline.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.com")
    git("init", "-q", "-b", "main")
    return tmp_path


def git(*words: str) -> None:
    subprocess.run(("git", *words), check=True, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "x", "--allow-empty")


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(BASELINE).read_text(encoding="utf-8"))["findings"]
    return found


@pytest.mark.parametrize("way", ["baseline", "base"])
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_only_what_is_new_counts(case: dict[str, Any], way: str, capsys: Captured) -> None:
    write(case["before"])
    if way == "baseline":
        assert exit_code("lint", "--write-baseline", "--select", "default") == CLEAN
    else:
        commit()
    write(case["after"])
    outcome = lint(capsys, *(() if way == "baseline" else ("--base", "main")))
    counted = [f"{code} {path}:{line}" for code, path, line in outcome.counted]
    assert counted == case["new"]
    assert outcome.code == (FINDINGS if counted else CLEAN)


def test_a_baseline_shrinks_and_never_grows_by_itself(capsys: Captured) -> None:
    write({"a.sql": "delete from t;\ndelete from u;\n", "b.sql": "delete from v;\n"})
    exit_code("lint", "--write-baseline")
    assert [(entry["path"], entry["count"]) for entry in entries()] == [
        ("a.sql", 1),
        ("a.sql", 1),
        ("b.sql", 1),
    ]
    write({"a.sql": "delete from u;\ndelete from w;\n"})
    text = Path(BASELINE).read_text(encoding="utf-8")
    outcome = lint(capsys)
    assert outcome.counted == [("DML001", "a.sql", 2)]
    assert outcome.envelope["summary"]["baseline"] == {"file": BASELINE, "known": 2, "stale": 1}
    assert Path(BASELINE).read_text(encoding="utf-8") == text
    assert lint(capsys, "b.sql").envelope["summary"]["baseline"]["stale"] == 0
    assert lint(capsys, "--ignore", "DML").envelope["summary"]["baseline"]["stale"] == 0
    assert lint(capsys, "--strict-baseline").codes == ["DML001", "SUP005"]
    exit_code("lint", "a.sql", "--write-baseline")
    assert [entry["path"] for entry in entries()] == ["a.sql", "a.sql", "b.sql"]
    assert lint(capsys, "--strict-baseline").code == CLEAN
    Path("b.sql").unlink()
    assert lint(capsys, "a.sql", "--strict-baseline").codes == ["SUP005"]


def test_a_baseline_is_named_chosen_and_passed_over(folder: Path, capsys: Captured) -> None:
    write({"a.sql": "delete from t;\n", "dq.yaml": "baseline: known/sql.json\n"})
    (folder / "known").mkdir()
    assert lint(capsys).code == USAGE
    assert exit_code("lint", "--write-baseline") == CLEAN
    assert (folder / "known" / "sql.json").exists()
    assert lint(capsys).code == CLEAN
    assert lint(capsys, "--no-baseline").code == FINDINGS
    assert lint(capsys, "--baseline", "other.json").code == USAGE
    assert exit_code("lint", "--baseline", "other.json", "--write-baseline") == CLEAN
    (folder / "sub").mkdir()
    assert [entry["path"] for entry in json.loads((folder / "other.json").read_text())["findings"]] == [
        "a.sql"
    ]


def test_paths_do_not_depend_on_where_it_is_run(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "models").mkdir()
    write({"models/a.sql": "delete from t;\n", "dq.yaml": ""})
    exit_code("lint", "--write-baseline")
    commit()
    monkeypatch.chdir(folder / "models")
    assert lint(capsys).code == CLEAN
    assert lint(capsys, "a.sql", "--no-baseline", "--base", "HEAD").code == CLEAN


def test_what_is_known_is_not_fixed() -> None:
    write({"a.sql": "select 1 where a = null;\n"})
    exit_code("lint", "--write-baseline")
    write({"a.sql": "select 1 where a = null;\nselect 1 where b = null;\n"})
    exit_code("lint", "--fix")
    assert Path("a.sql").read_text() == "select 1 where a = null;\nselect 1 where b IS NULL;\n"
    exit_code("lint", "--fix", "--no-baseline")
    assert Path("a.sql").read_text() == "select 1 where a IS NULL;\nselect 1 where b IS NULL;\n"


def test_a_baseline_holds_no_text_of_files() -> None:
    private = "s3cr3t-tokn-1234567890"
    write({"a.sql": f"update t set a = '{private}';\n"})
    exit_code("lint", "--write-baseline")
    assert private not in Path(BASELINE).read_text()
    assert entries()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 2, "findings": []}', '{"version": 1}', '{"version": 1, "findings": [1]}',
     '{"version": 1, "findings": [{"path": "a", "code": "B", "about": "c", "count": -1}]}',
     '{"version": 1, "findings": [{"path": "a", "code": "B", "about": "c", "count": true}]}',
     "[" * 100_000],
)  # fmt: skip
def test_a_broken_baseline_ends_the_run(text: str, capsys: Captured) -> None:
    write({"a.sql": "delete from t;\n", BASELINE: text})
    outcome = lint(capsys)
    assert outcome.code == USAGE
    assert "no baseline that can be used" in outcome.errors
    assert exit_code("lint", "--write-baseline") == USAGE
    assert Path(BASELINE).read_text() == text


def _renamed(capsys: Captured) -> Outcome:
    git("mv", "a.sql", "b.sql")
    write({"b.sql": "-- moved\ndelete from t;\nselect 1 where a = null;\nselect 2 where b = null;\n"})
    return lint(capsys, "--base", "main")


def test_a_renamed_file_is_followed(capsys: Captured) -> None:
    write({"a.sql": "delete from t;\nselect 1 where a = null;\n"})
    commit()
    assert _renamed(capsys).counted == [("NUL002", "b.sql", 4)]


def test_a_branch_counts_from_where_it_departed(capsys: Captured) -> None:
    write({"a.sql": "delete from t;\n"})
    commit()
    git("checkout", "-q", "-b", "work")
    write({"a.sql": "delete from t;\ndelete from u;\n"})
    commit()
    git("checkout", "-q", "main")
    write({"a.sql": "delete from t;\ndelete from v;\n"})
    commit()
    git("checkout", "-q", "work")
    outcome = lint(capsys, "--base", "main")
    assert outcome.counted == [("DML001", "a.sql", 2)]
    assert outcome.envelope["summary"]["base"] == {"revision": "main", "known": 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--base", "nowhere"), "no commit is named 'nowhere'"),
        (("--base", ""), "is no revision"),
        (("--base", "--all"), "expected one argument"),
        (("--base=--all",), "is no revision"),
        (("--base", "main", "--write-baseline"), "does not go with --base"),
        (("--no-baseline", "--write-baseline"), "does not go with --no-baseline"),
    ],
)
def test_what_cannot_be_compared_ends_the_run(words: tuple[str, ...], said: str, capsys: Captured) -> None:
    write({"a.sql": "delete from t;\n"})
    commit()
    outcome = lint(capsys, *words)
    assert outcome.code == USAGE
    assert said in outcome.errors


def test_without_a_commit_or_a_repository_the_run_ends(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    write({"a.sql": "delete from t;\n"})
    assert lint(capsys, "--base", "HEAD").code == USAGE
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.chdir(outside)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    write({"a.sql": "delete from t;\n"})
    outcome = lint(capsys, "--base", "HEAD")
    assert outcome.code == USAGE
    assert "--base compares with a commit" in outcome.errors


_TEXTS = st.text(max_size=12)


@given(st.dictionaries(st.tuples(_TEXTS, _TEXTS, _TEXTS), st.integers(1, 9), max_size=6))
@settings(max_examples=60)
def test_a_baseline_reads_what_it_wrote(counts: dict[tuple[str, str, str], int]) -> None:
    text = text_of(counts)
    read = baseline_of(Source("b.json", text))
    assert dict(read.counts) == counts
    assert text == text_of(read.counts)
    assert {place.line for place in read.places.values()} == set(range(2, 2 + len(counts)))


def test_an_entry_that_a_merge_left_twice_counts_once() -> None:
    one = '{"path": "a", "code": "B", "about": "c", "count": 2}'
    read = baseline_of(Source("b.json", f'{{"version": 1, "findings": [{one}, {one}]}}'))
    assert dict(read.counts) == {("a", "B", "c"): 2}
    with pytest.raises(DqError):
        baseline_of(Source("b.json", "<<<<<<< ours"))


_BLANKS = st.lists(
    st.sampled_from([" ", "\n", "\t", "/* a 'text' */", "-- a comment\n"]), min_size=1, max_size=3
)
_WORDS = ("delete", "from", "T", ",", '"Quoted"', "where", "a", "=", "'A Text'", "or", "1.5", "<=", "b")


@given(st.lists(_BLANKS, min_size=len(_WORDS), max_size=len(_WORDS)), st.booleans())
@settings(max_examples=100)
def test_blanks_comments_and_case_are_no_difference(blanks: list[list[str]], upper: bool) -> None:  # noqa: FBT001
    words = [word.upper() if upper and "'" not in word and '"' not in word else word for word in _WORDS]
    spread = "".join(word + "".join(blank) for word, blank in zip(words, blanks, strict=True))
    assert _key(spread) == _key(" ".join(_WORDS))


@given(st.integers(0, len(_WORDS) - 1), st.sampled_from(["x", "'a text'", '"quoted"', "2.5"]))
def test_another_word_is_a_difference(at: int, word: str) -> None:
    assert _key(" ".join([*_WORDS[:at], word, *_WORDS[at + 1 :]])) != _key(" ".join(_WORDS))


def _key(text: str) -> tuple[str, str, str]:
    source = Source("a.sql", text)
    place = source.location(0, len(text.rstrip()))
    keys = Fingerprints(".", {}, {"a.sql": source}, "postgres")
    return keys.key(Finding("DML001", "", "", place))
