from dataclasses import replace

import pytest

from dq.reports import registry
from dq.reports.formats import sarif
from dq.reports.options import RenderOptions
from dq.reports.report import Report, RuleManual
from dq_core.finding import Edit, Finding, Fix, Suppression
from dq_core.location import Location
from tests.reports.factory import lint_report
from tests.reports.validation import sarif_of

HIT = Finding("ODC201", "bounds-contradict", "minimum 10 is above maximum 5", Location("a.yaml", 1, 1, 1, 2))


def run_of(report: Report, options: RenderOptions | None = None) -> dict[str, object]:
    log = sarif_of(registry.render("sarif", report, options or RenderOptions()))
    run: dict[str, object] = log["runs"][0]
    return run


def result_of(finding: Finding, *files: str, root: str = "") -> dict[str, object]:
    run = run_of(Report("lint", (finding,), files=files), RenderOptions(working_directory=root))
    results = run["results"]
    assert isinstance(results, list)
    return dict(results[0])


def test_what_does_not_fit_is_left_out_aloud_and_the_gravest_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    suppression = Suppression("noqa", "")
    findings = (
        replace(HIT, severity="info", message="info"),
        replace(HIT, suppressed=suppression, message="suppressed"),
        replace(HIT, severity="warning", message="warning"),
        replace(HIT, message="error z", location=Location("z.yaml")),
        replace(HIT, message="error a"),
    )
    run = run_of(Report("lint", findings))
    results, invocations = run["results"], run["invocations"]
    assert isinstance(results, list)
    assert isinstance(invocations, list)
    assert [result["message"]["text"] for result in results] == ["error a", "warning", "error z"]
    notification = invocations[0]["toolExecutionNotifications"][0]
    assert notification["message"]["text"].startswith("2 results are left out")


def test_marks_do_not_change_when_results_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report("lint", (replace(HIT, severity="info"), HIT, HIT))
    whole = {repr(result) for result in _results(report)}
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    assert {repr(result) for result in _results(report)} < whole


def _results(report: Report) -> list[object]:
    results = run_of(report)["results"]
    assert isinstance(results, list)
    return results


@pytest.mark.parametrize(
    ("files", "uri"), [((), "."), (("../x.yaml",), "../x.yaml"), (("b.yaml", "a.yaml"), "a.yaml")]
)
def test_a_finding_without_a_file_has_a_location(files: tuple[str, ...], uri: str) -> None:
    result = result_of(replace(HIT, location=None), *files)
    assert str(result["locations"]).count(f"'uri': '{uri}'") == 1


@pytest.mark.parametrize(
    ("source", "kind"), [("noqa", "inSource"), ("baseline", "external"), ("waiver", "external")]
)
def test_suppressions_say_where_they_stand(source: str, kind: str) -> None:
    result = result_of(HIT.suppress(Suppression(source, "as agreed")))
    assert result["suppressions"] == [{"kind": kind, "status": "accepted", "justification": "as agreed"}]


def test_files_outside_of_the_root_have_absolute_uris() -> None:
    result = result_of(replace(HIT, location=Location("../a.yaml")), root="/repo/shop")
    assert "'artifactLocation': {'uri': 'file:///repo/a.yaml'}" in str(result["locations"])


def test_a_fix_of_a_file_that_cannot_be_read_has_offsets() -> None:
    fix = Fix("", safe=True, path="gone.yaml", edits=(Edit(3, 5, "x"),))
    result = result_of(replace(HIT, fixes=(fix,)))
    assert "'deletedRegion': {'charOffset': 3, 'charLength': 2}" in str(result["fixes"])


def test_a_crash_is_no_success() -> None:
    assert run_of(Report("lint", (replace(HIT, code="INT001"),)))["invocations"] == [
        {"executionSuccessful": False}
    ]


@pytest.mark.parametrize(
    ("version", "is_semantic"), [("1.2.3", True), ("1.2.3-rc.1+x", True), ("1.2.3.dev1", False)]
)
def test_only_semantic_versions_are_called_so(version: str, is_semantic: bool) -> None:  # noqa: FBT001
    text = registry.render("sarif", Report("lint", ()), RenderOptions(version=version))
    driver = sarif_of(text)["runs"][0]["tool"]["driver"]
    assert driver["version"] == version
    assert ("semanticVersion" in driver) == is_semantic


def test_long_manuals_are_cut_where_github_cuts_them() -> None:
    manual = RuleManual("ODC201", "n" * 300, "s" * 2000, "t" * 2000, "warning", "https://example.org")
    run = run_of(Report("lint", (HIT,), manual_of=lambda _code: manual))
    assert "t" * 2000 in str(run["tool"])


def test_the_project_is_named_when_it_is_known() -> None:
    text = registry.render("sarif", lint_report(), RenderOptions(information_uri="https://example.org/dq"))
    assert sarif_of(text)["runs"][0]["tool"]["driver"]["informationUri"] == "https://example.org/dq"
