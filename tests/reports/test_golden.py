from dataclasses import replace

import pytest

from dq.reports import registry
from dq.reports.options import RenderOptions
from tests.reports.factory import REPORTS
from tests.reports.stored import GOLDEN, assert_golden

EXTENSIONS = {
    "text": "txt",
    "json": "json",
    "sarif": "json",
    "gitlab": "json",
    "junit": "xml",
    "github": "txt",
}
OPTIONS = RenderOptions(width=100, version="1.2.3", working_directory="/repo/shop")
CASES = [(report, name) for report in REPORTS for name in registry.names()]


@pytest.mark.parametrize(("report", "name"), CASES)
def test_a_format_writes_what_is_stored(report: str, name: str) -> None:
    text = registry.render(name, REPORTS[report](), OPTIONS)
    assert_golden(GOLDEN / f"{report}.{name}.{EXTENSIONS.get(name, 'txt')}", text)


@pytest.mark.parametrize("report", REPORTS)
def test_colours_are_stored_too(report: str) -> None:
    text = registry.render("text", REPORTS[report](), replace(OPTIONS, colour=True))
    assert_golden(GOLDEN / f"{report}.colour.txt", text)


@pytest.mark.parametrize(("report", "name"), CASES)
def test_the_order_of_findings_does_not_show(report: str, name: str) -> None:
    built = REPORTS[report]()
    again = replace(built, findings=built.findings[::-1])
    assert registry.render(name, again, OPTIONS) == registry.render(name, built, OPTIONS)


@pytest.mark.parametrize(("report", "name"), CASES)
def test_every_format_ends_its_last_line(report: str, name: str) -> None:
    text = registry.render(name, REPORTS[report](), OPTIONS)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
