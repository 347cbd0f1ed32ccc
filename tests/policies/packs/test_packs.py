"""Packs: what is on with them, and what is said of wrong ones."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.commands.configuring import configure
from dq.commands.options import add_rule_options
from dq.project.rule_packages import all_rules
from dq_core.config.settings import DEFAULT
from dq_core.rules.options import wrong_options
from dq_policies.packs.loading import layer_of, names

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
PACKS = (
    "bigquery-cost",
    "gdpr",
    "hipaa",
    "minimal",
    "pci",
    "replay-safe",
    "snowflake-cost",
    "standard",
    "strict",
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_on(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in case["files"].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    parser = argparse.ArgumentParser()
    add_rule_options(parser)
    rules = all_rules()
    config, findings = configure(parser.parse_args(case.get("lint", [])), rules)
    said = [f"{finding.location or ''} {finding.message}".strip() for finding in findings]
    wrong = case.get("wrong", [])
    assert len(said) == len(wrong), said
    assert all(any(line.startswith(start) for line in said) for start in wrong), said
    settings = config.for_path("a.sql")
    assert [code for code in case.get("on", ()) if not settings.enabled(rules[code])] == []
    assert [code for code in case.get("off", ()) if settings.enabled(rules[code])] == []
    for code, severity in case.get("severity", {}).items():
        assert settings.severity(rules[code]) == severity, code
    for code, options in case.get("options", {}).items():
        assert settings.options(rules[code]) == options


def test_the_packs_of_dq_are_these() -> None:
    assert names() == PACKS


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_of_dq_names_rules_and_options_that_there_are(name: str) -> None:
    rules = all_rules()
    layer, _, findings = layer_of([(name, None)], ".")
    assert layer is not None
    assert not findings
    for code in (*(layer.select or ()), *layer.ignore, *layer.severity):
        assert code == DEFAULT or any(rule.startswith(code) for rule in rules), code
    for code, options in layer.options.items():
        assert not list(wrong_options(rules[code], options)), code


def test_every_file_beside_the_packs_is_found(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")
    layer, codes, findings = layer_of([("empty.yaml", None)], str(tmp_path))
    assert layer is not None
    assert (layer.select, codes, findings) == (None, [], [])
