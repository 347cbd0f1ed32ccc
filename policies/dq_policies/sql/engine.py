"""Run rules over a SQL file: one walk over each statement for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import process_time
from typing import Any

from sqlglot import exp

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.internal_error import internal_error
from dq_core.rules.engine import EnabledRule, Settings
from dq_core.rules.rule import Rule
from dq_policies.notices.judging_too_long import judging_too_long
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile
from dq_policies.sql.rule import SqlNode

SECONDS = 10.0
"""Seconds of work that one file may take."""

_BETWEEN_LOOKS = 64


class SqlRules:
    """The rules that are on for a file, sorted by what they look at."""

    def __init__(self, rules: Iterable[Rule], settings: Settings) -> None:
        on = [
            EnabledRule(rule, settings.severity(rule), settings.options(rule))
            for rule in rules
            if rule.subject in (SqlNode, SqlStatement, SqlFile) and settings.enabled(rule)
        ]
        self.of_files = tuple(item for item in on if item.rule.subject is SqlFile)
        self.of_statements = tuple(item for item in on if item.rule.subject is SqlStatement)
        self._of_nodes = tuple(item for item in on if item.rule.subject is SqlNode)
        self._by_class: dict[type, tuple[EnabledRule, ...]] = {}

    def of(self, kind: type) -> tuple[EnabledRule, ...]:
        """Return the rules for nodes of a class."""
        found = self._by_class.get(kind)
        if found is None:
            found = tuple(item for item in self._of_nodes if issubclass(kind, item.rule.nodes))
            self._by_class[kind] = found
        return found


def check(file: SqlFile, rules: SqlRules, seconds: float = SECONDS) -> Iterator[Finding]:
    """Yield the findings of all rules over a file and its statements.

    A rule that fails is reported once, and not asked again about this file. When the file has taken so many
    seconds of work, a finding says where judging it ended.
    """
    return _Judging(file, rules, process_time() + seconds, seconds).findings()


class _TooLongError(Exception):
    """The time for the file is up."""


class _Judging:
    """One file under judgement."""

    def __init__(self, file: SqlFile, rules: SqlRules, until: float, seconds: float) -> None:
        self._file = file
        self._rules = rules
        self._until = until
        self._seconds = seconds
        self._failed: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        """Yield what all rules say."""
        at: SqlStatement | None = None
        try:
            for at in self._file.statements:
                yield from self._statement(at)
            for item in self._rules.of_files:
                yield from self._asked(item, self._file)
                self._look()
        except _TooLongError:
            place = at.location() if at is not None else Location(self._file.path)
            yield judging_too_long(self._seconds, place)

    def _statement(self, statement: SqlStatement) -> Iterator[Finding]:
        for item in self._rules.of_statements:
            yield from self._asked(item, statement)
            self._look()
        by_class, waiting = self._rules.of, [statement.tree]
        count = 0
        while waiting:
            node = waiting.pop()
            for item in by_class(node.__class__):
                yield from self._asked(item, node, statement)
            for value in node.args.values():
                if value.__class__ is list:
                    waiting.extend([part for part in value if isinstance(part, exp.Expr)])
                elif isinstance(value, exp.Expr):
                    waiting.append(value)
            count += 1
            if not count % _BETWEEN_LOOKS:
                self._look()

    def _asked(self, item: EnabledRule, *subjects: Any) -> Iterator[Finding]:
        rule = item.rule
        if rule.code in self._failed:
            return
        try:
            for hit in rule.check(*subjects, **item.options):
                yield rule.finding(hit, item.severity)
        except Exception as error:  # noqa: BLE001 - whatever one rule does, the others must still be heard
            self._failed.add(rule.code)
            yield internal_error(f"the rule {rule.code}", error, Location(self._file.path))

    def _look(self) -> None:
        if process_time() > self._until:
            raise _TooLongError
