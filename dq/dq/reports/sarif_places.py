"""Places and fixes in SARIF's terms: artifact locations, regions, replacements."""

from collections.abc import Callable
from typing import Any

from dq.reports.paths import absolute_uri, relative_uri
from dq_core.finding import Edit, Fix
from dq_core.location import Location
from dq_core.source import Source

ROOT = "%SRCROOT%"


def artifact(path: str, working_directory: str) -> dict[str, Any]:
    """Return the artifactLocation of a path: relative to the root, or absolute for files outside of it."""
    relative = relative_uri(path, working_directory)
    if relative is None:
        return {"uri": absolute_uri(path, working_directory)}
    return {"uri": relative, "uriBaseId": ROOT}


def physical(location: Location, working_directory: str) -> dict[str, Any]:
    """Return the location object of a place."""
    return {
        "physicalLocation": {
            "artifactLocation": artifact(location.path, working_directory),
            "region": region(location),
        }
    }


def region(location: Location) -> dict[str, int]:
    """Return the region of a place; GitHub requires all four figures, SARIF that they rise from 1."""
    line, column = max(1, location.line), max(1, location.column)
    end_line, end_column = max(line, location.end_line), max(1, location.end_column)
    if end_line == line:
        end_column = max(column, end_column)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def fix_change(
    fix: Fix, source_of: Callable[[str], Source | None], working_directory: str
) -> dict[str, Any] | None:
    """Return the fix object of a fix; None for one without edits, which SARIF cannot say."""
    if not fix.edits:
        return None
    source = source_of(fix.path)
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    return {
        "description": {"text": fix.message or "fix"},
        "artifactChanges": [
            {
                "artifactLocation": artifact(fix.path, working_directory),
                "replacements": [_replacement(edit, source) for edit in edits],
            }
        ],
        "properties": {"safe": fix.safe},
    }


def _replacement(edit: Edit, source: Source | None) -> dict[str, Any]:
    start, end = max(0, edit.start), max(0, edit.start, edit.end)
    if source is not None and end <= len(source.text):
        deleted = region(source.location(start, end))
    else:
        deleted = {"charOffset": start, "charLength": end - start}
    return {"deletedRegion": deleted, "insertedContent": {"text": edit.text}}
