"""Rounds of fixes against rules that are made up: fixes that damage, that undo each other, that follow on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from dq.project.collecting import Collected
from dq.project.fixing import MOST_IDLE_ROUNDS, MOST_ROUNDS, fix
from dq.project.linted import Linted
from dq_core.finding import Edit, Finding, Fix
from dq_core.source import Source
from tests.fixing.in_memory import NAME, collected, text_of

Offer = Callable[[str], Iterator[tuple[int, int, str]]]


def lint_by(offer: Offer) -> Callable[[Collected], Linted]:
    """Return a lint with a finding for each edit that `offer` yields; one without a text has no fix."""

    def lint(files: Collected) -> Linted:
        source = files.files[0].text.source
        return Linted([_finding(source, *edit) for edit in offer(source.text)])

    return lint


def _finding(source: Source, start: int, end: int, text: str) -> Finding:
    fix = Fix(f"write {text}", safe=True, path=NAME, edits=(Edit(start, end, text),))
    return Finding("ODC101", "n", text, source.location(start, end), fixes=(fix,) if text else ())


def run(text: str, offer: Offer) -> tuple[str, int, list[str]]:
    """Return the fixed text, how many findings were fixed, and the messages about fixes left out."""
    files, lint = collected(text.encode()), lint_by(offer)
    outcome = fix(files, lint(files), lint, unsafe=False)
    made = sum(len(choice.findings) for choice in outcome.choices)
    return text_of(outcome), made, [finding.message for finding in outcome.undone]


def test_one_fix_may_lead_to_another() -> None:
    def offer(text: str) -> Iterator[tuple[int, int, str]]:
        if len(text) < 8:
            yield len(text), len(text), "a"

    assert run("a", offer) == ("a" * 8, 7, [])


def test_a_fix_that_damages_the_file_is_left_out() -> None:
    def offer(text: str) -> Iterator[tuple[int, int, str]]:
        if text.startswith("a: 1"):
            yield 3, 4, "["
        if "b: 2" in text:
            yield text.index("2"), text.index("2") + 1, "3"

    fixed, made, undone = run("a: 1\nb: 2\n", offer)
    assert (fixed, made) == ("a: 1\nb: 3\n", 1)
    assert undone == ["the fix of ODC101 (write [) was left out: the file would be no valid YAML any more"]


def test_fixes_that_damage_the_file_together_are_made_one_after_the_other() -> None:
    def offer(text: str) -> Iterator[tuple[int, int, str]]:
        for key in ("aa", "bb"):
            if key in text and "c:" not in text:
                yield text.index(key), text.index(key) + 2, "c"

    fixed, made, undone = run("aa: 1\nbb: 2\n", offer)
    assert (fixed, made, undone) == ("c: 1\nbb: 2\n", 1, [])


def test_fixes_without_end_are_given_up() -> None:
    def offer(text: str) -> Iterator[tuple[int, int, str]]:
        yield 0, 1, "b" if text.startswith("a") else "a"

    fixed, made, undone = run("a: 1\n", offer)
    assert (fixed, made) == ("a: 1\n", MOST_IDLE_ROUNDS)
    assert undone == ["the fix of ODC101 (write b) was left out: there was no end of it after 10 rounds"]


def test_what_gets_fewer_goes_on() -> None:
    def offer(text: str) -> Iterator[tuple[int, int, str]]:
        if "x" in text:
            yield text.index("x"), text.index("x") + 1, "y"
        yield from ((0, 0, "") for _ in range(text.count("x")))  # the other ones, without a fix

    assert run("x" * 40, offer) == ("y" * 40, 40, [])
    assert run("x" * 400, offer)[:2] == ("y" * MOST_ROUNDS + "x" * (400 - MOST_ROUNDS), MOST_ROUNDS)


@pytest.mark.parametrize("path", ["other.yaml", ""])
def test_a_fix_in_a_file_beyond_the_run_is_not_made(path: str) -> None:
    files = collected(b"a: 1\n")
    found = Finding(
        "ODC101", "n", "m", None, fixes=(Fix("f", safe=True, path=path, edits=(Edit(0, 1, "b"),)),)
    )
    outcome = fix(files, Linted([found]), lambda _: Linted([found]), unsafe=True)
    assert (text_of(outcome), outcome.choices) == ("a: 1\n", ())
