import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_core.config import settings
from dq_core.config.discovery import discover
from dq_core.config.globs import matches
from dq_core.config.json_schema import json_schema
from dq_core.config.keys import TEST, TOP, Key
from dq_core.config.settings import Config, Layer
from dq_core.finding import Finding

HERE = Path(__file__).parent
GLOBS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (HERE / "globs.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
INVALID = yaml.safe_load((HERE / "invalid.yaml").read_text(encoding="utf-8"))
COMPLETE = """
include: ["contracts/**"]
exclude: [drafts, "*.old.yaml"]
select: [default, ODC901]
ignore: ODC106
severity: {ODC2: warning, ODC201: error}
rules: {ODC901: {words: 3}}
fail-on: warning
require-reason: true
paths:
  - match: legacy/
    ignore: [ODC2]
    severity: {ODC101: info}
    rules: {ODC901: {words: 1}}
test: {failing-rows: 0, public-classifications: [public, open], strict: true}
"""
COMPLETE_TOML = """
[project]
name = "x"

[tool.dq]
include = ["contracts/**"]
exclude = ["drafts", "*.old.yaml"]
select = ["default", "ODC901"]
ignore = "ODC106"
severity = { ODC2 = "warning", ODC201 = "error" }
fail-on = "warning"
require-reason = true

[tool.dq.rules.ODC901]
words = 3

[[tool.dq.paths]]
match = "legacy/"
ignore = ["ODC2"]
severity = { ODC101 = "info" }
rules = { ODC901 = { words = 1 } }

[tool.dq.test]
failing-rows = 0
public-classifications = ["public", "open"]
strict = true
"""


def said(finding: Finding) -> str:
    return f"{finding.message}; {finding.help}"


def read(folder: Path, **files: str) -> tuple[Config, list[Finding]]:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    (folder / ".git").mkdir(exist_ok=True)
    return discover(str(folder))


def decisions(config: Config) -> tuple[object, ...]:
    layers = [
        (layer.match, layer.select, layer.ignore, layer.severity, layer.options)
        for layer in all_layers(config)
    ]
    return (config.include, config.exclude, config.fail_on, config.require_reason, config.test, layers)


def all_layers(config: Config) -> tuple[Layer, ...]:
    return (config.base, *config.paths)


@pytest.mark.parametrize(("pattern", "path", "answer"), GLOBS)
def test_a_pattern_matches_as_in_shells(pattern: str, path: str, answer: str) -> None:
    assert matches(path, (pattern,)) == (answer == "yes")


@pytest.mark.parametrize("name", ["dq_yaml", "dq_yml", "pyproject_toml"])
def test_every_setting_is_read_from_either_file(tmp_path: Path, name: str) -> None:
    config, findings = read(tmp_path, **{name: COMPLETE_TOML if name.startswith("py") else COMPLETE})
    assert findings == []
    assert decisions(config) == (
        ("contracts/**",),
        ("drafts", "*.old.yaml"),
        "warning",
        True,
        settings.TestSettings(0, ("public", "open"), strict=True),
        [
            (
                (),
                ("default", "ODC901"),
                ("ODC106",),
                {"ODC2": "warning", "ODC201": "error"},
                {"ODC901": {"words": 3}},
            ),
            (("legacy/",), None, ("ODC2",), {"ODC101": "info"}, {"ODC901": {"words": 1}}),
        ],
    )
    assert sorted({code for code, _ in config.codes}) == [
        "ODC101",
        "ODC106",
        "ODC2",
        "ODC201",
        "ODC901",
        "default",
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "{}\n", "rules: {}\npaths: []\n"])
def test_an_empty_configuration_decides_nothing(tmp_path: Path, text: str) -> None:
    config, findings = read(tmp_path, dq_yaml=text)
    assert findings == []
    assert decisions(config) == decisions(Config("x"))


