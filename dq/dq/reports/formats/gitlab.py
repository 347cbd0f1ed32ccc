"""For GitLab's merge requests: a Code Quality report.

Source: GitLab's manual of Code Quality, section on the report format: a JSON array without byte order mark,
paths relative to the repository without leading `./`, fingerprints that are unique in the report.
"""

from typing import Any

from dq.reports.fingerprint import fingerprints
from dq.reports.json_text import dumps
from dq.reports.options import RenderOptions
from dq.reports.order import ordered
from dq.reports.paths import tidy
from dq.reports.report import Report
from dq.reports.tally import any_file
from dq_core.display import flat
from dq_core.finding import Finding, Severity
from dq_core.location import Location

_SEVERITIES: dict[Severity, str] = {"info": "info", "warning": "minor", "error": "major"}


def render(report: Report, options: RenderOptions) -> str:
    """Return the findings that count as a Code Quality array; those without a file go to the first file."""
    findings = ordered(report.findings)
    marks = fingerprints(findings, report.source_of, options.working_directory)
    anywhere = Location(any_file(report))
    issues = [
        _issue(finding, mark, finding.location or anywhere, options.working_directory)
        for finding, mark in zip(findings, marks, strict=True)
        if finding.suppressed is None
    ]
    return dumps(issues)


def _issue(finding: Finding, mark: str, place: Location, working_directory: str) -> dict[str, Any]:
    title = flat(f"{finding.code} {finding.name}".strip())
    begin = max(1, place.line)
    return {
        "description": f"{title}: {flat(finding.message)}" if finding.message else title,
        "check_name": flat(finding.code),
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": tidy(place.path, working_directory),
            "lines": {"begin": begin, "end": max(begin, place.end_line)},
        },
    }
