"""Which fixes are made together, by the spans of their edits."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from dq.project.fix_choice import chosen
from dq_core.finding import Edit, Finding, Fix, Suppression

Spans = list[tuple[int, int]]

# the spans of the fixes offered, and the numbers of those that are chosen
TOGETHER: list[tuple[list[Spans], list[int]]] = [
    ([[(0, 2)], [(4, 6)]], [0, 1]),
    ([[(4, 6)], [(0, 2)]], [1, 0]),
    ([[(0, 2)], [(2, 4)]], [0]),
    ([[(0, 2)], [(1, 4)]], [0]),
    ([[(0, 9)], [(1, 2)]], [0]),
    ([[(1, 2)], [(0, 9)]], [1]),
    ([[(3, 3)], [(3, 3)]], [0]),
    ([[(3, 3)], [(3, 5)]], [0]),
    ([[(0, 3)], [(3, 3)]], [0]),
    ([[(0, 1), (8, 9)], [(3, 4)]], [0, 1]),
    ([[(0, 1), (8, 9)], [(3, 4), (9, 10)]], [0]),
    ([[(0, 1), (8, 9)], [(3, 4), (9, 10)], [(5, 6)]], [0, 2]),
    ([[(2, 3)], [(0, 1), (3, 4)], [(5, 6)]], [1, 2]),
]


def finding(number: int, spans: Spans, *, safe: bool = True, path: str = "a") -> Finding:
    edits = tuple(Edit(start, end, str(number)) for start, end in spans)
    return Finding("ODC101", "n", f"m{number}", None, fixes=(Fix(f"f{number}", safe, path, edits),))


@pytest.mark.parametrize(("offered", "expected"), TOGETHER)
def test_fixes_that_do_not_touch_are_made_together(offered: list[Spans], expected: list[int]) -> None:
    findings = [finding(number, spans) for number, spans in enumerate(offered)]
    assert [choice.fix.message for choice in chosen(findings, unsafe=False)["a"]] == [
        f"f{number}" for number in expected
    ]


def test_the_choice_does_not_depend_on_the_order_of_findings() -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    starts = [chance.randrange(200) for _ in range(60)]
    findings = [finding(number, [(start, start + number % 7)]) for number, start in enumerate(starts)]
    first = chosen(findings, unsafe=True)
    for _ in range(20):
        chance.shuffle(findings)
        assert chosen(findings, unsafe=True) == first


def test_no_two_of_those_chosen_touch() -> None:
    chance = random.Random(2)  # noqa: S311 - no secret
    for _ in range(200):
        findings = [
            finding(
                number, [(start, start + chance.randrange(4)) for start in chance.sample(range(0, 90, 5), 2)]
            )
            for number in range(12)
        ]
        choices = chosen(findings, unsafe=True)["a"]
        spans = sorted((edit.start, edit.end) for choice in choices for edit in choice.fix.edits)
        assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_a_fix_of_several_findings_is_made_once() -> None:
    fix = Fix("raise the version", safe=True, path="a", edits=(Edit(0, 1, "x"),))
    findings = [Finding("ODC105", "n", f"m{number}", None, fixes=(fix,)) for number in range(3)]
    (choice,) = chosen(findings, unsafe=False)["a"]
    assert choice.findings == tuple(findings)


def test_of_several_fixes_the_first_that_is_safe_enough_is_made() -> None:
    unsafe, safe = (Fix(name, name == "safe", "a", (Edit(0, 1, name),)) for name in ("unsafe", "safe"))
    found = Finding("ODC101", "n", "m", None, fixes=(unsafe, safe))
    assert chosen([found], unsafe=False)["a"][0].fix is safe
    assert chosen([found], unsafe=True)["a"][0].fix is unsafe


def test_suppressed_findings_and_empty_fixes_are_left_out() -> None:
    suppressed = finding(1, [(0, 1)]).suppress(Suppression("noqa", ""))
    assert chosen([suppressed, finding(2, [])], unsafe=True) == {}
    assert chosen([finding(1, [(0, 1)], safe=False)], unsafe=False) == {}
