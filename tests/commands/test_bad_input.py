"""Bad input ends in a clear message and the promised exit code; what else was named is still checked."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.exit_codes import CLEAN, FAILED, FINDINGS, NOTHING, USAGE
from tests.commands.linted import CONTRACT, lint
from tests.commands.running import exit_code

FILES = yaml.safe_load((Path(__file__).parent / "bad_files.yaml").read_text(encoding="utf-8"))
FAULTY = CONTRACT + "requird: true\n"
FAULT = ("ODC101", "faulty.odcs.yaml", 12)
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DQ_DEBUG", raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "faulty.odcs.yaml").write_text(FAULTY)
    return tmp_path


@pytest.mark.parametrize("case", FILES, ids=[case["name"] for case in FILES])
def test_a_bad_file_is_named_and_the_others_are_checked(
    case: dict[str, Any], folder: Path, capsys: Captured
) -> None:
    (folder / case["name"]).write_text(case["text"], encoding="utf-8")
    outcome = lint(capsys, case.get("named", case["name"]), "faulty.odcs.yaml")
    assert FAULT in outcome.counted
    assert sorted(code for code, path, _ in outcome.counted if path == case["name"]) == case["codes"]
    assert (outcome.code, outcome.errors) == (FINDINGS, "")
    helps = " ".join(found["help"] for found in outcome.envelope["findings"])
    assert case.get("words", "") in outcome.messages + helps
    assert exit_code("lint", case.get("named", case["name"])) == (FINDINGS if case["codes"] else CLEAN)


@pytest.mark.parametrize("name", ["a.odcs.yaml", "a.yaml"])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (CONTRACT.encode("utf-16"), "encoded as UTF-16"),
        (CONTRACT.replace("shop", "Zürich").encode("latin-1"), "the byte 0xfc is not UTF-8"),
        (b"PAR1\x00\x00\x00PAR1", "the file is binary"),
        (b"\x00" * 100, "the file is binary"),
    ],
)
def test_a_file_of_other_bytes_says_what_it_is(
    name: str, data: bytes, words: str, folder: Path, capsys: Captured
) -> None:
    (folder / name).write_bytes(data)
    outcome = lint(capsys, name, "faulty.odcs.yaml")
    assert outcome.codes == ["YML001", "ODC101"]
    assert words in outcome.messages
    assert outcome.code == FINDINGS


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_contract_in_another_encoding_is_not_passed_over(
    encoding: str, folder: Path, capsys: Captured
) -> None:
    (folder / "a.yaml").write_bytes(CONTRACT.replace("shop", "Zürich").encode(encoding))
    assert lint(capsys, ".").codes == ["YML001", "ODC101"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.odcs.yaml", "a.yaml"])
def test_byte_order_mark_and_line_ends_are_fine(
    name: str, mark: bytes, end: str, folder: Path, capsys: Captured
) -> None:
    (folder / name).write_bytes(mark + CONTRACT.replace("\n", end).encode())
    outcome = lint(capsys, name)
    assert (outcome.code, outcome.counted) == (CLEAN, [])
    (folder / name).write_bytes(mark + FAULTY.replace("\n", end).encode())
    assert lint(capsys, name).counted == [("ODC101", name, 12)]


@pytest.mark.parametrize("name", ["huge.odcs.yaml", "huge.yaml"])
@pytest.mark.parametrize(
    ("line", "times", "code"),
    [
        (b"- a: 1\n", 50_000_000 // 7, "YML005"),
        (b"x" * 1000, 50_000, "YML005"),
        (b"kind: DataContract\n", 70_000_000 // 19, "YML001"),
    ],
)
def test_a_huge_file_ends_at_a_limit(
    name: str, line: bytes, times: int, code: str, folder: Path, capsys: Captured
) -> None:
    (folder / name).write_bytes(b"kind: DataContract\n" + line * times)
    outcome = lint(capsys, name, "faulty.odcs.yaml")
    assert (outcome.codes, outcome.code) == ([FAULT[0], code], FINDINGS)
    (folder / name).unlink()


BOMBS = {
    "aliases": "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [{'*a%d, ' % (n - 1) * 9}]\n" for n in range(1, 10)),  # noqa: UP031
    "flow": "a: " + "[" * 5000 + "]" * 5000,
    "block": "- " * 5000 + "x\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_a_limit(name: str, folder: Path, capsys: Captured) -> None:
    (folder / "bomb.odcs.yaml").write_text("kind: DataContract\n" * (name != "block") + BOMBS[name])
    outcome = lint(capsys, "bomb.odcs.yaml", "faulty.odcs.yaml")
    assert (outcome.codes, outcome.code) == (["YML005", "ODC101"], FINDINGS)


@pytest.mark.parametrize(
    "path",
    ["missing.yaml", "missing/a.yaml", "faulty.odcs.yaml/", "faulty.odcs.yaml/x", "", "*.yml", "x" * 5000],
)
def test_a_path_that_does_not_exist_is_a_usage_error(path: str, folder: Path, capsys: Captured) -> None:
    outcome = lint(capsys, path, "faulty.odcs.yaml")
    assert sorted(outcome.codes) == ["ODC101", "PRJ001"]
    assert outcome.code == USAGE
    assert "no such file or folder" in outcome.messages


def test_a_folder_without_contracts_is_nothing_to_check(folder: Path, capsys: Captured) -> None:
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    (folder / "other" / "query.sqlx").write_text("select 1")
    (folder / "other" / "values.yml").write_text("one: 1\n")
    for path in ("empty", "other", "./empty/"):
        outcome = lint(capsys, path)
        assert (outcome.codes, outcome.code) == (["PRJ003"], NOTHING)
    assert lint(capsys, "other").envelope["coverage"]["not_checked"] == {"dataform": 1, "unknown": 1}
    outcome = lint(capsys, "empty", "faulty.odcs.yaml")
    assert (sorted(outcome.codes), outcome.code) == (["ODC101", "PRJ003"], FINDINGS)


def test_nothing_named_and_nothing_found_is_nothing_to_check(folder: Path, capsys: Captured) -> None:
    assert lint(capsys).counted == [FAULT]
    (folder / "faulty.odcs.yaml").unlink()
    outcome = lint(capsys)
    assert (outcome.codes, outcome.code) == (["PRJ003"], NOTHING)


def test_a_named_file_that_is_excluded_is_passed_over(folder: Path, capsys: Captured) -> None:
    (folder / "dq.yaml").write_text("exclude: ['faulty*']\n")
    outcome = lint(capsys, "faulty.odcs.yaml")
    assert (outcome.codes, outcome.code) == ([], CLEAN)
    assert outcome.envelope["coverage"]["excluded"] == 1
    assert lint(capsys, ".").code == CLEAN or lint(capsys, ".").codes == ["PRJ003"]


def test_a_named_file_need_not_be_included(folder: Path, capsys: Captured) -> None:
    (folder / "dq.yaml").write_text("include: [contracts/]\nexclude: [drafts/]\n")
    assert lint(capsys, "faulty.odcs.yaml").counted == [FAULT]


def test_a_file_is_read_once_however_often_it_is_named(folder: Path, capsys: Captured) -> None:
    (folder / "link.odcs.yaml").symlink_to("faulty.odcs.yaml")
    (folder / "here").symlink_to(".")
    for words in (["."], ["faulty.odcs.yaml", "./faulty.odcs.yaml"], [".", "faulty.odcs.yaml", "here"]):
        assert lint(capsys, *words).codes == ["ODC101"]


def test_two_contracts_for_one_dataset_are_a_finding(folder: Path, capsys: Captured) -> None:
    server = "servers: [{server: s, type: duckdb, database: x.duckdb}]\n"
    for name in ("a", "b"):
        (folder / f"{name}.odcs.yaml").write_text(CONTRACT.replace("id: shop", f"id: {name}") + server)
    outcome = lint(capsys, "a.odcs.yaml", "b.odcs.yaml")
    assert (outcome.counted, outcome.code) == ([("ODC210", "b.odcs.yaml", 8)], FINDINGS)


def test_links_that_lead_in_circles_end(folder: Path, capsys: Captured) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "up").symlink_to("..")
    (folder / "self.odcs.yaml").symlink_to("self.odcs.yaml")
    outcome = lint(capsys, ".")
    assert (sorted(outcome.codes), outcome.code) == (["INT002", "ODC101"], FAILED)
    assert "symbolic links" in outcome.messages
    assert lint(capsys, "self.odcs.yaml").codes == ["INT002"]


def test_a_link_to_nothing_cannot_be_read(folder: Path, capsys: Captured) -> None:
    (folder / "gone.odcs.yaml").symlink_to("nowhere")
    for words in (["gone.odcs.yaml"], ["."]):
        outcome = lint(capsys, *words)
        assert "INT002" in outcome.codes
        assert outcome.code == FAILED
    (folder / "gone.odcs.yaml").rename(folder / ".#faulty.odcs.yaml")
    assert lint(capsys, ".").codes == ["ODC101"]


def test_a_pipe_is_never_waited_for(folder: Path, capsys: Captured) -> None:
    os.mkfifo(folder / "pipe.odcs.yaml")
    outcome = lint(capsys, "pipe.odcs.yaml", "faulty.odcs.yaml")
    assert (sorted(outcome.codes), outcome.code) == (["INT002", "ODC101"], FAILED)
    assert "it is no regular file" in outcome.messages
    assert lint(capsys, ".").codes == ["ODC101"]


def test_a_device_is_no_file(capsys: Captured) -> None:
    outcome = lint(capsys, os.devnull)
    assert (outcome.counted, outcome.code) == ([("INT002", os.devnull, 1)], FAILED)


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_is_a_contract(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    for data, codes in ((CONTRACT, []), (FAULTY, ["ODC101"]), ("", ["YML004"]), ("\x00", ["YML001"])):
        standard_input(monkeypatch, data.encode())
        outcome = lint(capsys, "-")
        assert outcome.codes == codes
        assert outcome.code == bool(codes)


def test_standard_input_may_bear_a_name(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    standard_input(monkeypatch, FAULTY.encode())
    assert lint(capsys, "-", "--stdin-filename", "x/buffer.yaml").counted == [("ODC101", "x/buffer.yaml", 12)]


def test_standard_input_that_is_closed_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    outcome = lint(capsys, "-", "faulty.odcs.yaml")
    assert (sorted(outcome.codes), outcome.code) == (["INT002", "ODC101"], FAILED)


CONFIGURATIONS: tuple[tuple[str, str, str], ...] = (
    ("dq.yaml", "selct: [ODC]\n", "did you mean 'select'?"),
    ("dq.yaml", "fail-on: 3\n", "expected error, warning or info, found an integer"),
    ("dq.yaml", "select: [ODC\n", "not valid YAML"),
    ("dq.yaml", "select: [ODX]\n", "no rule has a code that starts with 'ODX'"),
    ("dq.yaml", "severity: {XYZ: error}\n", "no rule has a code that starts with 'XYZ'"),
    ("dq.yaml", "rules: {ODC901: {wrds: 2}}\n", "did you mean 'words'?"),
    ("dq.yaml", "rules: {ODC901: {words: many}}\n", "the option 'words' of ODC901 must be of type int"),
    ("dq.yaml", "- a\n", "expected a mapping of settings, found a list"),
    ("pyproject.toml", "[tool.dq]\nselct = ['ODC']\n", "did you mean 'select'?"),
    ("pyproject.toml", "[tool.dq]\nselect = [\n", "not valid TOML"),
    ("pyproject.toml", "[tool.dq]\nfail-on = 2024-01-01\n", "expected error, warning or info"),
)


@pytest.mark.parametrize(
    ("name", "text", "words"), CONFIGURATIONS, ids=[text for _, text, _ in CONFIGURATIONS]
)
def test_a_wrong_configuration_stops_the_run(
    name: str, text: str, words: str, folder: Path, capsys: Captured
) -> None:
    (folder / name).write_text(text)
    outcome = lint(capsys, "faulty.odcs.yaml")
    assert (outcome.codes, outcome.code) == (["CFG001"], USAGE)
    assert outcome.counted[0][1] == name
    found = outcome.envelope["findings"][0]
    assert words in f"{found['message']} {found['help']}"


def test_of_two_configurations_one_is_read_and_the_other_named(folder: Path, capsys: Captured) -> None:
    (folder / "dq.yaml").write_text("ignore: [ODC101]\n")
    (folder / "pyproject.toml").write_text("[tool.dq]\nfail-on = 'info'\n")
    outcome = lint(capsys, "faulty.odcs.yaml")
    assert (outcome.counted, outcome.code) == ([("CFG001", "pyproject.toml", 1)], CLEAN)


@pytest.mark.parametrize("path", ["missing.yaml", ".git", "faulty.odcs.yaml"])
def test_a_named_configuration_must_be_one(path: str, capsys: Captured) -> None:
    outcome = lint(capsys, "--config", path, "faulty.odcs.yaml")
    assert set(outcome.codes) == {"CFG001"}
    assert outcome.code == USAGE


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--output-format", "txet"], "there is no report format 'txet'; did you mean 'text'?"),
        (["--output-format", "text", "--output-format", "json"], "two formats on standard output"),
        (["--output-file", "x"], "--output-file follows the --output-format"),
        (["--fail-on", "fatal"], "invalid choice: 'fatal'"),
        (["--no-such-option"], "there is no option '--no-such-option'"),
    ],
)
def test_a_wrong_option_is_a_usage_error(words: list[str], message: str, capsys: Captured) -> None:
    assert exit_code("lint", *words, "faulty.odcs.yaml") == USAGE
    written = capsys.readouterr()
    assert message in written.err
    assert written.out == ""


def test_an_unknown_code_on_the_command_line_is_a_usage_error(capsys: Captured) -> None:
    for option in ("--select", "--ignore"):
        outcome = lint(capsys, option, "ODC999", "faulty.odcs.yaml")
        assert (outcome.codes, outcome.code) == (["CFG001"], USAGE)
    assert lint(capsys, "--select", "odc1, yml", "faulty.odcs.yaml").counted == [FAULT]


@pytest.mark.parametrize("file", ["missing/out.json", "faulty.odcs.yaml/out.json", ".git"])
def test_a_report_that_cannot_be_written_is_a_failure(file: str, folder: Path, capsys: Captured) -> None:
    words = ["--output-format", "sarif", "--output-file", file, "faulty.odcs.yaml"]
    outcome = lint(capsys, *words)
    assert outcome.counted == [FAULT]
    assert outcome.code == FAILED
    assert outcome.errors.startswith(f"dq: error: cannot write {file}: ")
    assert outcome.errors.count("\n") == 1
    assert (folder / "faulty.odcs.yaml").read_text() == FAULTY


def test_a_report_may_go_to_a_device(capsys: Captured) -> None:
    outcome = lint(capsys, "--output-format", "sarif", "--output-file", os.devnull, "faulty.odcs.yaml")
    assert (outcome.code, outcome.errors) == (FINDINGS, "")
    assert not os.path.isfile(os.devnull)


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems hold names of UTF-8 only")
@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab"])
def test_a_file_name_that_is_no_utf_8_is_shown_escaped(form: str, folder: Path, capsys: Captured) -> None:
    name = os.fsdecode(b"caf\xe9.odcs.yaml")
    (folder / name).write_text(FAULTY)
    assert lint(capsys, name).code == FINDINGS
    assert exit_code("lint", "--output-format", form, "--output-file", "out", ".") == FINDINGS
    text = (folder / "out").read_text(encoding="utf-8")
    assert "caf" in text
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
