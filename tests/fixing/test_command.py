"""`dq lint --fix` and `--diff` as their users meet them: files, standard input, exit codes, reports."""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dq.exit_codes import CLEAN, FAILED, FINDINGS, USAGE
from dq.project.fixing import fix
from tests.commands.as_somebody import bound_by_permissions
from tests.commands.linted import lint
from tests.commands.running import exit_code

GOOD = """\
apiVersion: v3.1.0
kind: DataContract
id: shop
version: 1.0.0
status: active
schema:
  - name: orders
"""
SAFE = GOOD.replace("1.0.0", "1.10  # the second")
FIXED = GOOD.replace("1.0.0", '"1.10"  # the second')
UNSAFE = GOOD + "nmae: x\n"
BOTH = SAFE + "nmae: x\n"
LEFT = GOOD + "zzzz: x\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(folder: Path, **texts: str) -> Iterator[Path]:
    for name, text in texts.items():
        path = folder / f"{name}.odcs.yaml"
        path.write_text(text, encoding="utf-8")
        yield path


@pytest.mark.parametrize(
    ("text", "words", "after", "code"),
    [
        (GOOD, ["--fix"], GOOD, CLEAN),
        (SAFE, ["--fix"], FIXED, CLEAN),
        (SAFE, [], SAFE, FINDINGS),
        (SAFE, ["--unsafe-fixes"], SAFE, FINDINGS),
        (SAFE, ["--diff"], SAFE, FINDINGS),
        (SAFE, ["--fix", "--diff"], SAFE, FINDINGS),
        (GOOD, ["--diff"], GOOD, CLEAN),
        (UNSAFE, ["--fix"], UNSAFE, FINDINGS),
        (UNSAFE, ["--fix", "--unsafe-fixes"], GOOD + "name: x\n", CLEAN),
        (UNSAFE, ["--diff"], UNSAFE, FINDINGS),
        (BOTH, ["--fix"], FIXED + "nmae: x\n", FINDINGS),
        (LEFT, ["--fix"], LEFT, FINDINGS),
        (SAFE, ["--fix", "--ignore", "ODC102"], SAFE, CLEAN),
        (SAFE, ["--fix", "--select", "ODC2"], SAFE, CLEAN),
    ],
)
def test_what_is_written_and_answered(
    text: str, words: list[str], after: str, code: int, folder: Path
) -> None:
    (path,) = write(folder, a=text)
    assert exit_code("lint", path.name, *words) == code
    assert path.read_text(encoding="utf-8") == after


def test_a_warning_that_could_be_fixed_answers_one_in_a_difference(folder: Path) -> None:
    (path,) = write(folder, a=GOOD + "tenant: no\n")
    assert exit_code("lint", path.name) == CLEAN
    assert exit_code("lint", path.name, "--diff") == FINDINGS
    assert exit_code("lint", path.name, "--fix") == CLEAN
    assert path.read_text(encoding="utf-8") == GOOD + 'tenant: "no"\n'


