"""ODC224."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_contracts.standard.metrics import METRICS
from dq_contracts.thresholds import PERCENT_UNITS, is_percent
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import nearest

ROW_UNITS = ("rows", "row", "records", "record", "values", "value", "count", "number", "#")


@rule("ODC224", QualityRule, severity="warning")
def unit_unknown(quality: QualityRule) -> Iterator[Hit]:
    """A unit that the metric does not come in.

    Why: a metric of the library is a number of rows or a percentage. Any other unit is read as a number of
    rows, so that `mustBeLessThan: 5` with a misspelt `percent` allows four rows. A row count is a number, and
    of no rows a percentage.

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBeLessThan: 5
                    unit: percnt  # here

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 50
                unit: percent  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: duplicateValues
                    mustBe: 0
                    unit: days  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBeLessThan: 5
                    unit: Percent

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 50
                unit: rows

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select avg(distance) from {object}
                mustBeLessThan: 900
                unit: km
    """
    metric = METRICS.get(quality.metric or "")
    if quality.type != "library" or metric is None or quality.unit is None:
        return
    place = quality.node.value_location("unit")
    if is_percent(quality):
        if not metric.percent:
            help_ = "a share of rows needs another metric; write unit: rows or leave it out"
            yield Hit(f"{quality.metric} is no percentage", place, help_)
    elif quality.unit.lower() not in ROW_UNITS:
        known = nearest(quality.unit, (*PERCENT_UNITS, *ROW_UNITS))
        help_ = f"did you mean {known!r}?" if known else "write rows or percent"
        yield Hit(f"{quality.unit!r} is no unit of {quality.metric}: it is read as rows", place, help_)
