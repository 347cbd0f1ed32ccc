"""Decisions of the configuration from dq.yaml to the findings."""

from pathlib import Path

import pytest

from tests.commands.linted import CONTRACT, lint

Captured = pytest.CaptureFixture[str]
SERVER = "servers: [{server: s, type: duckdb, database: x.duckdb}]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("new", "legacy"):
        (tmp_path / name).mkdir()
        text = CONTRACT.replace("id: shop", f"id: {name}") + SERVER + "requird: true\n"
        # one server for both: the paths of such a server count from the contract's folder
        (tmp_path / name / "a.odcs.yaml").write_text(
            text.replace("type: duckdb, database: x.duckdb", "type: api, location: x")
        )
    return tmp_path


def codes(capsys: Captured, folder: Path, config: str, *words: str) -> dict[str, list[str]]:
    (folder / "dq.yaml").write_text(config)
    outcome = lint(capsys, *words)
    found = {"code": [str(outcome.code)], "legacy": [], "new": []}
    for item in outcome.envelope["findings"]:
        found[item["location"]["path"].split("/")[0]].append(f"{item['code']} {item['severity']}")
    return {name: sorted(items) for name, items in found.items()}


BOTH = ["ODC101 error", "ODC210 error"]
CASES: tuple[tuple[str, str, list[str], list[str]], ...] = (
    ("", "1", ["ODC101 error"], BOTH),
    ("ignore: [ODC101]\n", "1", [], ["ODC210 error"]),
    ("ignore: [ODC]\n", "0", [], []),
    ("select: [ODC101]\n", "1", ["ODC101 error"], ["ODC101 error"]),
    ("severity: {ODC: warning}\n", "0", ["ODC101 warning"], ["ODC101 warning", "ODC210 warning"]),
    (
        "severity: {ODC: warning}\nfail-on: warning\n",
        "1",
        ["ODC101 warning"],
        ["ODC101 warning", "ODC210 warning"],
    ),
    ("paths: [{match: legacy/, ignore: [ODC101]}]\n", "1", [], BOTH),
    ("paths: [{match: new/, ignore: [ODC2]}]\n", "1", ["ODC101 error"], ["ODC101 error"]),
    (
        "paths: [{match: new/, severity: {ODC210: info}}]\n",
        "1",
        ["ODC101 error"],
        ["ODC101 error", "ODC210 info"],
    ),
    ("exclude: [new]\n", "1", ["ODC101 error"], []),
    ("include: ['new/*.yaml']\n", "1", [], ["ODC101 error"]),
)


@pytest.mark.parametrize(("config", "code", "legacy", "new"), CASES, ids=[case[0] for case in CASES])
def test_settings_decide(
    config: str, code: str, legacy: list[str], new: list[str], folder: Path, capsys: Captured
) -> None:
    assert codes(capsys, folder, config) == {"code": [code], "legacy": legacy, "new": new}


@pytest.mark.parametrize(
    ("words", "code", "new"),
    [
        (["--ignore", "ODC210"], "1", ["ODC101 error"]),
        (["--select", "ODC210"], "1", ["ODC210 error"]),
        (["--select", "YML"], "0", []),
        (["--select", "odc2,yml", "--ignore", "ODC210"], "0", []),
    ],
)
def test_the_command_line_decides_last(
    words: list[str], code: str, new: list[str], folder: Path, capsys: Captured
) -> None:
    found = codes(capsys, folder, "severity: {ODC: error}\n", *words)
    assert (found["code"], found["new"]) == ([code], new)


def test_another_configuration_may_be_named(folder: Path, capsys: Captured) -> None:
    (folder / "strict.yaml").write_text("fail-on: info\nignore: [ODC101, ODC210]\n")
    assert codes(capsys, folder, "", "--config", "strict.yaml")["code"] == ["0"]
