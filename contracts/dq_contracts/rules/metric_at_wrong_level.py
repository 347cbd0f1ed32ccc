"""ODC228."""

from collections.abc import Iterator

from dq_contracts.located_rules import rules_of
from dq_contracts.model.contract import Dataset
from dq_contracts.standard.metrics import METRICS
from dq_core.rules.rule import Hit, rule


@rule("ODC228", Dataset, severity="warning")
def metric_at_wrong_level(dataset: Dataset) -> Iterator[Hit]:
    """A metric of values at a dataset, or the metric of rows at a property.

    Why: a dataset as a whole has no value that could be null or invalid, so nothing is measured; a row count
    at a property counts the rows of the dataset and reads as if it counted values.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: nullValues  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - metric: invalidValues  # here
                mustBe: 0
                arguments:
                  validValues: [open, paid]

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: rowCount  # here
                    mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: nullValues
                    mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues
                mustBe: 0
                arguments:
                  properties: [order_id]
            properties:
              - name: order_id
                quality:
                  - metric: duplicateValues
                    mustBeLessThan: 5
    """
    for located in rules_of(dataset):
        metric = METRICS.get(located.quality.metric or "")
        level = "property" if located.column else "dataset"
        if located.quality.type == "library" and metric is not None and level not in metric.levels:
            other = metric.levels[0]
            text = f"{located.quality.metric} measures a {other}, but stands at a {level}"
            yield Hit(text, located.metric_place, f"move the rule to the {other} that it is about")
