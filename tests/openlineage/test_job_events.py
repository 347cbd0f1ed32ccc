"""Events of design time: golden files of jobs/*.yaml, each valid; and what must hold for any SQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_core.relation import Column, Relation
from dq_core.types import dialect, parse
from dq_lineage.interface import lineage
from dq_lineage.openlineage.client import PRODUCER, as_lines
from dq_lineage.openlineage.events import dataset_events, job_events
from dq_lineage.openlineage.facets import SourceLocation
from dq_lineage.openlineage.naming import Warehouse
from tests.openlineage.validation import check_lines
from tests.reports.stored import assert_golden

FOLDER = Path(__file__).parent / "jobs"
TIME = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)


def written(case: dict[str, Any], **more: Any) -> str:
    words = {"job": "shop.load", "namespace": "tests", "time": TIME, "per": case.get("per", "file"), **more}
    known = lineage(case["sql"], case["dialect"], case.get("schema"))
    place = Warehouse(**case.get("warehouse", {}))
    return as_lines(job_events(known, warehouse=place, schema=case.get("schema"), **words))


def readable(text: str) -> str:
    events = [json.loads(line) for line in text.replace(PRODUCER, "PRODUCER").splitlines()]
    return json.dumps(events, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_events_of_sql_are_what_is_stored(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = written(case)
    check_lines(text)
    assert written(case) == text
    assert "hunter2" not in text
    assert_golden(path.with_suffix(".json"), readable(text))


def edges(event: dict[str, Any], table: str) -> dict[str, set[tuple[str, str, str]]]:
    """Return the sources of each column of an output as dataset, column and subtype; of its rows under ''."""
    facet = next(one for one in event["outputs"] if one["name"] == table)["facets"]["columnLineage"]
    fields = {name: field["inputFields"] for name, field in facet["fields"].items()}
    return {
        name: {
            (one["name"], one["field"], way["subtype"]) for one in inputs for way in one["transformations"]
        }
        for name, inputs in {**fields, "": facet["dataset"]}.items()
    }


def test_a_temporary_table_is_composed_away() -> None:
    case = yaml.safe_load((FOLDER / "temporary.yaml").read_text("utf-8"))
    (event,) = check_lines(written(case))
    users, view = "DB.RAW.USERS", "DB.PUBLIC.B"
    assert edges(event, view) == {
        "E": {(users, "EMAIL", "TRANSFORMATION")},
        "": {(users, "ACTIVE", "FILTER"), (users, "EMAIL", "GROUP_BY")},
    }
    assert edges(event, "DB.PUBLIC.T") == {
        "ID": {(users, "ID", "IDENTITY")},
        "EMAIL": {(users, "EMAIL", "IDENTITY")},
        "H": {(users, "SSN", "TRANSFORMATION")},
        "": {(users, "ACTIVE", "FILTER")},
    }
    assert edges(event, "DB.PUBLIC.K") == {
        "Z": {(view, "E", "IDENTITY")},
        "Q": {(view, "E", "WINDOW")},
        "": set(),
    }
    assert {one["name"] for one in event["inputs"]} == {users, view}
    masked = event["outputs"][2]["facets"]["columnLineage"]["fields"]["H"]["inputFields"][0][
        "transformations"
    ]
    assert event["outputs"][2]["name"] == "DB.PUBLIC.T"
    assert [way["masking"] for way in masked] == [True]


def test_every_dataset_of_column_lineage_is_an_input() -> None:
    for path in FOLDER.glob("*.yaml"):
        for event in check_lines(written(yaml.safe_load(path.read_text("utf-8")))):
            inputs = {(one["namespace"], one["name"]) for one in event["inputs"]}
            for output in event["outputs"]:
                facet = output["facets"].get("columnLineage", {"fields": {}, "dataset": []})
                fields = [one for field in facet["fields"].values() for one in field["inputFields"]]
                assert {(one["namespace"], one["name"]) for one in [*fields, *facet["dataset"]]} <= inputs


def test_what_the_caller_knows_stands_in_the_job() -> None:
    place = SourceLocation(
        "https://example.org/repo/blob/1a/load.sql", path="load.sql", version="1a", branch="main"
    )
    case = {"sql": "select 1", "dialect": ""}
    text = written(case, source_location=place, description="Loads.", owners=[("team:a", "OWNER"), ("", "x")])
    (event,) = check_lines(text)
    facets = event["job"]["facets"]
    assert facets["sourceCodeLocation"]["path"] == "load.sql"
    assert facets["documentation"]["description"] == "Loads."
    assert [owner["name"] for owner in facets["ownership"]["owners"]] == ["team:a"]
    assert event["eventTime"] == "2026-01-02T03:04:05.678Z"


def test_without_sql_no_expression_stands_in_an_event() -> None:
    case = {"sql": "create table t as select upper(a) x from u", "dialect": "duckdb"}
    assert "upper" in written(case)
    assert "upper" not in written(case, sql=False)
    long = {**case, "sql": f"{case['sql']} where a = '{'x' * 100_000}'"}
    assert len(written(long)) < 10_000


@pytest.mark.parametrize("sql", ["", ";", "-- nothing", "\x00\ufeff", "select", "grant a to b"])
@pytest.mark.parametrize("per", ["file", "statement"])
def test_bad_sql_gives_events_or_none(sql: str, per: str) -> None:
    assert len(check_lines(written({"sql": sql, "dialect": "duckdb", "per": per}))) <= 1


HOSTILE = [
    '"a\nb"',
    '"\u202egnp"',
    '"\x1b[2J"',
    '"日本"',
    '"a.b"',
    '"{host}"',
    "\"it''s\"",
    '"%s"',
    '"\ud800"',
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_make_valid_events(name: str) -> None:
    sql = f"create table {name} as select {name}, upper({name}) x from {name} where {name} = 1"
    for per in ("file", "statement"):
        check_lines(written({"sql": sql, "dialect": "duckdb", "per": per, "warehouse": {"host": name}}))


def test_relations_are_datasets() -> None:
    text = parse("varchar(20)", dialect("postgres"))
    columns = (Column("id"), Column("mail", text, classification="restricted", tags=("pii",)))
    relations = [Relation(("shop", "public", "users"), columns, owner="team:shop"), Relation(("s", "empty"))]
    events = dataset_events(relations, time=TIME, warehouse=Warehouse("postgres", "h", database="d"))
    users, empty = check_lines(as_lines(events))
    assert (users["dataset"]["namespace"], users["dataset"]["name"]) == (
        "postgres://h:5432",
        "shop.public.users",
    )
    facets = users["dataset"]["facets"]
    assert [field["name"] for field in facets["schema"]["fields"]] == ["id", "mail"]
    assert [(tag["field"], tag["key"], tag["value"]) for tag in facets["tags"]["tags"]] == [
        ("mail", "classification", "restricted"),
        ("mail", "pii", "true"),
    ]
    assert facets["ownership"]["owners"] == [{"name": "team:shop"}]
    assert empty["dataset"] == {"namespace": "postgres://h:5432", "name": "d.s.empty", "facets": {}}
