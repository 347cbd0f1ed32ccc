"""Rules over SQL by tables: each file holds cases of one rule, divided by lines that begin with `== `.

Such a line says the dialect (`-` for none) and what the case shows; options of the rule follow in brackets as
`name=value`. `-- here` marks each line of a finding, as in manuals; a case without a mark must be silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from dq.project.rule_packages import sql_rules
from dq_core.config.settings import DEFAULT, Config, Layer
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_policies.sql.declared_models import model_in
from dq_policies.sql.declared_tables import declared_in, relations_of
from dq_policies.sql.engine import SqlRules, check
from dq_policies.sql.file import FileContext
from dq_policies.sql.preparing import sql_file
from dq_policies.sql.promised import by_name

HERE = Path(__file__).parent
_HEAD = re.compile(r"== (?P<dialect>\S+) (?P<what>[^\[\n]+)(\[(?P<options>.*)\])?\n")
_MARK = re.compile(r"[ \t]*-- here[ \t]*$", re.MULTILINE)
LEAST = 10


class Case(NamedTuple):
    """A text in a dialect, the rule that judges it with which options, and what the case shows."""

    code: str
    dialect: str
    what: str
    options: dict[str, Any]
    text: str


def _cases() -> Iterator[Case]:
    for path in sorted(HERE.glob("*.txt")):
        _, *parts = re.split(r"^(?=== )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for part in parts:
            head = _HEAD.match(part)
            assert head, f"{path.name}: {part.splitlines()[0]}"
            pairs = (pair.split("=", 1) for pair in (head["options"] or "").split())
            options = {name: yaml.safe_load(value) for name, value in pairs}
            name = head["dialect"].replace("-", "")
            yield Case(path.stem.upper(), name, head["what"].strip(), options, part[head.end() :])


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{case.what}" for case in CASES])
def test_the_lines_of_the_findings_are_those_that_are_marked(case: Case) -> None:
    marked = [line for line, text in enumerate(case.text.splitlines(), 1) if _MARK.search(text)]
    assert _lines(case) == marked


def _lines(case: Case) -> list[int]:
    text = _MARK.sub("", case.text)
    relations = prepared(relations_of(declared_in(text), case.dialect), case.dialect)
    promised = by_name(relations_of(declared_in(text, "contract"), case.dialect), case.dialect)
    context = FileContext(promised)
    file = sql_file(Source("case.sql", text), case.dialect, relations, model_in(text), context=context)
    assert not file.unread, file.unread[0].reason
    settings = Config(".", base=Layer(select=(DEFAULT, case.code))).for_path("case.sql")
    rules = SqlRules([sql_rules()[case.code]], _With(settings, case.options))
    findings = list(check(file, rules))
    assert {finding.code for finding in findings} <= {case.code}
    return sorted(finding.location.line for finding in findings if finding.location is not None)


class _With:
    """Settings with the options of one case."""

    def __init__(self, settings: Any, options: dict[str, Any]) -> None:
        self.enabled = settings.enabled
        self.severity = settings.severity
        self._options = options

    def options(self, _rule: object) -> dict[str, Any]:
        return self._options


def test_each_table_has_enough_cases_of_both_kinds() -> None:
    for code in sorted({case.code for case in CASES}):
        cases = [case for case in CASES if case.code == code]
        silent = [case for case in cases if not _MARK.search(case.text)]
        assert len(cases) >= LEAST, code
        assert 0 < len(silent) < len(cases), code
