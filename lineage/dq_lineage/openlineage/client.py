"""The client of OpenLineage: whether it is there, who dq is to it, and its events as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.version import HOME, VERSION

PRODUCER = f"{HOME}/tree/v{VERSION}"
"""What OpenLineage calls the producer: the program that says what an event says, with its version."""

_PACKAGE = "openlineage"


def require_client() -> None:
    """Raise DqError where the package openlineage-python is not installed."""
    try:
        found = find_spec(f"{_PACKAGE}.client")
    except (ImportError, ValueError):
        found = None
    if found is None:
        text = "events of OpenLineage need openlineage-python, which is not installed"
        raise DqError(configuration_invalid(text, None, "pip install 'dq-toolkit[openlineage]'"))


def facet_of(kind: Any, *arguments: Any, **values: Any) -> Any:
    """Return a facet of one of the client's classes, with dq as its producer."""
    return kind(*arguments, producer=PRODUCER, **values)


def moment(time: datetime) -> str:
    """Return a moment as events have it: in UTC, which holds without a zone too, to the millisecond."""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_json(event: Any) -> str:
    """Return an event, with the facets that hang on it, as one line of JSON."""
    from openlineage.client.serde import Serde

    return str(Serde.to_json(event))


def as_lines(events: Iterable[Any]) -> str:
    """Return events as JSON lines, the form in which the client's file transport appends them."""
    return "".join(f"{as_json(event)}\n" for event in events)
