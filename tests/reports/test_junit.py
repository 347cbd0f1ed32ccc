from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from dq.reports import registry
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_core.finding import Finding, Severity, Suppression
from dq_core.location import Location
from tests.reports.factory import check_entry

PLACE = Location("a.yaml", 3, 2, 3, 4)
HIT = Finding("ODC201", "bounds-contradict", "minimum above maximum", PLACE)


def outcomes(report: Report) -> dict[str, str]:
    """Return the outcome of each case, by suite and name."""
    root = ET.fromstring(registry.render("junit", report, RenderOptions()).encode())  # noqa: S314
    return {
        f"{case.attrib['classname']} / {case.attrib['name']}": case[0].tag if len(case) else "passed"
        for case in root.iter("testcase")
    }


LEVELS: list[tuple[Severity, Severity, str]] = [
    ("error", "error", "failure"),
    ("warning", "error", "system-out"),
    ("warning", "warning", "failure"),
    ("info", "warning", "system-out"),
    ("info", "info", "failure"),
]


@pytest.mark.parametrize(("severity", "fail_on", "outcome"), LEVELS)
def test_a_rule_fails_from_the_fail_level_on(severity: Severity, fail_on: Severity, outcome: str) -> None:
    report = Report("lint", (replace(HIT, severity=severity),), fail_on=fail_on)
    assert outcomes(report) == {"a.yaml / ODC201 bounds-contradict": outcome}


def test_a_rule_is_one_case_per_file() -> None:
    other = replace(HIT, location=Location("b.yaml"))
    later = replace(HIT, location=Location("a.yaml", 9))
    assert outcomes(Report("lint", (HIT, later, other), files=("clean.yaml",))) == {
        "a.yaml / ODC201 bounds-contradict": "failure",
        "b.yaml / ODC201 bounds-contradict": "failure",
        "clean.yaml / dq lint": "passed",
    }


def test_nothing_to_check_is_shown_as_a_case() -> None:
    assert outcomes(Report("lint", ())) == {"dq lint / dq lint": "passed"}


def test_suppressed_findings_leave_a_passing_file() -> None:
    assert outcomes(Report("lint", (HIT.suppress(Suppression("noqa", "")),))) == {
        "a.yaml / dq lint": "passed"
    }


def test_a_crash_is_an_error() -> None:
    assert outcomes(Report("lint", (replace(HIT, code="INT001", name="crash"),))) == {
        "a.yaml / INT001 crash": "error"
    }


CHECKS: list[tuple[str, Finding | None, str]] = [
    ("pass", None, "passed"),
    ("proven", None, "passed"),
    ("fail", None, "failure"),
    ("error", None, "error"),
    ("unsupported", None, "skipped"),
    ("fail", replace(HIT, code="CHK001"), "failure"),
    ("fail", replace(HIT, code="CHK001", severity="warning"), "system-out"),
    ("fail", replace(HIT, code="CHK001").suppress(Suppression("waiver", "agreed")), "skipped"),
    ("unsupported", replace(HIT, code="CHK003", severity="warning"), "skipped"),
    ("unsupported", replace(HIT, code="CHK003"), "error"),
]


@pytest.mark.parametrize(("verdict", "finding", "outcome"), CHECKS)
def test_a_check_is_a_case(verdict: str, finding: Finding | None, outcome: str) -> None:
    entry = check_entry("orders.amount.between", verdict, PLACE, violations=3)
    report = Report("test", (finding,) if finding else (), files=("a.yaml",), data={"checks": [entry]})
    assert outcomes(report) == {"contracts/flights.odcs.yaml flights / orders.amount.between": outcome}


def test_findings_that_no_check_tells_have_cases_of_their_own() -> None:
    report = Report("test", (HIT,), data={"checks": [check_entry("orders.amount.between", "pass", PLACE)]})
    assert outcomes(report)["a.yaml / ODC201 bounds-contradict"] == "failure"
