"""What every rule, notice and check of every family owes its reader."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dq.project.rule_packages import ALL, all_rules, lint_rules
from dq_core.rules.manual import Example, manual
from dq_core.rules.registry import modules_of
from dq_core.rules.rule import RETIRED, Rule
from tests import rule_examples

RULES = tuple(all_rules().values())
LINTED = tuple(rule for rule in lint_rules().values() if rule.subject is not None and rule.code[:3] != "CHK")
# what cannot be written as a file of a few lines of text
WITHOUT_BAD_EXAMPLE = ("YML001", "YML005")


def examples() -> Iterator[tuple[Rule, Example]]:
    for rule in LINTED:
        yield from ((rule, example) for example in manual(rule).examples)


def title(value: object) -> str:
    if isinstance(value, Rule):
        return value.code
    return f"{'bad' if value.bad else 'good'}" if isinstance(value, Example) else ""


@pytest.mark.parametrize("rule", RULES, ids=title)
def test_a_manual_has_a_summary(rule: Rule) -> None:
    found = manual(rule)
    text = inspect.getdoc(rule.check) or ""
    assert re.fullmatch(r"[A-Z`0-9].{10,}\.( .+\.)?", found.summary), found.summary
    assert text.split("\n")[1:2] in ([""], []), "an empty line follows the summary"


@pytest.mark.parametrize("rule", RULES, ids=title)
def test_a_rule_gives_its_reason(rule: Rule) -> None:
    assert re.search(r"^Why: \S.{20,}", manual(rule).body, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=title)
def test_a_code_has_three_letters_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert rule.code not in RETIRED


@pytest.mark.parametrize("rule", RULES, ids=title)
def test_a_file_bears_the_name_of_its_rule(rule: Rule) -> None:
    module = inspect.getmodule(rule.check)
    assert module is not None
    assert module.__name__.rpartition(".")[2] == rule.name.replace("-", "_")
    assert module.__doc__ == f"{rule.code}."


@pytest.mark.parametrize("package", ALL)
def test_every_module_of_a_rule_package_declares_a_rule(package: str) -> None:
    modules = [rule.check.__module__ for rule in RULES if rule.check.__module__.startswith(package + ".")]
    assert sorted(modules) == modules_of(package)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", LINTED, ids=title)
def test_a_lint_rule_shows_both_sides(rule: Rule) -> None:
    sides = {example.bad for example in manual(rule).examples}
    assert sides == ({False} if rule.code in WITHOUT_BAD_EXAMPLE else {True, False})


@pytest.mark.parametrize("rule", LINTED, ids=title)
def test_every_option_is_explained(rule: Rule) -> None:
    for option in manual(rule).options:
        assert option.meaning, option.name
        assert option.default is not inspect.Parameter.empty


@pytest.mark.parametrize(("rule", "example"), list(examples()), ids=title)
def test_an_example_does_what_it_says(rule: Rule, example: Example, tmp_path: Path) -> None:
    outcome = rule_examples.run(rule.code, example, tmp_path)
    marked = rule_examples.expected_lines(example)
    assert bool(outcome.lines) == example.bad, outcome.findings
    if marked:
        assert outcome.lines == marked
    assert not [finding for finding in outcome.findings if finding.code[:3] in ("INT", "CFG", "PRJ")]
    if rule.code[:3] != "YML":
        assert not [finding for finding in outcome.findings if finding.code[:3] == "YML"]


def test_the_fundamentals_do_not_move_the_lines_of_a_fragment() -> None:
    example = Example(bad=True, label="", text="id: mine  # here\nschema:\n  - name: a  # here\n")
    (text,) = rule_examples.files_of(example).values()
    assert text.startswith("id: mine\nschema:\n  - name: a\napiVersion:")
    assert text.count("id:") == 1
    assert {line for _, line in rule_examples.expected_lines(example)} == {1, 3}