def test_the_report_is_about_what_remains(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = write(folder, a=BOTH)
    before = lint(capsys, path.name).envelope["summary"]
    assert (before["fixable"], before["fixable_unsafe"], "fixed" in before) == (1, 1, False)
    outcome = lint(capsys, path.name, "--fix")
    assert outcome.counted == [("ODC101", path.name, 8)]
    assert outcome.envelope["summary"]["fixed"] == 1
    assert outcome.envelope["data"] == {"fixed": {"ODC102": 1}, "changed": [path.name]}


def test_the_text_report_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = write(folder, a=BOTH)
    exit_code("lint", path.name)
    printed = capsys.readouterr().out
    assert "error ODC102 wrong-type [*]: " in printed
    assert "error ODC101 unknown-key: " in printed
    assert printed.endswith("2 errors in 1 file; 1 fixable with --fix, 1 more with --unsafe-fixes\n")
    exit_code("lint", path.name, "--fix")
    assert capsys.readouterr().out.endswith(
        "1 error in 1 file; 1 fixed; 1 fixable with --fix --unsafe-fixes\n"
    )


def test_a_difference_can_be_applied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a": BOTH, "b": BOTH.rstrip("\n"), "c": GOOD, "d": BOTH.replace("\n", "\r\n")}
    paths = [folder / f"{name}.odcs.yaml" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_bytes(text.encode())
    assert exit_code("lint", "--diff", "--unsafe-fixes") == FINDINGS
    patch, told = capsys.readouterr()
    assert told == "no findings in 4 files; 6 would be fixed\n"
    applied = subprocess.run(
        ["git", "apply", "-p0", "--whitespace=nowarn", "-"],
        input=patch.encode(),
        check=False,
        capture_output=True,
    )
    assert applied.returncode == 0, applied.stderr
    wanted = {name: text.replace("1.10", '"1.10"').replace("nmae", "name") for name, text in texts.items()}
    assert [path.read_bytes().decode() for path in paths] == list(wanted.values())


def test_a_difference_is_alone_on_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = write(folder, a=BOTH)
    exit_code("lint", path.name, "--diff", "--output-format", "json")
    patch, told = capsys.readouterr()
    assert patch.startswith(f"--- {path.name}\n+++ {path.name}\n@@ ")
    envelope = json.loads(told)
    assert envelope["summary"]["would_fix"] == 1
    assert envelope["data"] == {"would_fix": {"ODC102": 1}, "would_change": [path.name]}


@pytest.mark.parametrize("text", [BOTH, GOOD, "﻿" + BOTH, BOTH.replace("\n", "\r\n"), BOTH + "name: [\n"])
def test_standard_input_is_printed_fixed(
    text: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (beside,) = write(folder, stdin="not touched")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    code = exit_code("lint", "-", "--fix", "--unsafe-fixes")
    printed, told = capsysbinary.readouterr()
    broken = "[" in text
    wanted = text if broken else text.replace("1.10", '"1.10"').replace("nmae", "name")
    assert printed.decode() == wanted
    assert (code == FINDINGS) == broken
    assert told
    assert beside.read_text(encoding="utf-8") == "not touched"


def test_permissions_and_links_are_kept(folder: Path) -> None:
    (path,) = write(folder, a=SAFE)
    path.chmod(0o640)
    (folder / "links").mkdir()
    link = folder / "links" / "b.odcs.yaml"
    link.symlink_to(path)
    assert exit_code("lint", str(link), "--fix") == CLEAN
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == FIXED
    assert path.stat().st_mode & 0o7777 == 0o640
    assert sorted(os.listdir(folder)) == [".git", "a.odcs.yaml", "links"]


def test_what_does_not_change_is_not_written(folder: Path) -> None:
    paths = list(write(folder, a=GOOD, b=SAFE, c=UNSAFE))
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in paths]
    exit_code("lint", "--fix")
    after = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in paths]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


@pytest.mark.parametrize("hindrance", ["file", "folder"])
def test_a_read_only_file_is_a_failure_and_the_others_are_fixed(hindrance: str, folder: Path) -> None:
    somebody = bound_by_permissions(folder.parent)
    if somebody is None:
        pytest.skip("nobody here is bound by permissions and can start Python")
    closed = folder / "closed"
    closed.mkdir()
    open_to_all = folder / "open"
    open_to_all.mkdir()
    (locked,) = write(closed, a=SAFE)
    (other,) = write(open_to_all, b=SAFE)
    open_to_all.chmod(0o777)
    other.chmod(0o666)
    closed.chmod(0o555 if hindrance == "folder" else 0o777)
    locked.chmod(0o444 if hindrance == "file" else 0o666)
    for path in (folder, *folder.parents[:2]):
        path.chmod(0o755)
    answer = somebody.run(["-m", "dq", "lint", "--fix", "closed", "open"], folder)
    assert answer.returncode == FAILED, answer.stderr
    assert "INT003 file-unwritable: cannot write the file: " in answer.stdout
    assert "ODC102" in answer.stdout  # nothing is fixed there, so it is reported
    assert "1 fixed" in answer.stdout
    assert locked.read_text(encoding="utf-8") == SAFE
    assert other.read_text(encoding="utf-8") == FIXED
    assert os.listdir(closed) == ["a.odcs.yaml"]


def test_a_file_that_changes_meanwhile_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = {path.stem[0]: path for path in write(folder, a=SAFE, b=SAFE, c=SAFE)}

    def meanwhile(*arguments: object, **options: object) -> object:
        outcome = fix(*arguments, **options)  # type: ignore[arg-type]  # whatever it takes
        paths["a"].write_text(GOOD, encoding="utf-8")
        paths["b"].unlink()
        return outcome

    monkeypatch.setattr("dq.commands.fixes.fix", meanwhile)
    outcome = lint(capsys, "--fix")
    assert outcome.code == FAILED
    assert paths["a"].read_text(encoding="utf-8") == GOOD
    assert not paths["b"].exists()
    assert paths["c"].read_text(encoding="utf-8") == FIXED
    reasons = [found["message"] for found in outcome.envelope["findings"] if found["code"] == "INT003"]
    assert reasons == [
        "cannot write the file: it was changed while dq was at work",
        "cannot write the file: it is gone",
    ]
    assert outcome.envelope["summary"]["fixed"] == 1
    assert outcome.envelope["data"]["changed"] == ["c.odcs.yaml"]


def test_a_contract_is_linted_against_the_fixed_text_of_its_neighbour(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = GOOD + "    properties:\n      - {nmae: order_id, logicalType: integer, primaryKey: true}\n"
    source = GOOD.replace("orders", "lines").replace("shop", "other") + (
        "    properties:\n      - name: order\n        logicalType: integer\n        relationships:\n"
        "          - to: b.odcs.yaml#/schema/orders/properties/order_id\n"
    )
    list(write(folder, a=source, b=target))
    assert "ODC206" in lint(capsys, "a.odcs.yaml", "b.odcs.yaml").codes
    outcome = lint(capsys, "a.odcs.yaml", "b.odcs.yaml", "--fix", "--unsafe-fixes")
    assert "ODC206" not in outcome.codes
    assert "{name: order_id," in (folder / "b.odcs.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--fix", "nowhere.odcs.yaml"], ["--fix", "--select", "nothing"]])
def test_a_wrong_call_fixes_nothing(words: list[str], folder: Path) -> None:
    (path,) = write(folder, a=SAFE)
    assert exit_code("lint", *words) == USAGE
    assert path.read_text(encoding="utf-8") == SAFE
