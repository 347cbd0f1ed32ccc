"""The examples of all manuals, fixed: whoever writes a fix next is tested by the examples of the rule."""

from __future__ import annotations

import pytest

from dq.project.collecting import Collected, ProjectFile
from dq.project.fix_choice import offered
from dq.project.fixing import fix
from dq.project.linted import Linted
from dq.project.linting import lint
from dq_core.config.settings import DEFAULT, Config, Layer
from dq_core.reading import decode
from dq_core.rules.manual import Example, manual
from tests.fixing.in_memory import RULES
from tests.rule_examples import files_of

EXAMPLES = [
    pytest.param(rule.code, example, id=f"{rule.code} {number}")
    for rule in RULES.values()
    if rule.subject is not None
    for number, example in enumerate(manual(rule).examples)
    if example.language == "yaml"
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_is_fixed_once_and_for_all(code: str, example: Example) -> None:
    config = Config(".", base=Layer(select=(DEFAULT, code)))

    def again(files: Collected) -> Linted:
        return lint(files, config, RULES)

    files = Collected(
        [
            ProjectFile(name, "odcs", decode(text.encode(), name), named=True)
            for name, text in files_of(example).items()
        ]
    )
    before = again(files)
    for unsafe in (False, True):
        outcome = fix(files, before, again, unsafe=unsafe)
        assert not outcome.undone
        assert not [found for found in outcome.linted.findings if offered(found, unsafe=unsafe)]
        for choice in outcome.choices:
            assert any(change.file.path == choice.fix.path for change in outcome.changes)
