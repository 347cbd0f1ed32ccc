"""The checks of events refuse what is none, so that to pass them means something; the page is true."""

from __future__ import annotations

import contextlib
import copy
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import ValidationError

from dq_lineage.openlineage.naming import PLATFORMS
from tests.openlineage.test_run_events import FOLDER, events_of
from tests.openlineage.validation import ROOT, check, check_lines

PAGE = (ROOT / "docs" / "openlineage.md").read_text("utf-8")

Breaking = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def event() -> dict[str, Any]:
    return check_lines(events_of(FOLDER / "orders.odcs.yaml"))[1]


def facet(event: dict[str, Any], holder: str, key: str) -> dict[str, Any]:
    found: dict[str, Any] = event["inputs"][0][holder][key]
    return found


BROKEN: dict[str, Breaking] = {
    "no run id": lambda event: event["run"].pop("runId"),
    "a run id that is no UUID": lambda event: event["run"].update(runId="1"),
    "a time that is none": lambda event: event.update(eventTime="yesterday"),
    "a state that there is not": lambda event: event.update(eventType="DONE"),
    "no name": lambda event: event["inputs"][0].pop("name"),
    "an assertion without success": lambda event: facet(event, "inputFacets", "dataQualityAssertions")[
        "assertions"
    ][0].pop("success"),
    "a count that is text": lambda event: facet(event, "inputFacets", "dataQualityMetrics").update(
        rowCount="3"
    ),
    "a facet without producer": lambda event: facet(event, "facets", "schema").pop("_producer"),
    "an owner without name": lambda event: facet(event, "facets", "ownership")["owners"][0].pop("name"),
    "a test without status": lambda event: event["run"]["facets"]["test"]["tests"][0].pop("status"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_event_is_refused(name: str, event: dict[str, Any]) -> None:
    broken = copy.deepcopy(event)
    BROKEN[name](broken)
    with pytest.raises((ValidationError, KeyError)):
        check(broken)


def test_the_example_of_the_page_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(code, {})  # noqa: S102 - our own page
    (event,) = check_lines(out.getvalue().strip() + "\n")
    assert event["outputs"][0]["name"] == "shop.public.orders_by_day"


def test_the_page_has_every_platform() -> None:
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("|")]
    assert {name for name in PLATFORMS if name} <= {
        word for row in rows for word in re.findall(r"`(\w+)`", row)
    }
