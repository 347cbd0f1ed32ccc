"""One walk for all rules: who is asked about what, and what becomes of rules that fail or take too long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlglot import exp

from dq_core.finding import Severity
from dq_core.rules.rule import Hit, Rule
from dq_policies.sql.engine import SqlRules, check
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile
from dq_policies.sql.rule import SqlNode
from tests.policies.sql.files import file_of

SQL = "select a + 1, b * 2 from t where c > 1; select 2"


class AllOn:
    """Settings under which every rule is on, with some options."""

    def __init__(self, **options: object) -> None:
        self._options = options

    def enabled(self, rule: Rule) -> bool:
        return bool(rule)

    def severity(self, rule: Rule) -> Severity:
        return rule.severity

    def options(self, rule: Rule) -> Mapping[str, object]:
        return self._options if rule.code == "TST901" else {}


def rule_of(code: str, subject: type, check_: Callable[..., Any], *nodes: type) -> Rule:
    return Rule(code, code.lower(), "warning", subject, default=True, exit_code=1, check=check_, nodes=nodes)


def texts(node: exp.Expr, statement: SqlStatement, *, word: str = "") -> Iterator[Hit]:
    yield Hit(f"{word}{statement.index}:{statement.text(node)}", statement.location(node))


def messages(*rules: Rule, options: dict[str, object] | None = None, seconds: float = 10) -> list[str]:
    found = check(file_of(SQL), SqlRules(rules, AllOn(**(options or {}))), seconds)
    return [f"{finding.code} {finding.message}" for finding in found]


def test_a_rule_sees_the_nodes_of_its_classes_and_of_those_below() -> None:
    plus = rule_of("TST901", SqlNode, texts, exp.Add)
    binary = rule_of("TST902", SqlNode, texts, exp.Binary)
    assert sorted(messages(plus, binary)) == [
        "TST901 0:a + 1", "TST902 0:a + 1", "TST902 0:b * 2", "TST902 0:c > 1",
    ]  # fmt: skip


def test_options_reach_the_rule() -> None:
    assert messages(rule_of("TST901", SqlNode, texts, exp.Add), options={"word": "!"}) == ["TST901 !0:a + 1"]


def test_statements_and_files_are_subjects_too() -> None:
    def of_statement(statement: SqlStatement) -> Iterator[Hit]:
        yield Hit(str(statement.index), statement.location())

    def of_file(file: SqlFile) -> Iterator[Hit]:
        yield Hit(file.path, None)

    found = messages(rule_of("TST901", SqlStatement, of_statement), rule_of("TST902", SqlFile, of_file))
    assert found == ["TST901 0", "TST901 1", "TST902 a.sql"]


def test_a_rule_that_fails_is_named_once_and_stops_nobody() -> None:
    def fails(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
        yield from texts(node, statement)
        raise ZeroDivisionError

    found = messages(
        rule_of("TST901", SqlNode, fails, exp.Binary), rule_of("TST902", SqlNode, texts, exp.Mul)
    )
    assert [message[:6] for message in sorted(found)] == ["INT001", "TST901", "TST902"]
    assert "TST901" in next(message for message in found if message.startswith("INT001"))


def test_a_file_that_takes_too_long_is_ended_and_said() -> None:
    def busy(statement: SqlStatement) -> Iterator[Hit]:
        from time import process_time

        until = process_time() + 0.02
        while process_time() < until:
            pass
        yield Hit(str(statement.index), statement.location())

    found = messages(rule_of("TST901", SqlStatement, busy), seconds=0.01)
    assert found[0] == "TST901 0"
    assert len(found) == 2
    assert found[1].startswith("SQL002")
