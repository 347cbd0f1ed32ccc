"""Bare `dq`: what is here, without SQL, data or a long wait."""

import subprocess
import sys
from pathlib import Path

import pytest

from dq.project import surveying
from tests.commands.running import exit_code

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: {name}
name: {name}
version: 1.0.0
status: active
schema:
  - name: {name}
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
      - name: amount
        logicalType: number
        quality:
          - {{type: text, description: somebody looks at it}}
"""
BROKEN = CONTRACT.replace("logicalType: number", "logicalTyp: number")
FILES = {
    "dbt_project.yml": "name: shop\n",
    "models/orders.sql": "SELECT 1\n",
    "models/lines.sql": "SELECT 1\n",
    "models/schema.yml": "version: 2\nmodels: []\n",
    "flow/workflow_settings.yaml": "defaultProject: shop\n",
    "flow/definitions/a.sqlx": "config {}\n",
    "other.yaml": "dataContractSpecification: 1.1.0\n",
    "target/compiled.sql": "SELECT 1\n",
    ".hidden/x.odcs.yaml": "",
    "notes.txt": "kind: DataContract\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def put(here: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text, encoding="utf-8")


def overview(capsys: pytest.CaptureFixture[str]) -> str:
    assert exit_code() == 0
    return capsys.readouterr().out


def figures(printed: str, path: str) -> list[int]:
    (line,) = (line for line in printed.splitlines() if line.endswith((f"0  {path}", f"1  {path}")))
    return [int(word.replace(",", "")) for word in line.removesuffix(path).split()]


def test_nothing_here(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = overview(capsys)
    assert "configuration  none" in printed
    assert "nothing that dq reads" in printed
    assert "There is no data contract here" in printed
    assert "next: dq init " in printed


def test_no_contract_but_a_configuration(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {"dq.yaml": ""})
    assert "next: dq init" not in overview(capsys)


def test_contracts_are_counted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {"a.odcs.yaml": CONTRACT.format(name="a"), "b/b.yaml": CONTRACT.format(name="b")})
    printed = overview(capsys)
    assert "found          2 contracts\n" in printed
    datasets, columns, checks, unchecked, errors = figures(printed, "a.odcs.yaml")
    assert (datasets, columns, unchecked, errors) == (1, 2, 1, 0)
    assert checks == 5  # two columns, two types, one key
    assert figures(printed, "b/b.yaml") == [1, 2, 5, 1, 0]
    assert figures(printed, "2 contracts") == [2, 4, 10, 2, 0]
    assert "unchecked: promises" in printed
    assert "next: dq test " in printed


def test_errors_come_first(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {"a.odcs.yaml": BROKEN.format(name="a"), "b.odcs.yaml": "a: [\n"})
    printed = overview(capsys)
    assert figures(printed, "a.odcs.yaml")[-1] == 1
    assert figures(printed, "b.odcs.yaml") == [0, 0, 0, 0, 1]
    assert "lint           2 errors" in printed
    assert "next: dq lint " in printed


def test_settings_hold_here_as_well(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {"a.odcs.yaml": BROKEN.format(name="a"), "old/b.odcs.yaml": BROKEN.format(name="b")})
    put(here, {"dq.yaml": "exclude: [old/]\nignore: [ODC101, CHK101]\n"})
    printed = overview(capsys)
    assert "configuration  dq.yaml\n" in printed
    assert "no findings" in printed
    assert "old/b.odcs.yaml" not in printed
    assert figures(printed, "a.odcs.yaml")[2] == 2


def test_settings_in_pyproject(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {"pyproject.toml": '[tool.dq]\nfail-on = "info"\n'})
    assert "configuration  pyproject.toml [tool.dq]\n" in overview(capsys)


def test_projects_and_other_files_are_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, FILES)
    printed = overview(capsys)
    for words in (
        "dbt project (dbt_project.yml)",
        "Dataform project (flow/workflow_settings.yaml)",
        "2 SQL files",
        "1 dbt properties file",
        "1 contract of another standard",
    ):
        assert words in printed
    assert "There is no data contract here" in printed


@pytest.mark.parametrize("text", ["unknown: 1\n", "fail-on: never\n", "select: [XYZ]\n", "a: [\n"])
def test_a_wrong_configuration_ends_it(here: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {"dq.yaml": text, "a.odcs.yaml": CONTRACT.format(name="a")})
    assert exit_code() == 2
    assert "CFG001" in capsys.readouterr().out


def test_the_walk_is_bounded(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here, {f"far/away/{number}.sql": "" for number in range(30)})
    put(here, {"a.odcs.yaml": CONTRACT.format(name="a")})
    assert "not looked at" not in overview(capsys)
    monkeypatch.setattr(surveying, "MOST_ENTRIES", 10)
    printed = overview(capsys)
    assert "not looked at  all but the first" in printed
    assert figures(printed, "a.odcs.yaml")


def test_what_is_read_is_bounded(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here, {"a.odcs.yaml": CONTRACT.format(name="a"), "b.yaml": "# " + "x" * 4000})
    monkeypatch.setattr(surveying, "MOST_BYTES", 3000)
    printed = overview(capsys)
    assert "not looked at  1 YAML file, for size" in printed
    assert figures(printed, "a.odcs.yaml")


def test_odd_entries_do_not_stop_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "loop.yaml").symlink_to("loop.yaml")
    (here / "up").symlink_to("..")
    put(here, {"a.odcs.yaml": "\x00", "b\x1b[31m.odcs.yaml": CONTRACT.format(name="b")})
    printed = overview(capsys)
    assert "\x1b" not in printed
    assert "2 contracts" in printed


def test_many_contracts_are_summed_up(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here, {f"{number:02}.odcs.yaml": CONTRACT.format(name=f"c{number}") for number in range(25)})
    printed = overview(capsys)
    assert "  and 5 more\n" in printed
    assert figures(printed, "25 contracts") == [25, 50, 125, 25, 0]


def test_no_heavy_package_is_loaded(here: Path) -> None:
    put(here, {"a.odcs.yaml": CONTRACT.format(name="a")})
    code = "import sys; from dq.cli import main; main([]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"sqlglot", "duckdb", "rich", "jinja2"} & set(done.stdout.split())
