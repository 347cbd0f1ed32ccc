from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from dq_core.finding import Finding, Severity
from dq_core.location import Location
from dq_core.rules import rule as rules_module
from dq_core.rules.engine import check, enabled_rules
from dq_core.rules.manual import manual
from dq_core.rules.options import wrong_options
from dq_core.rules.registry import find, load
from dq_core.rules.rule import Hit, Rule, notice, register, rule

PLACE = Location("a.yaml", 2, 3)


class Thing:
    pass


@dataclass
class Decisions:
    off: tuple[str, ...] = ()
    severities: dict[str, Severity] = field(default_factory=dict)
    chosen: dict[str, object] = field(default_factory=dict)

    def enabled(self, rule: Rule) -> bool:
        return rule.code not in self.off

    def severity(self, rule: Rule) -> Severity:
        return self.severities.get(rule.code, rule.severity)

    def options(self, rule: Rule) -> Mapping[str, object]:
        return self.chosen if rule.code == "TST002" else {}


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    known: dict[str, Rule] = {}
    monkeypatch.setattr(rules_module, "REGISTERED", known)

    @rule("TST001", Thing, severity="warning")
    def plain(thing: Thing) -> Iterator[Hit]:
        """Plain."""
        yield Hit(f"found {type(thing).__name__}", PLACE, "mend it")

    @rule("TST002", Thing, default=False)
    def optional(
        thing: Thing, *, words: int = 1, names: tuple[str, ...] = (), share: float = 0.5, loud: bool = False
    ) -> Iterator[Hit]:
        """Optional.

        Options:
            words: how many.
            loud: whether to shout: in capitals.

        References:
            Manual: example.com/manual
        """
        yield Hit(f"{words} {names} {share} {loud}", PLACE)

    @rule("TST003", Thing)
    def broken(thing: Thing) -> Iterator[Hit]:
        """Broken."""
        yield Hit("before", PLACE)
        raise ZeroDivisionError(str(thing))

    assert callable(plain)
    assert callable(optional)
    assert callable(broken)
    return known


def findings(registered: dict[str, Rule], settings: Decisions) -> list[Finding]:
    return list(check([Thing(), object()], enabled_rules(registered.values(), settings), "a.yaml"))


def test_a_rule_that_fails_is_reported_and_stops_no_other(
    registered: dict[str, Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DQ_DEBUG", raising=False)
    found = findings(registered, Decisions())
    assert [finding.code for finding in found] == ["TST001", "TST002", "TST003", "INT001"]
    assert "TST003" in found[-1].message
    assert "ZeroDivisionError" in found[-1].message
    assert found[-1].location == Location("a.yaml")


def test_a_failing_rule_shows_its_place_when_asked(
    registered: dict[str, Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DQ_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        findings(registered, Decisions())


def test_a_rule_that_is_off_is_not_run(registered: dict[str, Rule]) -> None:
    found = findings(registered, Decisions(off=("TST003", "TST002")))
    assert [finding.code for finding in found] == ["TST001"]


def test_a_finding_bears_name_severity_and_advice(registered: dict[str, Rule]) -> None:
    off = ("TST002", "TST003")
    (found,) = findings(registered, Decisions(off=off))
    assert found == Finding("TST001", "plain", "found Thing", PLACE, "warning", "mend it")
    (louder,) = findings(registered, Decisions(off=off, severities={"TST001": "error"}))
    assert louder.severity == "error"


def test_options_reach_their_rule(registered: dict[str, Rule]) -> None:
    chosen: dict[str, object] = {"words": 3, "loud": True}
    (found,) = findings(registered, Decisions(off=("TST001", "TST003"), chosen=chosen))
    assert found.message == "3 () 0.5 True"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, []),
        ({"words": 3, "names": ["a"], "share": 0.25, "loud": True}, []),
        ({"share": 1}, []),
        ({"words": True}, ["the option 'words' of TST002 must be of type int"]),
        ({"words": "3"}, ["the option 'words' of TST002 must be of type int"]),
        ({"loud": 1}, ["the option 'loud' of TST002 must be of type bool"]),
        ({"names": "a"}, ["the option 'names' of TST002 must be of type tuple[str, ...]"]),
        ({"names": [1]}, ["the option 'names' of TST002 must be of type tuple[str, ...]"]),
        ({"word": 1}, ["TST002 has no option 'word'"]),
        ({"thing": 1}, ["TST002 has no option 'thing'"]),
    ],
)
def test_options_are_held_against_the_rule(
    registered: dict[str, Rule], values: dict[str, Any], wrong: list[str]
) -> None:
    declared = registered["TST002"]
    annotated = {"words": "int", "names": "tuple[str, ...]", "share": "float", "loud": "bool", "return": ""}
    declared.check.__annotations__.update(annotated)
    assert [message.replace("'", "'") for message, _ in wrong_options(declared, values)] == wrong


def test_an_unknown_option_is_corrected(registered: dict[str, Rule]) -> None:
    ((_, help_),) = wrong_options(registered["TST002"], {"word": 1})
    assert help_ == "did you mean 'words'?"


def test_the_manual_reads_options_and_references(registered: dict[str, Rule]) -> None:
    found = manual(registered["TST002"])
    assert [(option.name, option.default, option.meaning) for option in found.options] == [
        ("words", 1, "how many."),
        ("names", (), ""),
        ("share", 0.5, ""),
        ("loud", False, "whether to shout: in capitals."),
    ]
    assert found.references == ("Manual: example.com/manual",)
    assert found.body == ""


def test_a_code_is_never_used_twice(registered: dict[str, Rule], monkeypatch: pytest.MonkeyPatch) -> None:
    known = registered["TST001"]
    assert register(known) is known

    def other(thing: Thing) -> Iterator[Hit]:
        yield Hit(str(thing), None)

    with pytest.raises(ValueError, match="TST001 is taken by plain"):
        rule("TST001", Thing)(other)
    monkeypatch.setattr(rules_module, "RETIRED", frozenset({"TST009"}))
    with pytest.raises(ValueError, match="TST009 is retired"):
        rule("TST009", Thing)(other)


def test_a_notice_is_a_function_that_makes_a_finding(registered: dict[str, Rule]) -> None:
    @notice("TST004", exit_code=2)
    def told(what: str) -> Hit:
        """Told."""
        return Hit(f"told {what}", PLACE, "listen")

    assert told("so") == Finding("TST004", "told", "told so", PLACE, "error", "listen")
    assert registered["TST004"].exit_code == 2
    assert registered["TST004"].subject is None


def test_rules_load_by_package_and_are_found_by_code_or_name() -> None:
    rules = load(["dq_core.yaml.rules"])
    assert list(rules) == sorted(rules)
    for word in ("YML003", "yml003", "duplicate-key", "DUPLICATE_KEY"):
        found = find(rules, word)
        assert found is not None
        assert found.code == "YML003"
    assert find(rules, "nothing") is None
