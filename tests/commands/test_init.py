"""`dq init`: the file it writes is read back without a finding, and nothing is ever lost."""

import os
import re
from dataclasses import asdict, replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from dq.project.starter import CONTRACT_SCHEMA_URL, SCHEMA_URL, hooks, starter
from dq_contracts.editor.json_schema import json_schema as contract_schema
from dq_core.config import json_schema, keys
from dq_core.config.discovery import discover
from dq_core.config.keys import TABLES, TOP, Key
from dq_core.config.settings import Config
from dq_core.version import VERSION
from tests.commands.running import exit_code

ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def uncommented(text: str) -> str:
    """Every setting behind a bare `#` is set; comments in words begin with `# ` and stay."""
    return re.sub(r"^( *)#(?! )(?=\S)|^#(?=  )", r"\1", text, flags=re.MULTILINE)


def written(here: Path) -> str:
    return (here / "dq.yaml").read_text(encoding="utf-8")


def test_what_is_written_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("init") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("wrote dq.yaml\n")
    assert "dq lint" in printed
    assert "pre-commit" in printed
    config, findings = discover(str(here))
    assert findings == []
    assert config.base.select == ("default",)
    base = replace(config.base, select=None)
    assert asdict(replace(config, base=base, codes=(), path=None)) == asdict(Config(str(here)))


def test_the_first_line_names_the_schema() -> None:
    assert starter().split("\n", 1)[0] == f"# yaml-language-server: $schema={SCHEMA_URL}"
    assert (ROOT / SCHEMA_URL.partition("/main/")[2]).is_file()


def test_every_setting_can_be_uncommented(here: Path) -> None:
    text = uncommented(starter())
    (here / "dq.yaml").write_text(text, encoding="utf-8")
    _, findings = discover(str(here))
    assert findings == []
    read = yaml.safe_load(text)
    assert list(read) == [key.name for key in TOP]
    assert list(read["test"]) == [key.name for key in TABLES["test"]]
    assert list(read["paths"][0]) == [key.name for key in TABLES["paths"]]
    jsonschema.validate(read, json_schema.json_schema())


def test_every_setting_stands_below_its_meaning() -> None:
    words = " ".join(starter().replace("#", " ").split())
    for key in (*TOP, *TABLES["test"], *TABLES["paths"]):
        assert f"{key.meaning} {key.name}:" in words.replace("- ", "")


@pytest.mark.parametrize(
    "key",
    [
        Key("new-texts", "texts", ("a", "b"), "What is new."),
        Key("new-flag", "boolean", True, "What is new. " * 30),  # noqa: FBT003 - the default of a setting
        Key("new-count", "count", 7, "What is new."),
    ],
)
def test_a_new_key_appears_by_itself(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dq.project.starter.TOP", (*keys.TOP, key))
    default = list(key.default) if isinstance(key.default, tuple) else key.default
    assert yaml.safe_load(uncommented(starter()))[key.name] == default
    assert f"\n#{key.name}: " in starter()


@pytest.mark.parametrize("name", ["dq.yaml", "dq.yml"])
def test_a_file_that_is_there_stays(here: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (here / name).write_text("fail-on: info\n", encoding="utf-8")
    assert exit_code("init") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"dq: error: {name} is there already; --force overwrites it\n"
    assert (here / name).read_text(encoding="utf-8") == "fail-on: info\n"
    assert exit_code("init", "--force") == 0
    assert (here / name).read_text(encoding="utf-8") == starter()
    assert [path.name for path in here.iterdir() if path.is_file()] == [name]


def test_a_link_to_nowhere_is_there(here: Path) -> None:
    (here / "dq.yaml").symlink_to("elsewhere.yaml")
    assert exit_code("init") == 2
    assert not (here / "elsewhere.yaml").exists()


def test_settings_in_pyproject_stay(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "pyproject.toml").write_text('[tool.dq]\nfail-on = "info"\n', encoding="utf-8")
    assert exit_code("init") == 2
    assert "pyproject.toml has the settings, under [tool.dq]; --force" in capsys.readouterr().err
    assert not (here / "dq.yaml").exists()
    assert exit_code("init", "--force") == 0
    assert "it now holds in place of pyproject.toml" in capsys.readouterr().out
    assert written(here) == starter()


@pytest.mark.parametrize("text", ["[tool.other]\n", "[tool.dqx]\n", "not toml", ""])
def test_another_pyproject_is_no_obstacle(here: Path, text: str) -> None:
    (here / "pyproject.toml").write_text(text, encoding="utf-8")
    assert exit_code("init") == 0


def test_another_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "dq.yaml").write_text("", encoding="utf-8")
    (here / "a b").mkdir()
    assert exit_code("init", "a b") == 0
    printed = capsys.readouterr().out
    assert "wrote a b/dq.yaml\nbelow a b it now holds in place of dq.yaml\n" in printed
    assert "cd 'a b' && dq lint" in printed
    assert written(here / "a b") == starter()


@pytest.mark.parametrize("name", ["missing", "file.txt", ""])
def test_a_folder_that_is_none(here: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "file.txt").write_text("", encoding="utf-8")
    assert exit_code("init", name) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_a_file_that_cannot_be_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "dq.yaml").mkdir()
    assert exit_code("init", "--force") == 4
    assert capsys.readouterr().err == "dq: error: cannot write dq.yaml: is a directory\n"
    assert os.listdir(here / "dq.yaml") == []


