"""The JSON Schema (draft 2020-12) of the envelope that the `json` format writes."""

from typing import Any

from dq.reports.json_text import dumps
from dq.reports.report import SCHEMA_VERSION
from dq_core.finding import SEVERITIES

_Schema = dict[str, Any]
_VERDICTS = ["pass", "fail", "error", "unsupported", "documented", "proven"]


def json_schema() -> _Schema:
    """Return the schema; objects whose shape is this tool's admit no further properties."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dq:report:{SCHEMA_VERSION}",
        "title": "Report of dq",
        **_object("What one command of dq found.", _envelope()),
        "$defs": _definitions(),
    }


def written() -> str:
    """Return the schema as the text of `docs/schemas/report.schema.json`."""
    return dumps(json_schema())


def _envelope() -> dict[str, _Schema]:
    return {
        "schema_version": {"const": SCHEMA_VERSION, "description": "The version of this shape."},
        "tool": _object(
            "The program that wrote the report.",
            {"name": {"const": "dq"}, "version": _string("Its version.")},
        ),
        "command": _string("The command that was run, such as `lint` or `test`."),
        "findings": _list(_reference("finding"), "Everything found, by place, including what is suppressed."),
        "coverage": _open("What was looked at and what was not, in counts.", {}),
        "summary": _open(
            "Counts of findings, and whatever else the command sums up.",
            {
                "errors": _count("Findings of severity error that are not suppressed."),
                "warnings": _count("Findings of severity warning that are not suppressed."),
                "infos": _count("Findings of severity info that are not suppressed."),
                "suppressed": _count("Findings that are suppressed."),
                "files": _count("Files that were looked at or that findings point to."),
                "fixable": _count("Findings, not suppressed, that `--fix` mends."),
                "fixable_unsafe": _count("Findings, not suppressed, that only `--unsafe-fixes` mend."),
            },
        ),
        "data": _open(
            "What the command adds; `test` adds these properties, other commands their own.",
            {
                "verdict": _string("What became of the run as a whole."),
                "checks": _list(_reference("check"), "Every check of the run, whatever became of it."),
                "samples": _list(_reference("sample"), "Rows that violate checks, redacted."),
            },
            required=False,
        ),
    }


def _definitions() -> dict[str, _Schema]:
    return {
        "finding": _object("One thing to know, at one place.", _finding()),
        "location": _object(
            "A span of a text file; lines and columns count from 1, columns in Unicode code points.",
            {
                "path": _string("The file, relative to the working directory where possible."),
                "line": _position("The line where the span starts."),
                "column": _position("The column where the span starts."),
                "end_line": _position("The line where the span ends."),
                "end_column": _position("The first column after the span."),
            },
        ),
        "fix": _object(
            "A change to one file that removes the finding.",
            {
                "message": _string("What the change does."),
                "safe": _boolean("Whether the change cannot alter the meaning of the file."),
                "path": _string("The file to change."),
                "edits": _list(_reference("edit"), "The replacements, none overlapping another."),
            },
        ),
        "edit": _object(
            "A replacement of text; offsets count Unicode code points from 0.",
            {
                "start": _count("The offset of the first character to replace."),
                "end": _count("The offset after the last character to replace."),
                "text": _string("The text to put there."),
            },
        ),
        "related": _object(
            "Another place that belongs to the finding.",
            {"message": _string("What is there."), "location": _reference("location")},
        ),
        "suppression": _object(
            "Why the finding does not count.",
            {
                "source": _string("What suppresses it: noqa, baseline or waiver."),
                "reason": _string("The reason given, or empty."),
            },
        ),
        "check": _object("One check of data and what came of it.", _check()),
        "sample": _object(
            "Some rows that violate a check; sensitive values are redacted.",
            {
                "check": _string("The `id` of the check."),
                "columns": _list(_string("A column."), "The columns shown."),
                "rows": _list(
                    {"type": "array", "description": "A row: one value per column."},
                    "The rows, cut to a few.",
                ),
            },
        ),
    }


def _finding() -> dict[str, _Schema]:
    return {
        "code": _string("The rule's code, such as ODC201; never reused for another rule."),
        "name": _string("The rule's name, in words joined by hyphens."),
        "message": _string("What is wrong here."),
        "severity": {"enum": list(SEVERITIES), "description": "How grave it is."},
        "help": _string("What to do, or empty."),
        "location": _nullable(_reference("location"), "Where it is; null if it belongs to no file."),
        "fixes": _list(_reference("fix"), "Changes that remove it."),
        "related": _list(_reference("related"), "Other places that belong to it."),
        "suppressed": _nullable(_reference("suppression"), "Why it does not count; null if it does."),
    }


def _check() -> dict[str, _Schema]:
    number_of_rows = "null if the check does not count rows"
    return {
        "id": _string("The check's name, the same in every run of the same contract."),
        "contract": _string("The contract's path or id."),
        "dataset": _string("The dataset within the contract."),
        "columns": _list(_string("A column."), "The columns it looks at; empty for the whole dataset."),
        "kind": _string("The kind of check, such as `not_null`."),
        "verdict": {
            "enum": _VERDICTS,
            "description": "What came of it; `proven` means without reading data.",
        },
        "rows": _nullable(_count("Rows"), f"Rows of the dataset; {number_of_rows}."),
        "evaluated": _nullable(_count("Rows"), f"Rows that the check could judge; {number_of_rows}."),
        "missing": _nullable(_count("Rows"), f"Rows without a value; {number_of_rows}."),
        "violations": _nullable(_count("Rows"), f"Rows that violate it; {number_of_rows}."),
        "measure": {
            "type": ["number", "string", "boolean", "object", "null"],
            "description": "What was measured, alone or as `value` and `bound`; null for checks of rows. "
            "Numbers without a JSON form (NaN, Infinity, -Infinity) are strings.",
        },
        "decided_by": _nullable(_string("A means"), "What decided it, such as a query or file statistics."),
        "reason": _nullable(
            _string("A reason"),
            "Why it is an error, unsupported, documented or proven; of a change, what it was compared with.",
        ),
        "location": _nullable(_reference("location"), "Where the contract asks for it."),
    }


def _object(description: str, properties: dict[str, _Schema]) -> _Schema:
    return {**_open(description, properties), "additionalProperties": False}


def _open(description: str, properties: dict[str, _Schema], *, required: bool = True) -> _Schema:
    schema: _Schema = {"type": "object", "description": description, "properties": properties}
    return {**schema, "required": list(properties)} if required and properties else schema


def _list(items: _Schema, description: str) -> _Schema:
    return {"type": "array", "description": description, "items": items}


def _nullable(schema: _Schema, description: str) -> _Schema:
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def _reference(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _string(description: str) -> _Schema:
    return {"type": "string", "description": description}


def _boolean(description: str) -> _Schema:
    return {"type": "boolean", "description": description}


def _count(description: str) -> _Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _position(description: str) -> _Schema:
    return {"type": "integer", "minimum": 1, "description": description}
