from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.source import Source
from dq_core.suppression.noqa import Directive, apply, directives

TODAY = "2026-06-15"
CASES = yaml.safe_load((Path(__file__).parent / "directives.yaml").read_text(encoding="utf-8"))


def found(text: str) -> tuple[Directive, ...]:
    return directives(Source("x.yaml", text))


def finding(code: str = "ODC201", line: int = 1, end_line: int = 0) -> Finding:
    return Finding(code, "name", "message", Location("x.yaml", line, 1, end_line or line, 5))


def is_suppressed(text: str, about: Finding) -> bool:
    (applied,) = apply([about], found(text), TODAY)
    return applied.suppressed is not None


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_comment_is_read(case: dict[str, Any]) -> None:
    read = [
        {
            "text": case["text"],
            "codes": list(item.codes),
            "until": item.until,
            "reason": item.reason,
            "lines": [item.first_line, item.last_line],
        }
        for item in found(case["text"])
    ]
    assert read == ([{"until": "", "reason": "", **case}] if "lines" in case else [])


@pytest.mark.parametrize(
    ("words", "suppressed"),
    [
        ("", True),
        (": ODC201", True),
        (": ODC2", True),
        (": ODC", True),
        (": YML, ODC2", True),
        (": ODC202", False),
        (": ODC2011", False),
        (": YML", False),
        (" until 2026-06-15", True),
        (" until 2026-06-14", False),
        (" until 2099-12-31", True),
        (" until 2026-02-30", False),
        (" until 20270131", False),
        (" until tomorrow", False),
    ],
)
def test_codes_and_date_decide(words: str, suppressed: bool) -> None:  # noqa: FBT001
    assert is_suppressed(f"a: 1  # noqa{words}", finding()) == suppressed


@pytest.mark.parametrize(
    ("text", "line", "end_line", "suppressed"),
    [
        ("a: 1  # noqa\nb: 2\n", 1, 1, True),
        ("a: 1  # noqa\nb: 2\n", 2, 2, False),
        ("# noqa\nb: 2\nc: 3\n", 2, 2, True),
        ("# noqa\nb: 2\nc: 3\n", 3, 3, False),
        ("a:\n  b: 1  # noqa\n  c: 2\n", 1, 3, True),
        ("a:\n  b: 1\n  c: 2\nd: 3  # noqa\n", 1, 3, False),
        ("a: 1\nb: 2\n# noqa-file\n", 1, 1, True),
    ],
)
def test_the_lines_decide(text: str, line: int, end_line: int, suppressed: bool) -> None:  # noqa: FBT001
    assert is_suppressed(text, finding(line=line, end_line=end_line)) == suppressed


@pytest.mark.parametrize("code", ["SUP001", "INT001", "INT002", "CFG001"])
def test_some_findings_cannot_be_suppressed(code: str) -> None:
    assert not is_suppressed("a: 1  # noqa-file\n", finding(code))


def test_a_finding_without_a_place_stays() -> None:
    assert not is_suppressed("# noqa-file\n", Finding("ODC201", "n", "m", None))


def test_a_suppressed_finding_knows_by_what_and_why() -> None:
    (applied,) = apply([finding()], found("a: 1  # noqa: ODC -- the reason\n"), TODAY)
    assert applied.suppressed is not None
    assert (applied.suppressed.source, applied.suppressed.reason) == ("noqa", "the reason")
    assert str(applied.suppressed.location) == "x.yaml:1:7"


def test_words_that_suppress_nothing_are_known() -> None:
    (item,) = found("a: 1  # noqa: ODC201, ODC3, YML\n")
    item.judged.update({"ODC201", "ODC3"})
    assert item.unused() == ("ODC201", "ODC3")
    apply([finding()], [item], TODAY)
    assert item.unused() == ("ODC3",)


def test_what_stands_in_a_literal_is_no_comment() -> None:
    text = "a: '# noqa'  # noqa\n"
    start, end = text.index("'"), text.rindex("'") + 1
    assert [str(item.location) for item in directives(Source("x", text), [(start, end), (0, 1)])] == [
        "x:1:14"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# noqa" + " " * 100_000 + "x",
        "# noqa -- a" + " " * 100_000 + "#} x",
        "# noqa: ODC201" + " ," * 50_000,
        "# noqa: " + "ODC201, " * 50_000 + "?",
        "# noqa until " + "x" * 100_000 + " y",
        "#" * 100_000 + " noqa!",
        ("# " * 50_000) + "noqa!",
    ],
)
def test_a_hostile_comment_is_read_in_no_time(text: str) -> None:
    assert len(found(text)) <= 1
    assert is_suppressed(text, finding()) in (True, False)


def test_thousands_of_comments_and_literals_are_read_in_no_time() -> None:
    text = "a: '# noqa'  # noqa\n" * 20_000
    literals = [(line * 20 + 3, line * 20 + 11) for line in range(20_000)]
    assert len(directives(Source("x", text), literals)) == 20_000
