"""`dq import dbt` of whole projects: each case is a project and what its contract must say."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import exit_code
from tests.commands.test_lineage_of_projects import laid_out

CASES = yaml.safe_load((Path(__file__).parent / "dbt_projects.yaml").read_text(encoding="utf-8"))
QUICKLY = ("--trusted", "--no-cache")
DUCKDB = {"type": "duckdb", "path": "shop.duckdb"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def project(folder: Path, files: Mapping[str, str], profile: Mapping[str, Any] = DUCKDB) -> None:
    outputs = {"shop": {"outputs": {"dev": dict(profile)}}}
    head = "name: shop\nprofile: shop\nmodel-paths: [models]\n"
    laid_out(folder, {"dbt_project.yml": head, "profiles.yml": yaml.safe_dump(outputs), **files})


def _contract(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _holds(part: Mapping[str, Any], wanted: Mapping[str, Any], place: str) -> None:
    columns = {column["name"]: column for column in part.get("properties", ())}
    custom = {entry["property"]: entry["value"] for entry in part.get("customProperties", ())}
    for key, value in wanted.items():
        if key == "columns":
            for name, column in value.items():
                _holds(columns[name], column, f"{place}.{name}")
        elif key == "custom":
            assert custom == value, place
        else:
            assert part.get(key) == value, f"{place}.{key}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_cases(case: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(folder, case["files"], case.get("profile", DUCKDB))
    assert exit_code("import", "dbt", "--output-dir", *QUICKLY) == 0
    said = capsys.readouterr().out
    contract = _contract(folder / "contracts" / "shop.odcs.yaml")
    datasets = {dataset["name"]: dataset for dataset in contract["schema"]}
    for name, wanted in case.get("datasets", {}).items():
        _holds(datasets[name], wanted, name)
    for key, name in (("servers", "servers"), ("sla", "slaProperties")):
        if key in case:
            assert contract.get(name) == case[key]
    for words in case.get("lost", ()):
        assert words in said
    if "only" in case:
        assert set(datasets) == set(case["only"])
    assert "not-to-be-seen" not in str(contract) + said
    assert exit_code("lint", "contracts", "--fail-on", "error") == 0, capsys.readouterr().out


SEVERAL = {
    "models/staging/first.sql": "select 1 as id\n",
    "models/staging/_first.yml": "models: [{name: first, columns: [{name: id, data_tests: [unique]}]}]\n",
    "models/marts/second.sql": "select id as first_id from {{ ref('first') }}\n",
    "models/marts/_second.yml": (
        "models:\n  - name: second\n    columns:\n      - name: first_id\n        data_tests:\n"
        "          - relationships: {arguments: {to: ref('first'), field: id}}\n"
    ),
    "models/_raw.yml": "sources:\n  - name: raw\n    tables: [{name: '../../escape'}]\n",
}


@pytest.mark.parametrize(
    ("per", "files"),
    [
        ("project", ["shop.odcs.yaml"]),
        ("folder", ["marts.odcs.yaml", "models.odcs.yaml", "staging.odcs.yaml"]),
        ("model", ["_.._escape.odcs.yaml", "first.odcs.yaml", "second.odcs.yaml"]),
    ],
)
def test_one_contract_per(
    per: str, files: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(folder, SEVERAL)
    command = ("import", "dbt", "--per", per, "--output-dir", "made", *QUICKLY)
    assert exit_code(*command) == 0
    made = sorted(path.relative_to(folder / "made").as_posix() for path in (folder / "made").rglob("*"))
    assert made == files
    texts = {path: (folder / "made" / path).read_text(encoding="utf-8") for path in made}
    target = "first.id" if per == "project" else f"{'staging' if per == 'folder' else 'first'}.odcs.yaml#"
    assert any(f"- to: {target}" in text for text in texts.values())
    assert exit_code("lint", "made", "--fail-on", "error") == 0
    capsys.readouterr()
    assert exit_code(*command) == 0
    assert capsys.readouterr().out.count("nothing to add to") == len(files)
    assert {path: (folder / "made" / path).read_text(encoding="utf-8") for path in made} == texts


def test_what_people_wrote_stays(folder: Path) -> None:
    project(folder, {"models/one.sql": "select 1 as id, 'x' as word\n"})
    path = folder / "one.odcs.yaml"
    path.write_text(
        "apiVersion: v3.1.0\nkind: DataContract\nid: mine\nversion: 1.0.0\nstatus: active\n"
        "schema:\n  - name: one # ours\n    properties:\n      - {name: id, description: A number.}\n",
        encoding="utf-8",
    )
    assert exit_code("import", "dbt", "--model", "one", "--output", "one.odcs.yaml", *QUICKLY) == 0
    text = path.read_text(encoding="utf-8")
    for words in ("id: mine", "one # ours", "description: A number.", "name: word"):
        assert words in text


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("import dbt", 0, "kind: DataContract"),
        ("import dbt . --per model", 0, "id: one\n"),
        ("import dbt models", 0, "kind: DataContract"),
        ("import dbt --diff --output-dir x", 1, "+++ x/shop.odcs.yaml"),
        ("import dbt --output-format json", 0, '"contracts"'),
        ("import dbt --model one --model two", 2, "there is no model, source, seed or snapshot 'two'"),
        ("import dbt nowhere", 2, "no such file or folder"),
        ("import dbt dbt_project.yml", 2, "is no folder"),
        ("import dbt . models", 2, "takes one folder"),
        ("import dbt --per model --output x.yaml", 2, "--output is for one contract"),
        ("import dbt --output x.yaml --output-dir y", 2, "--output names a file"),
        ("import dbt --infer", 2, "--infer learns from data"),
        ("import dbt --from avro", 2, "is not read as avro"),
        ("import dbt --overwrite", 2, "--overwrite is for contracts"),
        ("import dbt --commit nowhere", 2, "PRJ112"),
        ("import dbt --model part", 2, "part is no table"),
        ("import dbt --per model --output-dir alike", 2, "would be one file, a_b.odcs.yaml"),
        ("import dbt --output dbt_project.yml", 2, "is there already and is no contract"),
        ("import models/_one.yml --model one", 2, "--model is for a dbt project"),
        ("import models/_one.yml --output-dir x", 2, "--output-dir is for a dbt project"),
        ("import dbt empty", 3, "found no model"),
    ],
)
def test_command_lines(
    words: str, code: int, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"models/one.sql": "select 1 as id\n", "models/_one.yml": "models: [{name: one}]\n"}
    files |= {"models/part.sql": "{{ config(materialized='ephemeral') }} select 1 as id\n"}
    if "alike" in words:
        files |= {"models/a b.sql": "select 1 as id\n", "models/a_b.sql": "select 1 as id\n"}
    project(folder, {**files, "empty/dbt_project.yml": "name: empty\n"})
    assert exit_code(*words.split(), *QUICKLY) == code
    told = capsys.readouterr()
    assert says in told.out + told.err


def test_without_a_project(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "dbt") == 2
    assert "there is no dbt project here" in capsys.readouterr().err
    (folder / "dbt").mkdir()
    assert exit_code("import", "dbt") == 2
    laid_out(folder, {"dbt/dbt_project.yml": "name: inside\n", "dbt/models/one.sql": "select 1 as id\n"})
    capsys.readouterr()
    assert exit_code("import", "dbt", *QUICKLY) == 0
    assert "name: inside" in capsys.readouterr().out


def test_a_file_called_dbt_is_a_source(folder: Path) -> None:
    (folder / "dbt").write_text("create table one (id integer)", encoding="utf-8")
    assert exit_code("import", "dbt", "--from", "ddl") == 0


def test_data_of_a_duckdb_project_is_tested(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import duckdb

    table = "{name: orders, columns: [{name: id, data_type: integer}]}"
    raw = f"sources:\n  - name: raw\n    tables:\n      - {table}\n"
    project(
        folder, {"models/_raw.yml": raw, "models/one.sql": "select id from {{ source('raw', 'orders') }}\n"}
    )
    with duckdb.connect(str(folder / "shop.duckdb")) as connection:
        connection.execute("CREATE SCHEMA raw")
        connection.execute("CREATE TABLE raw.orders AS SELECT 1 AS id")
        connection.execute("CREATE VIEW one AS SELECT id FROM raw.orders")
    assert exit_code("import", "dbt", "--output-dir", *QUICKLY) == 0
    assert exit_code("test", "contracts") == 0
    assert "5 checks: 5 passed" in capsys.readouterr().out
