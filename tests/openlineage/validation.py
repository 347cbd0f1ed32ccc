"""What a receiver of events checks: by the client's classes, and by the published schemas where they are."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.openlineage.client_schema import classes_by_url, schema_of

ROOT = Path(__file__).parents[2]
OWN = ROOT / "docs" / "schemas" / "openlineage"
PUBLISHED = Path(os.environ.get("DQ_OPENLINEAGE_SPEC") or ROOT.parent / "shared" / "fixtures" / "openlineage")
"""A copy of the folder `spec` of OpenLineage's repository, in which the schemas are published."""

BASE = "https://openlineage.io/spec/2-0-2/OpenLineage.json"
_HOLDERS = ("facets", "inputFacets", "outputFacets")


def check_lines(text: str) -> list[dict[str, Any]]:
    """Return the events of JSON lines, each checked in every way that is there."""
    assert text.isascii()
    assert not text or text.endswith("\n")
    events: list[dict[str, Any]] = [json.loads(line, parse_constant=_refuse) for line in text.splitlines()]
    for event in events:
        check(event)
    return events


def _refuse(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def check(event: dict[str, Any]) -> None:
    """Check an event and each of its facets."""
    kind = classes_by_url()[event["schemaURL"]]
    _validate(event, schema_of(kind))
    for key, facet in facets_of(event):
        _check_facet(key, facet)
    if PUBLISHED.is_dir():
        _by_published(event)


def facets_of(event: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every facet of an event with its key."""
    if isinstance(event, dict):
        for name, value in event.items():
            if name in _HOLDERS:
                yield from value.items()
            else:
                yield from facets_of(value)
    elif isinstance(event, list):
        for value in event:
            yield from facets_of(value)


def _check_facet(key: str, facet: dict[str, Any]) -> None:
    url = facet["_schemaURL"]
    if key.startswith("dq_"):
        _validate(facet, _own(url))
        return
    _validate(facet, schema_of(classes_by_url()[url]))


def _own(url: str) -> dict[str, Any]:
    """Return the schema of a facet of dq's own, from the place that its URL names."""
    document, _, pointer = url.partition("#/$defs/")
    schema = json.loads((OWN / document.partition("/openlineage/")[2]).read_text(encoding="utf-8"))
    assert schema["$id"] == document
    parts = schema["$defs"][pointer]["allOf"]
    assert parts[0] == {"$ref": f"{BASE}#/$defs/JobFacet"}
    return {**parts[1], "$defs": schema["$defs"], "$schema": schema["$schema"]}


def _validate(instance: Any, schema: dict[str, Any]) -> None:
    _validator(json.dumps(schema, sort_keys=True)).validate(instance)


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def published() -> Registry[Any]:
    """Return the published schemas and dq's own by their URLs."""
    files = [PUBLISHED / "OpenLineage.json", *PUBLISHED.glob("facets/*.json"), *OWN.rglob("*.json")]
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    resources = [(schema["$id"], Resource.from_contents(schema, DRAFT202012)) for schema in schemas]
    return Registry().with_resources(resources)


def _by_published(event: dict[str, Any]) -> None:
    parts = [(event["schemaURL"], event), *((facet["_schemaURL"], facet) for _, facet in facets_of(event))]
    checker = Draft202012Validator.FORMAT_CHECKER
    for url, part in parts:
        Draft202012Validator({"$ref": url}, registry=published(), format_checker=checker).validate(part)
