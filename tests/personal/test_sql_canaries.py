"""Personal values and secrets in SQL, YAML and seeds reach no output, in no format, and no file that is kept.

`canaries` is a project with a contract, a log of queries and scripts, and a canary in every place there is:
`<<e-mail>>` stands for one.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dq.reports.registry import names as formats
from tests.commands.running import exit_code

CANARIES = {
    "e-mail": "canary.bird@cagemail.org",
    "invented e-mail": "parrot@example.com",
    "card": "4556737586899855",
    "card in groups": "4929 1234 5678 9015",
    "card for tests": "4111111111111111",
    "social security number": "536-22-8726",
    "telephone": "+49 30 901820",
    "account": "NL91ABNA0417164300",
    "key": "AKIA2E0A8F3B244C9986",
    "token": "ghp_cAnArYcAnArYcAnArY0123456789cAnArY01",
    "password": "tr0ub4dor&3canary",
}
HERE = Path(__file__).parent / "canaries"
WITHOUT = ("--ignore", "PII,SEC")
"""Rules that find values are off: then nothing but the reports themselves covers them."""
ALSO_OFF = ("--select", "default,COL,CST,CTE,DDL,INC,JON,ORD,REF,TIM,WIN")
COMMANDS = (
    ("lint", "--show", "0"),
    ("lint", "--show", "0", *ALSO_OFF, *WITHOUT),
    ("lint", "--ignore-noqa", "--statistics"),
    ("lint", "--no-project", "--dialect", "postgres", "models", "scripts", "tests", *WITHOUT),
    ("lint", "--query-log", "log.csv", "--dialect", "snowflake"),
    ("import", "dbt"),
    ("import", "dbt", "--per", "model", "--output-dir", "made"),
)
TOLD = (
    ("lineage",),
    ("lineage", "--no-project", "models", "scripts"),
    ("lineage", "--column", "users.email"),
    ("pii", "--erasure"),
    ("pii", "--no-project", "models", "scripts"),
)
PLAIN = (
    ("lint",),
    ("lineage",),
    ("pii",),
    ("pii", "."),
    ("import", "dbt"),
    ("lineage", "--column", "users.email"),
    (),
)


def with_canaries(folder: Path) -> None:
    """Write the project into a folder, with canaries in place of their names."""
    for path in sorted(HERE.rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for name, canary in CANARIES.items():
                text = text.replace(f"<<{name}>>", canary)
            assert "<<" not in text, path
            to = folder / path.relative_to(HERE)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(text, encoding="utf-8")
    (folder / ".git").mkdir()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("canaries")
    with_canaries(folder)
    return folder


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    return project


def leaks(text: str) -> list[str]:
    """Return the names of the canaries in a text, as they are or as formats write them."""
    plain = text.replace("\\u0026", "&").replace("&amp;", "&").replace("\\n", "\n")
    return [name for name, canary in CANARIES.items() if canary in text or canary in plain]


def assert_silent(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, *words: str) -> str:
    """Run a command and return what it prints, which tells no canary and of no failure."""
    exit_code(*words)
    output = "".join(capfd.readouterr()) + caplog.text
    assert leaks(output) == [], output
    assert "INT001" not in output
    return output


@pytest.mark.parametrize(
    ("words", "every"),
    [
        *((words, formats()) for words in COMMANDS),
        *((words, formats(events=True, pictures=True)) for words in TOLD),
    ],
    ids=lambda value: " ".join(value[:4]),
)
def test_no_format_tells_a_value(
    words: tuple[str, ...],
    every: tuple[str, ...],
    here: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    outputs = [
        word for name in every for word in ("--output-format", name, "--output-file", f"{tmp_path}/{name}")
    ]
    assert_silent(capfd, caplog, *words, *outputs)
    written = {name: (tmp_path / name).read_text(encoding="utf-8") for name in every}
    assert {name: leaks(text) for name, text in written.items() if leaks(text)} == {}
    assert "INT001" not in written["json"]
    assert here == Path.cwd()


@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
@pytest.mark.usefixtures("here")
def test_no_text_tells_a_value(
    words: tuple[str, ...], capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert_silent(capfd, caplog, *words)


def test_files_that_are_kept_tell_no_value(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".dq", "made"))
    monkeypatch.chdir(folder)
    before = set(folder.rglob("*"))
    assert_silent(capfd, caplog, "lint", "--write-baseline")
    assert_silent(capfd, caplog, "import", "dbt", "--output-dir", "made")
    made = [path for path in sorted(folder.rglob("*")) if path.is_file() and path not in before]
    assert {path.relative_to(folder).parts[0] for path in made} >= {"dq-baseline.json", "made", ".dq"}
    # the cache holds SQL as it stands in the repository, as docs/personal-data.md says
    shared = [path for path in made if path.relative_to(folder).parts[0] != ".dq"]
    told = {path.name: leaks(path.read_bytes().decode("utf-8", "replace")) for path in shared}
    assert {name: found for name, found in told.items() if found} == {}


def test_every_place_is_found(
    here: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """The canaries would be told of where a rule looks: each file has findings, at places that hold one."""
    output = assert_silent(capfd, caplog, "lint", "--output-format", "json", "--select", "PII003,SEC")
    report = json.JSONDecoder().raw_decode(output)[0]  # the log of another thread may follow
    found = [each for each in report["findings"] if not each["code"].startswith("PRJ")]
    places = [finding["location"] for finding in found]
    texts = [_at(here, place) for place in places if place["line"] == place["end_line"]]
    assert {place["path"] for place in places} == set((HERE / "found.txt").read_text().split())
    assert [
        text for text in texts if not any(text in canary or canary in text for canary in CANARIES.values())
    ] == []


def _at(folder: Path, place: dict[str, object]) -> str:
    lines = (folder / str(place["path"])).read_text(encoding="utf-8").splitlines()
    line, start, end = place["line"], place["column"], place["end_column"]
    assert isinstance(line, int)
    assert isinstance(start, int)
    assert isinstance(end, int)
    return lines[line - 1][start - 1 : end - 1]