@pytest.mark.parametrize("case", INVALID, ids=[case["text"] for case in INVALID])
def test_a_wrong_setting_is_placed_and_named(tmp_path: Path, case: dict[str, Any]) -> None:
    _, findings = read(tmp_path, dq_yaml=case["text"])
    assert [finding.code for finding in findings] == ["CFG001"] * len(case["findings"])
    for finding, (place, words) in zip(findings, case["findings"].items(), strict=True):
        assert finding.location is not None
        assert f"{finding.location.line}:{finding.location.column}" == place
        assert words in said(finding)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[tool.dq]\nselect = [\n", "3:1", "not valid TOML"),
        ("[tool.dq]\nselect = ]\n", "2:10", "not valid TOML"),
        ("[tool.dq]\nselct = ['ODC']\n", "2:1", "did you mean 'select'?"),
        ("[tool.dq]\nfail-on = 2024-01-31\n", "2:1", "expected error, warning or info, found a string"),
        ("[tool.dq]\nfail-on = 10:00:00\n", "2:1", "found a string"),
        ("[tool.dq]\nrequire-reason = 1.5\n", "2:1", "found a number"),
        ("[tool.dq]\nrequire-reason = inf\n", "2:1", "found a number"),
        ("[tool]\ndq = 3  # tool.dq\n", "1:1", "expected a mapping of settings, found an integer"),
        ("[tool.dq.test]\nstrict = 'yes'\n", "2:1", "expected true or false, found a string"),
        ("[[tool.dq.paths]]\nignore = ['ODC']\n", "1:11", "these settings have no `match`"),
        ("[tool.dq]\nselect = " + "[" * 100_000, "1:1", "not valid TOML"),
    ],
)
def test_a_wrong_setting_in_toml_is_found_again(tmp_path: Path, text: str, place: str, words: str) -> None:
    _, findings = read(tmp_path, pyproject_toml=text)
    (finding,) = findings
    assert finding.location is not None
    assert words in said(finding)
    assert f"{finding.location.line}:{finding.location.column}" == place


def test_the_nearest_file_holds_and_the_repository_ends_the_search(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "dq.yaml").write_text("fail-on: info\n")
    assert discover(str(inner))[0].fail_on == "info"
    assert discover(str(inner))[0].root == str(tmp_path)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'no table of ours'\n")
    assert discover(str(inner))[0].fail_on == "info"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.dq]\nfail-on = 'warning'\n")
    assert discover(str(inner))[0].fail_on == "warning"
    (inner / ".git").write_text("gitdir: elsewhere\n")
    config, findings = discover(str(inner))
    assert (config.fail_on, config.root, config.path, findings) == ("error", str(inner), None, [])


def test_of_two_files_one_holds_and_a_finding_says_so(tmp_path: Path) -> None:
    config, findings = read(
        tmp_path, dq_yaml="fail-on: info\n", pyproject_toml="[tool.dq]\nfail-on = 'warning'\n"
    )
    assert config.fail_on == "info"
    assert [(finding.code, finding.severity) for finding in findings] == [("CFG001", "info")]


@pytest.mark.parametrize("name", ["missing.yaml", "folder", "binary.yaml", "latin.yaml"])
def test_a_named_configuration_that_cannot_be_read_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.yaml").write_bytes(b"a: \x00")
    (tmp_path / "latin.yaml").write_bytes("select: Zürich".encode("latin-1"))
    _, findings = discover(str(tmp_path), str(tmp_path / name))
    assert [finding.code for finding in findings] == ["CFG001"]


def test_an_exact_decimal_reaches_a_rule_as_a_plain_number(tmp_path: Path) -> None:
    config, _ = read(tmp_path, dq_yaml="rules: {ODC901: {some-share: 0.5}}\n")
    options = config.base.options["ODC901"]
    assert options == {"some_share": 0.5}
    assert isinstance(options["some_share"], float)


def test_exclusion_wins_over_inclusion() -> None:
    config = Config("/x", include=("contracts/**",), exclude=("drafts", "*.old.yaml"))
    walked = {
        "contracts/a.yaml": True,
        "contracts/drafts/a.yaml": False,
        "contracts/a.old.yaml": False,
        "other/a.yaml": False,
    }
    assert {path: config.walks(path) for path in walked} == walked
    assert not config.excludes("other/a.yaml")


def property_of(key: Key) -> dict[str, Any]:
    found: dict[str, Any] = json_schema()["properties"][key.name]
    return found


@pytest.mark.parametrize("key", TOP, ids=lambda key: key.name)
def test_the_json_schema_knows_every_key(key: Key) -> None:
    assert property_of(key)["description"] == key.meaning


@pytest.mark.parametrize("case", INVALID, ids=[case["text"] for case in INVALID])
def test_the_json_schema_refuses_what_the_reader_refuses(case: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    if any(
        words.startswith(("not valid", "the key", "options belong")) for words in case["findings"].values()
    ):
        return
    value = yaml.load(case["text"], Loader=yaml.BaseLoader if "yes" in case["text"] else yaml.SafeLoader)  # noqa: S506 - texts of this file
    assert not jsonschema.Draft202012Validator(schema).is_valid(value)


def test_the_json_schema_accepts_what_the_reader_accepts() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json_schema())
    assert list(validator.iter_errors(yaml.safe_load(COMPLETE))) == []
    assert {key.name for key in TEST} == set(json_schema()["properties"]["test"]["properties"])


def test_the_folder_of_the_file_is_the_root_wherever_it_is_read_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dq.yaml").write_text("exclude: [a]\n")
    monkeypatch.chdir(tmp_path)
    assert discover(os.curdir, "dq.yaml")[0].root == str(tmp_path)
