"""`dq test` tells OpenLineage of its run: as a format, sent if asked for, whatever becomes of the events."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dq.cli import main
from tests.commands.as_somebody import ONESELF
from tests.openlineage.receiver import receiving
from tests.openlineage.validation import check_lines

RUNS = Path(__file__).parent / "runs"
CONTRACT = "orders.odcs.yaml"

Asked = Callable[..., tuple[int, str, str]]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Return a function that runs `dq` in a folder with the contract and its data."""
    for name in (CONTRACT, "orders.csv"):
        shutil.copy(RUNS / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("OPENLINEAGE_URL", "OPENLINEAGE_CONFIG", "OPENLINEAGE_NAMESPACE", "OPENLINEAGE_PARENT_ID"):
        monkeypatch.delenv(name, raising=False)

    def ask(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        return (code, *capsys.readouterr())

    return ask


def test_the_format_writes_events(asked: Asked) -> None:
    code, out, err = asked("test", CONTRACT, "--output-format", "openlineage")
    assert code == 1
    assert "error CHK201 not-null: orders.email: 1 of 3 rows (33.33 %) have no value" in err
    start, end = check_lines(out)
    assert (start["eventType"], end["eventType"]) == ("START", "COMPLETE")


def test_the_format_stands_beside_others(asked: Asked, tmp_path: Path) -> None:
    words = ("--output-format", "openlineage", "--output-file", "e.jsonl", "--output-format", "json")
    code, out, _ = asked("test", CONTRACT, *words)
    assert code == 1
    assert "events" not in json.loads(out)
    assert len(check_lines((tmp_path / "e.jsonl").read_text("utf-8"))) == 2


def test_without_checks_there_are_no_events(asked: Asked) -> None:
    code, out, err = asked("test", "nothing.odcs.yaml", "--output-format", "openlineage")
    assert (code, out) == (2, "")
    assert "nothing.odcs.yaml" in err


def test_only_commands_with_events_have_the_format(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        asked("lint", CONTRACT, "--output-format", "openlineage")
    assert ended.value.code == 2
    assert "there is no report format 'openlineage'" in capsys.readouterr().err


def test_nothing_is_sent_unless_asked(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving() as receiver:
        monkeypatch.setenv("OPENLINEAGE_URL", receiver.url)
        asked("test", CONTRACT)
        assert receiver.events == []
        code, out, _ = asked("test", CONTRACT, "--openlineage")
    assert (code, [event["eventType"] for event in receiver.events]) == (1, ["START", "COMPLETE"])
    assert "CHK011" not in out


def test_a_setting_sends_too(asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dq.yaml").write_text("test:\n  openlineage: true\n", "utf-8")
    with receiving() as receiver:
        monkeypatch.setenv("OPENLINEAGE_URL", receiver.url)
        asked("test", CONTRACT)
    assert len(receiver.events) == 2


GOOD = """\
apiVersion: v3.1.0
kind: DataContract
id: good
name: good
version: 1.0.0
status: active
servers:
  - {server: local, type: local, path: orders.csv, format: csv}
schema:
  - name: orders
    properties:
      - {name: id, logicalType: integer, required: true}
"""


@pytest.mark.parametrize("fail_on", ["error", "warning", "info"])
def test_a_failed_delivery_changes_no_exit_code(asked: Asked, fail_on: str, tmp_path: Path) -> None:
    (tmp_path / "good.odcs.yaml").write_text(GOOD, "utf-8")
    words = ("test", "good.odcs.yaml", "--ignore", "ODC", "--fail-on", fail_on)
    assert asked(*words)[0] == 0
    code, out, err = asked(*words, "--openlineage")
    assert (code, err) == (0, "")
    assert "info CHK011 events-not-delivered: the events of this run were not delivered: no transport" in out


@pytest.mark.usefixtures("asked")
def test_a_missing_client_is_told_before_anything_runs(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['openlineage'] = None; from dq.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    for words in (["--openlineage"], ["--output-format", "openlineage"]):
        done = ONESELF.run(["-c", program, "test", CONTRACT, *words], tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "pip install 'dq-toolkit[openlineage]'" in done.stderr
