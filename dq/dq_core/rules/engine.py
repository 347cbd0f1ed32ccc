"""Run rules over subjects in one walk; a rule that fails is reported and stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from dq_core.finding import Finding, Severity
from dq_core.location import Location
from dq_core.notices.internal_error import internal_error
from dq_core.record import identity_record
from dq_core.rules.rule import Rule


class Settings(Protocol):
    """What a user decided about rules, for one file."""

    def enabled(self, rule: Rule) -> bool:
        """Say whether the rule is on."""
        ...

    def severity(self, rule: Rule) -> Severity:
        """Return the severity that the rule's findings bear."""
        ...

    def options(self, rule: Rule) -> Mapping[str, object]:
        """Return the options that the user set for the rule."""
        ...


@identity_record
class EnabledRule:
    """A rule that is on, with what was decided about it."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


RulesBySubject = dict[type, list[EnabledRule]]


def enabled_rules(rules: Iterable[Rule], settings: Settings) -> RulesBySubject:
    """Sort the rules that are on by the type of subject that they look at."""
    by_subject: RulesBySubject = {}
    for rule in rules:
        if rule.subject is not None and settings.enabled(rule):
            enabled = EnabledRule(rule, settings.severity(rule), settings.options(rule))
            by_subject.setdefault(rule.subject, []).append(enabled)
    return by_subject


def check(subjects: Iterable[object], rules: RulesBySubject, path: str) -> Iterator[Finding]:
    """Yield the findings of all rules over all subjects of the file `path`."""
    for subject in subjects:
        for enabled in rules.get(type(subject), ()):
            yield from _check_one(subject, enabled, path)


def _check_one(subject: object, enabled: EnabledRule, path: str) -> Iterator[Finding]:
    try:
        for hit in enabled.rule.check(subject, **enabled.options):
            yield enabled.rule.finding(hit, enabled.severity)
    except Exception as error:  # noqa: BLE001 - whatever one rule does, the others must still be heard
        yield internal_error(f"the rule {enabled.rule.code}", error, Location(path))
