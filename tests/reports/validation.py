"""What the receivers of a report check, as assertions."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from dq.reports.json_schema import json_schema

_SARIF = json.loads((Path(__file__).parent / "sarif_written.schema.json").read_text(encoding="utf-8"))


@cache
def _envelope_validator() -> Any:
    """Return what validates envelopes; that the schema itself is valid is a test of its own."""
    return Draft202012Validator(json_schema())


def sarif_of(text: str) -> dict[str, Any]:
    """Return a SARIF log after all checks, also those that a schema cannot say."""
    log: dict[str, Any] = json.loads(text)
    Draft202012Validator(_SARIF).validate(log)
    run = log["runs"][0]
    identities = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert identities == sorted(set(identities))
    for result in run["results"]:
        assert identities[result["ruleIndex"]] == result["ruleId"]
        regions = [result["locations"][0], *result.get("relatedLocations", [])]
        for region in (place["physicalLocation"]["region"] for place in regions):
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    marks = [tuple(result["partialFingerprints"].values()) for result in run["results"]]
    assert len(marks) == len(set(marks))
    return log


def envelope_of(text: str) -> dict[str, Any]:
    """Return an envelope that fits the published schema."""
    envelope: dict[str, Any] = json.loads(text)
    _envelope_validator().validate(envelope)
    return envelope


def gitlab_of(text: str) -> list[dict[str, Any]]:
    """Return a Code Quality report that GitLab takes."""
    issues: list[dict[str, Any]] = json.loads(text)
    marks = [issue["fingerprint"] for issue in issues]
    assert len(marks) == len(set(marks))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith("./")
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]
    return issues
