"""Definitions and defaults of other files: what comes of them, and what is said of those that do not work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.compilers.registry import compiled
from dq.project.collecting import collect
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules
from dq_contracts.including.merging import merged
from dq_contracts.loading import Library, Opened
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value
from tests import rule_examples

HERE = Path(__file__).parent


def table(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return cases


def named(case: object) -> str:
    return str(case["name"]) if isinstance(case, dict) else ""


def node_of(value: object, path: str) -> Mapping:
    root = load(Source(path, yaml.safe_dump(value, sort_keys=False, allow_unicode=True))).root
    assert isinstance(root, Mapping)
    return root


def nodes(node: Node) -> Iterator[Node]:
    yield node
    children = node.values.values() if isinstance(node, Mapping) else getattr(node, "items", ())
    for child in children:
        yield from nodes(child)


@pytest.mark.parametrize("case", table("merging.yaml"), ids=named)
def test_a_part_is_merged_with_what_it_builds_on(case: dict[str, Any]) -> None:
    own, base = node_of(case["own"], "own"), node_of(case["base"], "base")
    before = plain_value(own), plain_value(base)
    whole = merged(own, base)
    assert plain_value(whole) == case["merged"]
    assert list(whole.values) == list(case["merged"])
    assert (plain_value(own), plain_value(base)) == before
    for node in nodes(whole):
        if isinstance(node, Scalar):
            assert node.source.text[node.start : node.end].strip("'\"") == node.text
            assert node.source.path in ("own", "base")
    assert whole.keys.keys() == whole.values.keys()


def opened_in(folder: Path, files: dict[str, str]) -> Opened:
    (folder / ".git").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Library().open(str(folder / "a.odcs.yaml"))


@pytest.mark.parametrize("case", table("resolved.yaml"), ids=named)
def test_a_contract_is_resolved(case: dict[str, Any], tmp_path: Path) -> None:
    text = rule_examples.completed(case["contract"])
    opened = opened_in(tmp_path, {"a.odcs.yaml": text, "definitions.yaml": case["definitions"]})
    assert opened.contract is not None
    assert opened.inclusions.items == []
    assert [problem for file in opened.files for problem in file.scope.inclusions.items] == []
    written = compiled("odcs", opened.contract).text
    expected = {**rule_examples.FUNDAMENTALS, **case["becomes"]}
    assert yaml.safe_load(written) == expected
    again = load(Source("again.yaml", written))
    assert again.problems == ()
    assert isinstance(again.root, Mapping)
    (tmp_path / "b.odcs.yaml").write_text(written, encoding="utf-8")
    contract = Library().open(str(tmp_path / "b.odcs.yaml")).contract
    assert contract is not None
    assert compiled("odcs", contract).text == written


def findings_in(case: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    (folder / "outside").mkdir()
    (folder / "outside" / "definitions.yaml").write_text("kind: DataContractDefinitions\n")
    repository = folder / "repository"
    (repository / ".git").mkdir(parents=True)
    for name, text in case["files"].items():
        path = repository / name
        path.parent.mkdir(exist_ok=True)
        contract = name.endswith(".odcs.yaml")
        path.write_text(rule_examples.completed(text) if contract else text, encoding="utf-8")
    for name, target in case.get("links", {}).items():
        (repository / name).symlink_to(target.replace("OUTSIDE", str(folder / "outside")))
    monkeypatch.chdir(repository)
    config = Config(str(repository))
    return lint(collect(["c/a.odcs.yaml"], config), config, lint_rules()).findings


@pytest.mark.parametrize("case", table("problems.yaml"), ids=named)
def test_what_does_not_work_is_a_finding(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings_in(case, tmp_path, monkeypatch)
    counted = [finding for finding in found if finding.suppressed is None]
    shown = [f"{each.code} {each.location.path}:{each.location.line}" for each in counted if each.location]
    expected = [words.partition(" / ") for words in case["findings"]]
    assert sorted(shown) == sorted(" ".join(head.split()[:2]) for head, _, _ in expected), counted
    for head, _, help_ in expected:
        code, place, *rest = head.split(" ", 2)
        messages = [
            (each.message, each.help)
            for each in counted
            if each.code == code and each.location and f"{each.location.path}:{each.location.line}" == place
        ]
        assert any("".join(rest) in message and help_ in advice for message, advice in messages), messages


def test_sequences_and_mappings_of_the_files_stay_as_they_were(tmp_path: Path) -> None:
    text = "customProperties: [{property: dqDefinitions, value: d.yaml}]\nschema: [{name: a, tags: [x]}]\n"
    opened = opened_in(tmp_path, {"a.odcs.yaml": text, "d.yaml": "kind: DataContractDefinitions\n"})
    assert opened.contract is not None
    assert opened.document.root is not None
    tags = opened.contract.datasets[0].node.node("tags")
    assert isinstance(tags, Sequence)
    assert plain_value(opened.contract.node) == plain_value(opened.document.root)
