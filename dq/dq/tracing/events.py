"""Lineage as events of OpenLineage: a job for each file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dq.reports.openlineage.surroundings import namespace_of
from dq.tracing.traced import Traced
from dq_core.relation import Relation
from dq_lineage.openlineage.events import job_events


def events_of(traced: Traced, relations: tuple[Relation, ...]) -> list[Any]:
    """Return the event of each file, named by its path. Raises DqError where the client is not installed."""
    return list(_events(traced, relations))


def _events(traced: Traced, relations: tuple[Relation, ...]) -> Iterator[Any]:
    namespace, now = namespace_of(os.environ), datetime.now(UTC)
    for path, lineage in sorted(traced.lineages.items()):
        yield from job_events(lineage, job=path, namespace=namespace, time=now, schema=relations)
