"""Every example in an operation's manual does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dq.project.rule_packages import all_rules
from dq_core.rules.manual import Example, Manual, manual
from tests.checks.running import parse_example, run_example

OPERATIONS = [
    manual(rule)
    for code, rule in all_rules().items()
    if code.startswith("CHK") and rule.check.__module__.startswith("dq.checks.operations")
]
WITHOUT_EXAMPLES = {"CHK206", "CHK501", "CHK502", "CHK503", "CHK504"}
EXAMPLES = [(operation, example) for operation in OPERATIONS for example in operation.examples]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.code)
def test_manual_is_complete(operation: Manual) -> None:
    assert operation.summary.endswith(".")
    assert operation.body.startswith("Why: ")
    if operation.code not in WITHOUT_EXAMPLES:
        assert {example.bad for example in operation.examples} == {True, False}


@pytest.mark.parametrize(("operation", "example"), EXAMPLES, ids=lambda item: getattr(item, "code", ""))
def test_example(operation: Manual, example: Example, tmp_path: Path) -> None:
    outcome = run_example(parse_example(example.text), tmp_path)
    kind = operation.name.replace("-", "_")
    results = [result for result in outcome.results if result.check.kind == kind]
    assert results
    assert not [result.reason for result in results if result.verdict in ("error", "unsupported")]
    failed = {result.check.location.line for result in results if result.verdict == "fail"}
    assert failed == set(example.lines)
    assert bool(failed) == example.bad


def test_codes_say_the_shape() -> None:
    shapes = {"CHK1": "SchemaOperation", "CHK2": "RowOperation", "CHK3": "SetOperation"}
    for rule in all_rules().values():
        bases = [base.__name__ for base in getattr(rule.check, "__mro__", ())]
        wanted = shapes.get(rule.code[:4])
        if wanted:
            assert wanted in bases, rule.code
