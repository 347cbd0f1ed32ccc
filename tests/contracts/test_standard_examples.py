"""The standard's own examples: those that obey their version have no error, the others a fix."""

from pathlib import Path

import pytest

from dq_contracts.loading import Library
from dq_core.finding import Finding
from dq_core.yaml.editing import apply
from tests import rule_examples
from tests.contracts.standard_files import EXAMPLES, NEEDED

pytestmark = NEEDED
NAMES = [path.name for path in EXAMPLES]
NEWER_THAN_THEIR_VERSION = {
    "all-data-types.odcs.yaml": "v3.1.0",
    "basic-four-dpo.odcs.yaml": "v3.1.0",
    "column-completeness.odcs.yaml": "v3.1.0",
}


def errors(text: str, folder: Path) -> list[Finding]:
    findings = rule_examples.lint_files({"a.odcs.yaml": text}, folder)
    return [finding for finding in findings if finding.severity == "error"]


def test_there_are_eighteen() -> None:
    assert len(EXAMPLES) == 18
    assert NEWER_THAN_THEIR_VERSION.keys() <= set(NAMES)


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_an_example_is_read(path: Path) -> None:
    opened = Library().open(str(path))
    assert opened.contract is not None
    assert opened.document.problems == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_an_example_has_no_error_but_of_its_version(path: Path, tmp_path: Path) -> None:
    found = errors(path.read_text(encoding="utf-8"), tmp_path)
    assert {finding.code for finding in found} == (
        {"ODC105"} if path.name in NEWER_THAN_THEIR_VERSION else set()
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_no_value_of_an_example_is_ambiguous(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    codes = {finding.code for finding in rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)}
    assert not codes & {"YML010", "YML011", "ODC113"}


@pytest.mark.parametrize(("name", "version"), NEWER_THAN_THEIR_VERSION.items())
def test_the_fix_sets_the_version_that_has_everything(name: str, version: str, tmp_path: Path) -> None:
    (path,) = (path for path in EXAMPLES if path.name == name)
    text = path.read_text(encoding="utf-8")
    fixes = {finding.fixes for finding in errors(text, tmp_path)}
    ((fix,),) = fixes
    assert fix.message == f"set apiVersion to {version}"
    fixed = apply(text, fix.edits)
    assert fixed != text
    assert errors(fixed, tmp_path) == []
