"""The rule on the page about rules over SQL is one, and its manual is true."""

from __future__ import annotations

import re
from pathlib import Path

from dq_core.rules.manual import manual
from dq_core.rules.rule import REGISTERED
from tests import rule_examples

PAGE = Path("docs/sql-rules.md").read_text()


def test_the_rule_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    try:
        exec(code, {"__name__": "table_of_sandbox"})  # noqa: S102 - the page's own text
        for example in manual(REGISTERED["ACM001"]).examples:
            outcome = rule_examples.run("ACM001", example, tmp_path)
            assert outcome.lines == rule_examples.expected_lines(example)
            assert bool(outcome.lines) == example.bad
    finally:
        REGISTERED.pop("ACM001", None)
