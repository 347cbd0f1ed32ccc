"""Delivery by the client's own transports, to files, to the console and by HTTP, and what goes wrong."""

from __future__ import annotations

import io
import json
import logging
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dq.reports.openlineage.delivering import deliver
from dq.reports.openlineage.reasons import reason_of
from dq_lineage.interface import lineage
from dq_lineage.openlineage.client import as_json
from dq_lineage.openlineage.events import job_events
from tests.openlineage.receiver import receiving
from tests.openlineage.validation import check_lines

NO_RETRY = {"total": 0}
NOBODY = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let nothing that is configured on this machine be found, and check that delivery leaves no traces."""
    for name in [name for name in os.environ if name.startswith("OPENLINEAGE")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    logger = logging.getLogger("openlineage")
    before = (logger.level, logger.propagate, list(logger.handlers))
    yield
    assert (logger.level, logger.propagate, list(logger.handlers)) == before


def events() -> list[Any]:
    known = lineage("create table a as select b from c; create table d as select e from f", "duckdb")
    time_ = datetime(2026, 1, 2, tzinfo=UTC)
    return job_events(known, job="j", namespace="tests", time=time_, per="statement")


def configure(folder: Path, **transport: Any) -> None:
    (folder / "openlineage.yml").write_text(json.dumps({"transport": transport}), "utf-8")


def test_events_go_to_a_file(tmp_path: Path) -> None:
    configure(tmp_path, type="file", log_file_path=str(tmp_path / "events.jsonl"), append=True)
    sent = events()
    assert deliver(sent) == ""
    assert deliver(sent) == ""
    lines = (tmp_path / "events.jsonl").read_text("utf-8").splitlines()
    assert lines == [as_json(event) for event in sent] * 2


def test_events_go_to_the_console_which_is_standard_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    configure(tmp_path, type="console")
    assert deliver(events()) == ""
    out, err = capsys.readouterr()
    assert out == ""
    assert len(check_lines(err)) == 2


@pytest.mark.parametrize("way", ["file", "variable", "nested"])
def test_events_go_by_http(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving() as receiver:
        if way == "file":
            auth = {"type": "api_key", "apiKey": "hunter2"}
            configure(tmp_path, type="http", url=receiver.url, auth=auth)
        elif way == "variable":
            monkeypatch.setenv("OPENLINEAGE_URL", receiver.url)
            monkeypatch.setenv("OPENLINEAGE_API_KEY", "hunter2")
        else:
            monkeypatch.setenv("OPENLINEAGE__TRANSPORT__TYPE", "http")
            monkeypatch.setenv("OPENLINEAGE__TRANSPORT__URL", receiver.url)
            monkeypatch.setenv("OPENLINEAGE__TRANSPORT__AUTH", '{"type": "api_key", "apiKey": "hunter2"}')
        before = dict(os.environ)
        assert deliver(events()) == ""
        assert dict(os.environ) == before
    assert [event["job"]["name"] for event in receiver.events] == ["j.0", "j.1"]
    assert receiver.authorization == ["Bearer hunter2"] * 2


@pytest.mark.parametrize("status", [400, 401, 404, 413, 500, 503])
def test_an_answer_that_is_no_yes_is_told(status: int, tmp_path: Path) -> None:
    with receiving(status) as receiver:
        url = receiver.url.replace("http://", "http://me:hunter2@")
        configure(tmp_path, type="http", url=url, retry=NO_RETRY)
        problem = deliver(events())
    assert problem == f"the receiver answered with HTTP {status}; 0 of 2 events were sent"
    assert len(receiver.events) == 1


def test_a_receiver_that_is_not_there_is_told(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    configure(tmp_path, type="http", url=url, retry=NO_RETRY)
    assert deliver(events()) == "there is no connection to the receiver; 0 of 2 events were sent"


def test_a_receiver_that_answers_too_late_is_told(tmp_path: Path) -> None:
    with receiving(delay=2) as receiver:
        configure(tmp_path, type="http", url=receiver.url, timeout=0.2, retry=NO_RETRY)
        assert deliver(events()) == "the receiver did not answer in time; 0 of 2 events were sent"


def test_a_receiver_that_never_answers_does_not_hold_up_the_run(tmp_path: Path) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(1)
        configure(tmp_path, type="http", url=f"http://127.0.0.1:{deaf.getsockname()[1]}")
        before = time.monotonic()
        problem = deliver(events(), seconds=0.5)
        assert time.monotonic() - before < 3
    assert problem == "no end after 0.5 seconds; 0 of 2 events were sent"


def test_events_of_the_asynchronous_transport_are_waited_for(tmp_path: Path) -> None:
    with receiving(delay=0.1) as receiver:
        configure(tmp_path, type="async_http", url=receiver.url)
        assert deliver(events()) == ""
        assert len(receiver.events) == 2
    with receiving(401) as receiver:
        configure(tmp_path, type="async_http", url=receiver.url)
        assert deliver(events()).startswith("the receiver answered with HTTP 401")


def test_without_a_transport_nothing_is_sent_and_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert deliver(events()) == "no transport is configured; 0 of 2 events were sent"
    assert capsys.readouterr() == ("", "")


def test_openlineage_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINEAGE_URL", NOBODY)
    monkeypatch.setenv("OPENLINEAGE_DISABLED", "true")
    assert deliver(events()) == ""


def test_a_connection_that_breaks_is_tried_again_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    configure(tmp_path, type="http", url=url, retry={"total": 2, "backoff_factor": 0})
    assert deliver(events()).startswith("there is no connection")
    assert capsys.readouterr() == ("", "")


def test_no_events_are_no_delivery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINEAGE_URL", NOBODY)
    assert deliver([]) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("transport: {type: file}", "`log_file_path` key not passed to FileConfig"),
        ("transport: {type: file, log_file_path: /nowhere/at/all, append: true}", "/nowhere/at/all"),
        ("transport: {type: http}", "`url` key not passed to HttpConfig"),
        ("transport: {type: http, url: 'me:hunter2@nowhere'}", "url"),
        ("transport: {type: kafka, topic: t, config: {}}", "confluent_kafka, which is not installed"),
        ("transport: {type: nobody.Knows}", "Failed to import nobody.Knows"),
        ("transport: {type: http, url: 'http://x', auth: {type: jwt, apiKey: hunter2}}", "tokenEndpoint"),
        ("transport: [", "ParserError"),
        ("transport: x", "AttributeError"),
        ("", "no transport is configured"),
        ("\x00", "ReaderError"),
    ],
)
def test_a_wrong_configuration_is_told_in_one_line(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "openlineage.yml").write_text(text, "utf-8")
    problem = deliver(events())
    assert said in problem or "no transport" in problem
    assert problem.endswith("0 of 2 events were sent")
    assert "\n" not in problem
    assert "hunter2" not in problem
    assert capsys.readouterr() == ("", "")


def test_a_secret_that_cannot_be_read_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__TYPE", "http")
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__URL", NOBODY)
    monkeypatch.setenv("OPENLINEAGE__TRANSPORT__AUTH", '{"type": "api_key", "apiKey": hunter2')
    assert "hunter2" not in deliver(events())
    assert "hunter2" not in "".join(capsys.readouterr())


def test_what_a_composite_transport_swallows_is_told(tmp_path: Path) -> None:
    with receiving(500) as receiver:
        dead = {"type": "http", "url": receiver.url, "retry": NO_RETRY}
        file = {"type": "file", "log_file_path": str(tmp_path / "e.jsonl"), "append": True}
        configure(tmp_path, type="composite", transports=[dead, file], continue_on_failure=True)
        problem = deliver(events())
    assert problem == "the receiver answered with HTTP 500; 2 of 2 events were sent"
    assert len((tmp_path / "e.jsonl").read_text("utf-8").splitlines()) == 2


def test_the_console_may_be_another_stream(tmp_path: Path) -> None:
    configure(tmp_path, type="console")
    screen = io.StringIO()
    deliver(events(), screen=screen)
    assert len(screen.getvalue().splitlines()) == 2


def test_reasons_hold_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINEAGE_API_KEY", "hunter2")
    error = ValueError("bad\nurl http://me:pass@example.org/x?token=abc and key hunter2 " + "x" * 500)
    said = reason_of(error)
    assert said.startswith("ValueError: bad url http://example.org/x and key ${OPENLINEAGE_API_KEY} xxx")
    assert len(said) < 250
