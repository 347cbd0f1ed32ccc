"""For code scanning: SARIF 2.1.0.

Sources: the OASIS standard, and GitHub's manual "SARIF support for code scanning", which wants a location, a
region of four figures and a help text everywhere and takes at most 25,000 results per run.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from dq.reports.envelope import TOOL
from dq.reports.fingerprint import KEY, fingerprints
from dq.reports.json_text import dumps
from dq.reports.options import RenderOptions
from dq.reports.order import ordered, weight
from dq.reports.paths import absolute_uri
from dq.reports.report import Report
from dq.reports.sarif_places import ROOT, fix_change, physical
from dq.reports.sarif_rules import LEVELS, rule_id, rules
from dq.reports.tally import any_file
from dq_core.finding import Finding, Related, Suppression
from dq_core.location import Location
from dq_core.source import Source

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
INTERNAL_FAMILY = "INT"
_SEMANTIC_VERSION = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_IN_SOURCE = "noqa"


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as a SARIF log of one run; suppressed findings are in it, marked as such.

    Findings without a file go to the first file of the report, for a result without a place is not shown.
    """
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, options)]})


def _run(report: Report, options: RenderOptions) -> dict[str, Any]:
    findings = ordered(report.findings)
    marks = fingerprints(findings, report.source_of, options.working_directory)
    kept = _kept(findings)
    described = rules((findings[index] for index in kept), report.manual_of)
    writer = _ResultWriter(report, options, [rule["id"] for rule in described])
    return {
        "tool": {"driver": {**_driver(options), "rules": described}},
        "invocations": [_invocation(findings, len(findings) - len(kept))],
        "originalUriBaseIds": {ROOT: _root(options.working_directory)},
        "columnKind": "unicodeCodePoints",
        "results": [writer.result(findings[index], marks[index]) for index in kept],
    }


def _kept(findings: Sequence[Finding]) -> list[int]:
    """Return the indexes of as many findings as code hosts take, the gravest that count, in report order."""
    gravest = sorted(range(len(findings)), key=lambda index: weight(findings[index]))
    return sorted(gravest[:MOST_RESULTS])


def _driver(options: RenderOptions) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": TOOL}
    if options.version:
        driver["version"] = options.version
    if _SEMANTIC_VERSION.fullmatch(options.version):
        driver["semanticVersion"] = options.version
    if "://" in options.information_uri:
        driver["informationUri"] = options.information_uri
    return driver


def _invocation(findings: Iterable[Finding], left_out: int) -> dict[str, Any]:
    crashed = any(finding.code.startswith(INTERNAL_FAMILY) for finding in findings)
    invocation: dict[str, Any] = {"executionSuccessful": not crashed}
    if left_out:
        told = f"{left_out:,} results are left out: code hosts take {MOST_RESULTS:,} per run."
        notification = {"level": "error", "message": {"text": told}, "descriptor": {"id": "results-left-out"}}
        invocation["toolExecutionNotifications"] = [notification]
    return invocation


def _root(working_directory: str) -> dict[str, Any]:
    told = {"description": {"text": "The directory that the run started in."}}
    if not working_directory:
        return told
    return {"uri": absolute_uri(working_directory).removesuffix("/") + "/", **told}


class _ResultWriter:
    """Writes findings as SARIF results."""

    def __init__(self, report: Report, options: RenderOptions, rule_ids: Sequence[str]) -> None:
        self.source_of: Callable[[str], Source | None] = cache(report.source_of)
        self.root = options.working_directory
        self.index_of = {identity: index for index, identity in enumerate(rule_ids)}
        self.anywhere = Location(any_file(report))

    def result(self, finding: Finding, mark: str) -> dict[str, Any]:
        """Return a finding as a result object."""
        written: dict[str, Any] = {
            "ruleId": rule_id(finding),
            "ruleIndex": self.index_of[rule_id(finding)],
            "level": LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [physical(finding.location or self.anywhere, self.root)],
            "partialFingerprints": {KEY: mark},
        }
        if finding.related:
            written["relatedLocations"] = self._related(finding.related)
        if fixes := self._fixes(finding):
            written["fixes"] = fixes
        if finding.suppressed:
            written["suppressions"] = [self._suppression(finding.suppressed)]
        return written

    def _related(self, related: Iterable[Related]) -> list[dict[str, Any]]:
        return [
            {"id": number, "message": {"text": _related_text(place)}, **physical(place.location, self.root)}
            for number, place in enumerate(related, start=1)
        ]

    def _fixes(self, finding: Finding) -> list[dict[str, Any]]:
        fixes: list[dict[str, Any]] = []
        for fix in finding.fixes:
            change = fix_change(fix, self.source_of, self.root)
            if change and change not in fixes:
                fixes.append(change)
        return fixes

    def _suppression(self, suppression: Suppression) -> dict[str, Any]:
        written: dict[str, Any] = {
            "kind": "inSource" if suppression.source == _IN_SOURCE else "external",
            "status": "accepted",
            "justification": suppression.reason or suppression.source or "no reason given",
        }
        if suppression.location:
            written["location"] = physical(suppression.location, self.root)
        return written


def _message(finding: Finding) -> str:
    """Return what a result says; related places are linked, for GitHub shows only those that are."""
    told = finding.message or " ".join(finding.name.split("-")) or rule_id(finding)
    links = (
        f"[{_related_text(place).replace('[', '(').replace(']', ')')}]({number})"
        for number, place in enumerate(finding.related, start=1)
    )
    return "\n".join([told, *([finding.help] if finding.help else []), *links])


def _related_text(related: Related) -> str:
    return related.message or "related"
