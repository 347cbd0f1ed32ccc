"""The facet of dq's own: what of a job's SQL cannot be known. Its schema is docs/schemas/openlineage."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from dq_core.version import HOME
from dq_lineage.answer.records import Unknown
from dq_lineage.openlineage.client import facet_of
from dq_lineage.openlineage.naming import DatasetName

KEY = "dq_unknowns"
VERSION = "1-0-0"
NAME = "DqUnknownsJobFacet"
SCHEMA_URL = f"{HOME}/blob/main/docs/schemas/openlineage/{VERSION}/{NAME}.json#/$defs/{NAME}"
"""The version stands in the path: a file there never changes, a new version is a new folder."""


def unknowns_facet(unknowns: Iterable[Unknown], name_of: Any) -> dict[str, Any]:
    """Return the facet of what is not known, if anything; `name_of` names the dataset of a candidate."""
    found = [_plain(unknown, name_of) for unknown in unknowns]
    return {KEY: facet_of(facet_class(), found)} if found else {}


def _plain(unknown: Unknown, name_of: Any) -> dict[str, Any]:
    place = unknown.location
    found: dict[str, Any] = {"reason": unknown.reason, "statement": unknown.statement}
    if unknown.candidates:
        found["candidates"] = [_candidate(name_of(candidate)) for candidate in unknown.candidates]
    if place is not None:
        found |= {"line": place.line, "column": place.column}
    return found


def _candidate(name: DatasetName) -> dict[str, str]:
    return {"namespace": name.namespace, "name": name.name}


@cache
def facet_class() -> Any:
    """Return the class of the facet, made as the client's own are."""
    import attr
    from openlineage.client.generated.base import JobFacet

    @attr.define
    class DqUnknownsJobFacet(JobFacet):
        unknowns: list[dict[str, Any]]

        @staticmethod
        def _get_schema() -> str:
            return SCHEMA_URL

    return DqUnknownsJobFacet
