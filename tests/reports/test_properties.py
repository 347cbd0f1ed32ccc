"""Laws that hold for any finding: every format writes it, and what it writes can be read."""

import unicodedata
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dq.reports import registry
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_core.finding import SEVERITIES, Edit, Finding, Fix, Related, Suppression
from dq_core.location import Location
from dq_core.source import Source
from tests.reports.factory import check_entry
from tests.reports.validation import envelope_of, gitlab_of, sarif_of

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
NASTY = st.sampled_from(
    ["\x1b[2J", "\x00", "\u202e", "\ud800", "\ufffe", "##vso[x]", "::error::", "]]>", "%0A", "\r"]
)
ANY_TEXT = st.lists(st.text(st.characters(), max_size=8) | NASTY, max_size=4).map("".join)
PATHS = (
    st.sampled_from(["a.yaml", "./b/c d.yaml", "../up.yaml", "/abs/x.yaml", "C:/x.yaml", "ü:1.yaml", "n\nl"])
    | ANY_TEXT
)
NUMBERS = st.integers(1, 12) | st.integers(1, 10**9)
LOCATIONS = st.builds(Location, PATHS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
BROKEN_LOCATIONS = st.builds(Location, PATHS, *[st.integers(-3, 9)] * 4)
OFFSETS = st.integers(0, 60)


def findings_at(locations: st.SearchStrategy[Location]) -> st.SearchStrategy[list[Finding]]:
    edits = st.lists(st.builds(Edit, OFFSETS, OFFSETS, ANY_TEXT), max_size=2).map(tuple)
    codes = st.sampled_from(["ODC201", "CHK001", "INT001"]) | ANY_TEXT
    finding = st.builds(
        Finding,
        code=codes,
        name=st.just("rule-name") | ANY_TEXT,
        message=ANY_TEXT,
        location=st.none() | locations,
        severity=st.sampled_from(SEVERITIES),
        help=ANY_TEXT,
        fixes=st.lists(st.builds(Fix, ANY_TEXT, st.booleans(), PATHS, edits), max_size=2).map(tuple),
        related=st.lists(st.builds(Related, ANY_TEXT, locations), max_size=2).map(tuple),
        suppressed=st.none() | st.builds(Suppression, ANY_TEXT, ANY_TEXT, st.none() | locations),
    )
    return st.lists(finding, max_size=4)


CELLS = st.none() | st.integers() | st.floats() | ANY_TEXT
CHECKS = st.lists(
    st.builds(
        lambda identity, verdict, place, violations, measure, reason: check_entry(
            identity, verdict, place, violations=violations, measure=measure, reason=reason
        ),
        ANY_TEXT,
        st.sampled_from(["pass", "fail", "error", "unsupported", "proven"]),
        st.none() | LOCATIONS,
        st.none() | st.integers(0, 336776),
        st.none() | st.integers() | st.floats() | ANY_TEXT,
        st.none() | ANY_TEXT,
    ),
    max_size=3,
)
SAMPLES = st.lists(
    st.fixed_dictionaries(
        {
            "check": ANY_TEXT,
            "columns": st.lists(ANY_TEXT, max_size=3),
            "rows": st.lists(st.lists(CELLS, max_size=4), max_size=2),
        }
    ),
    max_size=2,
)
DATA: st.SearchStrategy[dict[str, Any]] = st.just({}) | st.fixed_dictionaries(
    {"verdict": st.just("fail"), "checks": CHECKS, "samples": SAMPLES}
)


def report_of(findings: list[Finding], text: str, data: dict[str, Any]) -> Report:
    return Report(
        command="test",
        findings=tuple(findings),
        files=("a.yaml",),
        data=data,
        source_of=lambda path: None if path.startswith("/") else Source(path, text),
    )


OPTIONS = st.builds(
    RenderOptions, width=st.integers(0, 130), working_directory=st.sampled_from(["", "/", "/abs", "C:/"])
)
FOR_PROGRAMS = {"json", "sarif", "junit", "github", "gitlab"}
FEWER = settings(max_examples=40)
REPORTS = st.builds(report_of, findings_at(LOCATIONS), ANY_TEXT, DATA)


@pytest.mark.parametrize("name", sorted({*registry.names()} - FOR_PROGRAMS))
@FEWER
@given(report=REPORTS, options=OPTIONS)
def test_a_format_for_people_holds_nothing_that_acts_on_a_terminal(
    name: str, report: Report, options: RenderOptions
) -> None:
    text = registry.render(name, report, options)
    acting = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}}
    assert acting <= {"\n"}
    assert not set(text) & set(BIDI)
    assert "##vso[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))


@FEWER
@given(report=REPORTS, options=OPTIONS)
def test_json_fits_its_schema(report: Report, options: RenderOptions) -> None:
    text = registry.render("json", report, options)
    assert text.isascii()
    envelope = envelope_of(text)
    assert len(envelope["findings"]) == len(report.findings)


@FEWER
@given(report=REPORTS, options=OPTIONS)
def test_sarif_fits_its_schema(report: Report, options: RenderOptions) -> None:
    log = sarif_of(registry.render("sarif", report, options))
    assert len(log["runs"][0]["results"]) == len(report.findings)


@FEWER
@given(report=REPORTS, options=OPTIONS)
def test_gitlab_gets_every_finding_that_counts(report: Report, options: RenderOptions) -> None:
    assert len(gitlab_of(registry.render("gitlab", report, options))) == len(report.counted())


@FEWER
@given(report=REPORTS, options=OPTIONS)
def test_junit_is_xml_with_true_counts(report: Report, options: RenderOptions) -> None:
    root = ET.fromstring(registry.render("junit", report, options).encode())  # noqa: S314
    for element in [root, *root.iter("testsuite")]:
        assert int(element.attrib["tests"]) == len(list(element.iter("testcase"))) > 0
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.attrib[attribute]) == len(list(element.iter(tag)))


@FEWER
@given(report=REPORTS, options=OPTIONS)
def test_github_gets_one_command_per_finding_that_counts(report: Report, options: RenderOptions) -> None:
    lines = registry.render("github", report, options).split("\n")
    commands = [line for line in lines if line.startswith(("::error ", "::warning ", "::notice "))]
    assert len(commands) == len(report.counted())
    assert len(lines) == len(commands) + 2
    assert not any("\r" in line or "\x1b" in line for line in lines)


@FEWER
@given(findings=findings_at(BROKEN_LOCATIONS), text=ANY_TEXT, options=OPTIONS)
def test_broken_locations_do_not_stop_a_report(
    findings: list[Finding], text: str, options: RenderOptions
) -> None:
    for name in registry.names():
        assert registry.render(name, report_of(findings, text, {}), options), name