def test_the_hook_is_one_that_the_repository_offers(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("init", "--pre-commit") == 0
    printed = capsys.readouterr().out
    assert printed == hooks()
    assert list(here.iterdir()) == [here / ".git"]
    (repository,) = yaml.safe_load(printed)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert repository["rev"] == f"v{VERSION}"
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in offered}


@pytest.mark.parametrize(
    ("given", "file", "name"),
    [
        ("orders", "orders.odcs.yaml", "orders"),
        ("orders.odcs.yaml", "orders.odcs.yaml", "orders"),
        ("orders.yml", "orders.yml", "orders"),
        ("größe & Co", "größe & Co.odcs.yaml", "größe & Co"),
        ("NO", "NO.odcs.yaml", "NO"),
        ("12", "12.odcs.yaml", "12"),
        ("a: b #c", "a: b #c.odcs.yaml", "a: b #c"),
    ],
)
def test_a_contract_to_start_from(
    given: str, file: str, name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code("init", "--contract", given) == 0
    assert capsys.readouterr().out.startswith(f"wrote {file}\n")
    text = (here / file).read_text(encoding="utf-8")
    assert text.split("\n", 1)[0] == f"# yaml-language-server: $schema={CONTRACT_SCHEMA_URL}"
    read = yaml.safe_load(text)
    assert read["id"] == read["name"] == read["schema"][0]["name"] == name
    jsonschema.validate(read, contract_schema())
    assert exit_code("lint", "--fail-on", "info", file) == 0
    assert not (here / "dq.yaml").exists()


def test_the_schema_of_contracts_is_there() -> None:
    assert (ROOT / CONTRACT_SCHEMA_URL.partition("/main/")[2]).is_file()


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_contract_that_is_there_stays(
    force: tuple[str, ...], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.odcs.yaml").write_text("mine\n", encoding="utf-8")
    assert exit_code("init", "--contract", "a", *force) == 2
    assert (
        capsys.readouterr().err
        == "dq: error: a.odcs.yaml is there already; contracts are never overwritten\n"
    )
    assert (here / "a.odcs.yaml").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("name", ["", " ", ".", "..", ".odcs.yaml", "a/b", "../a", "a\nb", "\x1b[31m"])
def test_a_name_that_no_contract_has(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(here.iterdir())
    assert exit_code("init", "--contract", name) == 2
    assert "is no name of a contract" in capsys.readouterr().err
    assert list(here.iterdir()) == before


def test_a_contract_in_another_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a b").mkdir()
    assert exit_code("init", "a b", "--contract", "c") == 0
    assert "dq lint 'a b/c.odcs.yaml'" in capsys.readouterr().out
    assert (here / "a b" / "c.odcs.yaml").is_file()


def test_a_contract_that_cannot_be_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("init", "--contract", "x" * 300) == 4
    assert "cannot write" in capsys.readouterr().err
