"""The JSON envelope that every command's machine-readable output has."""

from typing import Any

from dq.reports.options import RenderOptions
from dq.reports.order import ordered
from dq.reports.report import SCHEMA_VERSION, Report
from dq.reports.tally import figures
from dq_core.finding import Finding, Fix, Related, Suppression
from dq_core.location import Location

TOOL = "dq"


def envelope(report: Report, options: RenderOptions) -> dict[str, Any]:
    """Return the report as the object that `dq.reports.json_schema` describes.

    `summary` starts with the counts of findings; what the command says of the same name replaces them.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": options.version},
        "command": report.command,
        "findings": [_finding(finding) for finding in ordered(report.findings)],
        "coverage": dict(report.coverage),
        "summary": {**figures(report), **report.summary},
        "data": dict(report.data),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": finding.severity,
        "help": finding.help,
        "location": _location(finding.location) if finding.location else None,
        "fixes": [_fix(fix) for fix in finding.fixes],
        "related": [_related(related) for related in finding.related],
        "suppressed": _suppression(finding.suppressed) if finding.suppressed else None,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"message": fix.message, "safe": fix.safe, "path": fix.path, "edits": edits}


def _related(related: Related) -> dict[str, Any]:
    return {"message": related.message, "location": _location(related.location)}


def _suppression(suppression: Suppression) -> dict[str, Any]:
    return {"source": suppression.source, "reason": suppression.reason}
