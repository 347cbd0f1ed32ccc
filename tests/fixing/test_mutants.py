"""Whatever happens to a contract: what is fixed stays fixed, and nothing else changes."""

from __future__ import annotations

import difflib
import re
from collections import Counter

import pytest

from dq.project.fix_choice import offered
from dq.project.fixing import Fixed
from dq_core.finding import Finding
from dq_core.source import Source
from dq_core.yaml.loader import load
from tests.contracts.mutating import encoded
from tests.fixing.in_memory import NAME, collected, fixed, linted, text_of

NORMAL, LONGER = 150, 20_000
PORTION = 50
_COMMENT = re.compile("(?<![^\\s])#[^\r\n\x85\u2028\u2029]*")


def assert_fixes(data: bytes, *, unsafe: bool) -> int:
    before = collected(data).files[0].text.source.text
    outcome = fixed(data, unsafe=unsafe)
    after = text_of(outcome)
    assert outcome.undone == ()
    assert (before != after) == bool(outcome.choices)
    for finding in outcome.linted.findings:
        assert offered(finding, unsafe=unsafe) is None, (finding.code, finding.location)
    again = fixed(after.encode(), unsafe=unsafe)
    assert text_of(again) == after
    assert not again.choices
    assert_gone(linted(collected(data)).findings, outcome)
    assert_few_lines_differ(before, after, [choice.fix.edits for choice in outcome.choices])
    if not unsafe:
        assert_comments_stay(before, after, [item for choice in outcome.choices for item in choice.findings])
    assert_no_worse(before, after)
    return len(outcome.choices)


def assert_gone(before: list[Finding], outcome: Fixed) -> None:
    """What was fixed is said less often than before, or not at all where a fix brought it to light."""
    said, says = (
        Counter((finding.code, finding.message) for finding in findings if finding.suppressed is None)
        for findings in (before, outcome.linted.findings)
    )
    gone = Counter((item.code, item.message) for choice in outcome.choices for item in choice.findings)
    for what, count in gone.items():
        assert says[what] <= max(0, said[what] - count), what


def assert_few_lines_differ(before: str, after: str, edits: list[tuple[object, ...]]) -> None:
    """Hold the lines that differ against those that the edits may have touched."""
    old, new = before.split("\n"), after.split("\n")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    differing = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    assert len(differing) <= sum(map(len, edits))


def assert_comments_stay(before: str, after: str, gone: list[Finding]) -> None:
    """A safe fix loses no comment but those that suppress nothing."""
    lost = Counter(_COMMENT.findall(before)) - Counter(_COMMENT.findall(after))
    about_noqa = sum(finding.code.startswith("SUP") for finding in gone)
    assert sum(lost.values()) <= about_noqa, lost


def assert_no_worse(before: str, after: str) -> None:
    """A text that could be read as YAML still can."""
    was, now = (
        Counter(problem.kind for problem in load(Source(NAME, text)).problems) for text in (before, after)
    )
    assert now <= was


def run(numbers: range, modes: tuple[bool, ...]) -> int:
    fixes = 0
    for number in numbers:
        unsafe = modes[number % len(modes)]
        try:
            fixes += assert_fixes(encoded(number), unsafe=unsafe)
        except Exception as error:
            error.add_note(f"assert_fixes(encoded({number}), unsafe={unsafe})")
            raise
    return fixes


@pytest.mark.parametrize("start", range(0, NORMAL, PORTION))
def test_a_mutant_is_fixed_once_and_for_all(start: int) -> None:
    assert run(range(start, start + PORTION), (False, True)) > 0


@pytest.mark.longer
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("start", range(NORMAL, LONGER, 10 * PORTION))
def test_thousands_of_mutants_are_fixed_once_and_for_all(start: int, *, unsafe: bool) -> None:
    run(range(start, start + 10 * PORTION), (unsafe,))
