"""Events of runs of `dq test`: golden files of runs/, what must stand in them, and what never may."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dq.project.collecting import collect
from dq.project.rule_packages import all_rules
from dq.reports.openlineage.places import name_of, of_server
from dq.reports.openlineage.run_events import Circumstances, run_events
from dq.reports.openlineage.surroundings import Parent, parent_of
from dq.runner.outcome import Choice
from dq.runner.sampling import is_secret
from dq.runner.testing import run_test
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract, Dataset
from dq_core.config.settings import Config
from dq_lineage.openlineage.client import PRODUCER, as_lines
from tests.openlineage.validation import check_lines
from tests.reports.stored import assert_golden

FOLDER = Path(__file__).parent / "runs"
STARTED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ENDED = datetime(2026, 1, 2, 3, 4, 7, tzinfo=UTC)
RUN = "0199e1a4-7ffd-7000-8000-000000000001"


def events_of(
    path: Path, given: Mapping[str, str] | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """Test a contract and return its events, with a fixed time and engine."""
    config = Config(str(path.parent))
    tested = run_test(collect([str(path)], config), config, all_rules(), given or {}, Choice())

    def hidden(name: str, dataset: Dataset) -> bool:
        return is_secret(name, dataset, config.test)

    how = Circumstances(
        STARTED, ENDED, hidden, given=given or {}, engine_version="1.0", environment=environment or {}
    )
    contracts = [opened.contract for opened in tested.linted.contracts if opened.contract is not None]
    return as_lines(run_events(contracts, tested.outcome.results, tested.findings, how))


def test_the_events_of_a_run_are_what_is_stored() -> None:
    text = events_of(FOLDER / "orders.odcs.yaml")
    events = check_lines(text)
    assert events_of(FOLDER / "orders.odcs.yaml") == text
    plain = json.dumps(events, indent=1, sort_keys=True) + "\n"
    stored = plain.replace(PRODUCER, "PRODUCER").replace(str(FOLDER), "FOLDER")
    stored = stored.replace(events[0]["run"]["runId"], "RUN").replace('"0.1.0"', '"VERSION"')
    assert_golden(FOLDER / "orders.json", stored)


def test_start_and_end_belong_together() -> None:
    start, end = check_lines(events_of(FOLDER / "orders.odcs.yaml"))
    assert (start["eventType"], end["eventType"]) == ("START", "COMPLETE")
    assert (start["eventTime"], end["eventTime"]) == ("2026-01-02T03:04:05.000Z", "2026-01-02T03:04:07.000Z")
    assert start["run"]["runId"] == end["run"]["runId"]
    assert start["job"] == end["job"]
    assert start["inputs"][0]["inputFacets"] == {}


def test_no_value_of_a_classified_column_is_in_an_event() -> None:
    text = events_of(FOLDER / "orders.odcs.yaml")
    for value in ("777777", "666666", "888888", "777,777", "888,888", "hans.muster", "a@example.org"):
        assert value not in text
    metrics = check_lines(text)[1]["inputs"][0]["inputFacets"]["dataQualityMetrics"]
    assert "salary" not in metrics["columnMetrics"]
    assert metrics["rowCount"] == 3
    assert metrics["columnMetrics"]["email"] == {"nullCount": 1, "distinctCount": 2, "quantiles": {}}
    assert metrics["columnMetrics"]["amount"] == {"max": 500, "min": -1, "quantiles": {"0.5": 5}}


def assertions(event: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    found = event["inputs"][0]["inputFacets"]["dataQualityAssertions"]["assertions"]
    return {(one.get("column", ""), one["assertion"]): one for one in found}


def test_assertions_say_what_was_expected_and_found() -> None:
    found = assertions(check_lines(events_of(FOLDER / "orders.odcs.yaml"))[1])
    missing = found["email", "not_null"]
    assert (missing["success"], missing["actual"], missing["severity"]) == (
        False,
        "1 of 3 rows (33.33 %)",
        "error",
    )
    assert found["amount", "minimum"]["severity"] == "warn"
    assert found["amount", "maximum"]["severity"] == "warn"
    assert found["amount", "maximum"]["params"]["suppressed"]
    assert (found["salary", "maximum"]["expected"], "actual" in found["salary", "maximum"]) == (
        "must be below 100",
        False,
    )


def test_what_could_not_run_is_no_assertion_and_fails_the_run(tmp_path: Path) -> None:
    contract = tmp_path / "orders.odcs.yaml"
    contract.write_text((FOLDER / "orders.odcs.yaml").read_text("utf-8"), "utf-8")
    _start, end = check_lines(events_of(contract))
    assert end["eventType"] == "FAIL"
    assert "could not be evaluated: orders/orders/" in end["run"]["facets"]["errorMessage"]["message"]
    assert end["inputs"][0]["inputFacets"] == {}
    assert {test["status"] for test in end["run"]["facets"]["test"]["tests"]} == {"skip"}


def test_given_data_is_another_dataset(tmp_path: Path) -> None:
    copy = tmp_path / "copy.csv"
    copy.write_text((FOLDER / "orders.csv").read_text("utf-8"), "utf-8")
    events = check_lines(events_of(FOLDER / "orders.odcs.yaml", {"orders": str(copy)}))
    assert {(one["namespace"], one["name"]) for event in events for one in event["inputs"]} == {
        ("file", str(copy))
    }


def test_the_environment_names_the_namespace_and_the_parent() -> None:
    environment = {
        "OPENLINEAGE_NAMESPACE": "prod",
        "OPENLINEAGE_PARENT_ID": f"airflow/shop.load/{RUN}",
        "OPENLINEAGE_API_KEY": "hunter2",
    }
    text = events_of(FOLDER / "orders.odcs.yaml", environment=environment)
    assert "hunter2" not in text
    for event in check_lines(text):
        assert event["job"]["namespace"] == "prod"
        parent = event["run"]["facets"]["parent"]
        assert (parent["job"]["namespace"], parent["job"]["name"]) == ("airflow", "shop.load")
        assert parent["run"]["runId"] == parent["root"]["run"]["runId"] == RUN


@pytest.mark.parametrize("text", ["", "/", "a/b", f"a/{RUN}", "a/b/c", f"/b/{RUN}", f"a//{RUN}", "\x00/b/c"])
def test_a_parent_that_is_none_is_left_out(text: str) -> None:
    assert parent_of({"OPENLINEAGE_PARENT_ID": text}) is None


def test_the_namespace_of_a_parent_may_have_slashes() -> None:
    assert parent_of({"OPENLINEAGE_PARENT_ID": f"s3://x/y/job/{RUN}"}) == Parent("s3://x/y", "job", RUN)


SERVERS = [
    ("{type: snowflake, account: o-a, database: D, schema: S}", ("snowflake://o-a", "D.S.t")),
    ("{type: postgres, host: h, port: 5433, database: d, schema: s}", ("postgres://h:5433", "d.s.t")),
    ("{type: bigquery, project: p, dataset: d}", ("bigquery", "p.d.t")),
    ("{type: databricks, host: h, catalog: c, schema: s}", ("databricks://h", "c.s.t")),
    ("{type: athena, regionName: r, catalog: c, schema: s}", ("awsathena://athena.r.amazonaws.com", "c.s.t")),
    ("{type: s3, location: 's3://b/x/*.json?X-Amz=1', format: json}", ("s3://b", "x/*.json")),
    ("{type: kafka, host: 'b:9092'}", ("kafka://b:9092", "t")),
    ("{type: pubsub, project: p}", ("pubsub", "topic:p:t")),
    ("{type: vertica, host: h, port: 5, database: d, schema: s}", ("vertica://h:5", "d.s.t")),
    ("{type: postgres, host: '${HOST}', database: d, schema: s}", ("postgres://${HOST}:5432", "d.s.t")),
]


def opened(folder: Path, server: str) -> Contract:
    path = folder / "a.odcs.yaml"
    path.write_text(
        f"apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n"
        f"servers:\n  - {{server: x, {server[1:]}\nschema:\n  - {{name: t}}\n",
        "utf-8",
    )
    contract = Library().open(str(path)).contract
    assert contract is not None
    return contract


@pytest.mark.parametrize(("server", "expected"), SERVERS, ids=[name for _, (_, name) in SERVERS])
def test_a_server_of_a_contract_is_a_warehouse(
    server: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    contract = opened(tmp_path, server)
    assert of_server(contract.servers[0], "t") == expected
    assert name_of(contract, contract.datasets[0]) == expected


def test_a_duckdb_file_is_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_FILE", "hunter2.duckdb")
    contract = opened(tmp_path, "{type: duckdb, database: shop.duckdb}")
    place = tmp_path / "shop.duckdb"
    assert name_of(contract, contract.datasets[0]) == (f"duckdb://{place}", "shop.main.t")
    hidden = opened(tmp_path, "{type: duckdb, database: '${SHOP_FILE}'}")
    assert "hunter2" not in " ".join(name_of(hidden, hidden.datasets[0]))


HOSTILE = "a\nb\u202e\x1b[2J日本'\"<script>"


def test_hostile_texts_make_valid_events(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("x\n1\n", "utf-8")
    text = json.dumps(HOSTILE)
    (tmp_path / "a.odcs.yaml").write_text(
        f"apiVersion: v3.1.0\nkind: DataContract\nid: {text}\nname: {text}\nversion: 1.0.0\nstatus: active\n"
        f"description: {{purpose: {text}}}\nteam: {{name: {text}}}\n"
        f"servers:\n  - {{server: {text}, type: local, path: d.csv, format: csv}}\n"
        f"schema:\n  - name: {text}\n    description: {text}\n    tags: [{text}]\n    properties:\n"
        f"      - {{name: {text}, physicalName: x, classification: {text}, description: {text},\n"
        f"         required: true}}\n",
        "utf-8",
    )
    start, end = check_lines(events_of(tmp_path / "a.odcs.yaml"))
    assert start["job"]["name"] == end["job"]["name"] == f"dq.test.{HOSTILE}"
