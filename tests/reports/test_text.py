from dataclasses import replace
from typing import Any

import pytest

from dq.reports import registry
from dq.reports.checks import measured, share
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq.reports.table import table
from dq.reports.tally import sentence
from dq_core.finding import Edit, Finding, Fix, Suppression
from dq_core.location import Location
from tests.reports.factory import check_entry, check_report

HIT = Finding("ODC201", "bounds-contradict", "minimum above maximum", Location("a.yaml", 3, 2, 3, 4))

SAFE = Fix("swap", safe=True, path="a.yaml", edits=(Edit(0, 1, "x"),))
UNSAFE = replace(SAFE, safe=False)


def text_of(report: Report, width: int = 100) -> str:
    return registry.render("text", report, RenderOptions(width=width))


def sample(check: str, *rows: list[Any]) -> dict[str, Any]:
    return {"check": check, "columns": ["id"], "rows": list(rows)}


SENTENCES = [
    ((), (), "no findings"),
    ((), ("a.yaml",), "no findings in 1 file"),
    ((HIT,), (), "1 error in 1 file"),
    ((HIT, HIT, replace(HIT, severity="info")), ("b.yaml",), "2 errors, 1 info in 2 files"),
    ((HIT.suppress(Suppression("noqa", "")),), ("a.yaml",), "no findings in 1 file; 1 suppressed (noqa)"),
    (
        (HIT.suppress(Suppression("waiver", "")), HIT.suppress(Suppression("noqa", ""))),
        (),
        "no findings in 1 file; 2 suppressed (1 noqa, 1 waiver)",
    ),
    ((replace(HIT, fixes=(SAFE,)),), (), "1 error in 1 file; 1 fixable with --fix"),
    ((replace(HIT, fixes=(UNSAFE,)),), (), "1 error in 1 file; 1 fixable with --fix --unsafe-fixes"),
    (
        (replace(HIT, fixes=(UNSAFE, SAFE)), replace(HIT, fixes=(UNSAFE,)), HIT),
        (),
        "3 errors in 1 file; 1 fixable with --fix, 1 more with --unsafe-fixes",
    ),
    (
        (replace(HIT, fixes=(SAFE,)).suppress(Suppression("noqa", "")),),
        (),
        "no findings in 1 file; 1 suppressed (noqa)",
    ),
    ((replace(HIT, fixes=(replace(SAFE, edits=()),)),), (), "1 error in 1 file"),
]


@pytest.mark.parametrize(("findings", "files", "expected"), SENTENCES)
def test_the_last_line_sums_up(findings: tuple[Finding, ...], files: tuple[str, ...], expected: str) -> None:
    report = Report("lint", findings, files=files)
    assert sentence(report) == expected
    assert text_of(report).endswith(f"{expected}\n")


@pytest.mark.parametrize(("word", "expected"), [("fixed", "2 fixed"), ("would_fix", "2 would be fixed")])
def test_the_last_line_says_what_was_fixed(word: str, expected: str) -> None:
    assert sentence(Report("lint", (), summary={word: 2})) == f"no findings; {expected}"
    assert sentence(Report("lint", (), summary={word: 0})) == "no findings"


def test_another_command_names_the_one_that_fixes() -> None:
    report = Report("test", (replace(HIT, fixes=(SAFE,)),))
    assert sentence(report) == "1 error in 1 file; 1 fixable with dq lint --fix"


SHARES = [
    (37, 336776, "37 of 336,776 rows (0.01 %)"),
    (1, 336776, "1 of 336,776 rows (< 0.01 %)"),
    (336775, 336776, "336,775 of 336,776 rows (> 99.99 %)"),
    (5, 5, "5 of 5 rows (100.00 %)"),
    (0, 0, "0 of 0 rows"),
    (1, 1, "1 of 1 row (100.00 %)"),
    (2, None, "2 rows"),
]


@pytest.mark.parametrize(("part", "whole", "expected"), SHARES)
def test_shares_are_never_rounded_to_nothing_or_all(part: int, whole: int | None, expected: str) -> None:
    assert share(part, whole) == expected


MEASURES = [
    (1234567, "1,234,567"),
    (7.25, "7.25"),
    ("P1D", "P1D"),
    ({"value": 3, "bound": ">= 5"}, "3 (allowed: >= 5)"),
]


@pytest.mark.parametrize(("measure", "expected"), MEASURES)
def test_measures_are_put_in_words(measure: object, expected: str) -> None:
    assert measured(measure) == expected


def test_failing_rows_stand_once_below_the_finding_at_the_place_of_their_check() -> None:
    report = replace(check_report(), findings=(HIT, replace(HIT, code="CHK001", message="later")))
    report = replace(
        report,
        data={
            "checks": [check_entry("orders.id.unique", "fail", HIT.location, violations=2)],
            "samples": [sample("orders.id.unique", [1], [2]), sample("of.no.check", [3])],
        },
    )
    text = text_of(report)
    assert text.count("rows that fail orders.id.unique:") == 1
    assert text.index("rows that fail orders.id.unique:") < text.index("contracts/flights.odcs.yaml flights:")
    assert text.index("rows that fail of.no.check:") > text.index("contracts/flights.odcs.yaml flights:")


def test_the_rows_of_suppressed_checks_are_not_shown() -> None:
    waived = replace(HIT, code="CHK001").suppress(Suppression("waiver", "agreed"))
    checks = [check_entry("orders.id.unique", "fail", HIT.location, violations=2)]
    text = text_of(
        Report("test", (waived,), data={"checks": checks, "samples": [sample("orders.id.unique", [1])]})
    )
    assert text == (
        "contracts/flights.odcs.yaml flights: 1 suppressed\n\n"
        "1 check: 1 suppressed\n"
        "no findings in 1 file; 1 suppressed (waiver)\n"
    )


@pytest.mark.parametrize(
    "value", [None, 5, "text", {"a": 1}, [1, "x", None], [{}], [{"rows": 1, "columns": "ab"}]]
)
def test_data_of_other_commands_is_left_alone(value: object) -> None:
    for name in registry.names():
        assert registry.render(
            name, Report("ci", (HIT,), data={"checks": value, "samples": value}), RenderOptions()
        )


def test_a_table_keeps_to_its_room() -> None:
    columns = ["name", "amount", "note"]
    rows: list[list[Any]] = [["日本", 5, "x" * 60], ["a", None], ["b\x1b", 12.5, True]]
    assert table(columns, rows, 80) == [
        "name      | amount | note",
        "----------+--------+-----------------------------------------",
        "日本      |      5 | " + "x" * 39 + "…",
        "a         |   NULL |",
        "b<U+001B> |   12.5 | True",
    ]
    assert table(columns, rows, 30) == [
        "name      | amount | …",
        "----------+--------+--",
        "日本      |      5 | …",
        "a         |   NULL | …",
        "b<U+001B> |   12.5 | …",
    ]


def test_no_line_starts_a_command_of_a_build_server() -> None:
    entry = check_entry("::error::id", "fail", None, contract="::error::a", dataset="b", violations=1)
    samples = [{"check": "::error::id", "columns": ["::error::c"], "rows": [["::stop-commands::x"]]}]
    finding = replace(HIT, message="::error::m\n ::error::n", help="::error::h\n::error::i")
    text = text_of(Report("test", (finding,), data={"checks": [entry], "samples": samples}))
    assert "<U+003A>:error::a b: 1 failed" in text
    assert "<U+003A>:stop-commands::x" in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
