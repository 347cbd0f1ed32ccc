"""ODC225."""

from collections.abc import Iterator

from dq_contracts.located_rules import LocatedRule, rules_of
from dq_contracts.model.contract import Dataset
from dq_contracts.standard.metrics import METRICS
from dq_core.rules.rule import Hit, rule


@rule("ODC225", Dataset, severity="warning")
def metric_argument_missing(dataset: Dataset) -> Iterator[Hit]:
    """A metric without the argument that says what it counts.

    Why: nothing says which values are invalid, or which columns make a row a duplicate, so nothing is
    checked; `missingValues` without a list counts nulls, which is what `nullValues` is for. The options of
    the column do not stand in for them: they are checks of their own.

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: invalidValues  # here
                    mustBe: 0

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: missingValues  # here
                    mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues  # here
                mustBe: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      validValues: [open, paid]

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: missingValues
                    mustBe: 0
                    arguments:
                      missingValues: [null, "", n/a]

    Good::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues
                mustBe: 0
                arguments:
                  properties: [order_id, line]
            properties:
              - name: order_id
                quality:
                  - metric: duplicateValues
                    mustBeLessThan: 10
              - name: line
    """
    for located in rules_of(dataset):
        if located.quality.type == "library" and _lacks_arguments(located):
            needed = METRICS[located.quality.metric or ""].arguments
            text = f"{located.quality.metric} needs {' or '.join(needed)} under 'arguments'"
            yield Hit(text, located.metric_place, _help(located.quality.metric))


def _lacks_arguments(located: LocatedRule) -> bool:
    metric = METRICS.get(located.quality.metric or "")
    level = "property" if located.column else "dataset"
    if metric is None or level not in metric.needs:
        return False
    stated = located.quality.node.node("arguments")
    return stated is None or (located.arguments is not None and not list(located.arguments))


def _help(metric: str | None) -> str:
    if metric == "missingValues":
        return "list the values that stand for none, or use nullValues"
    return "name the columns of the key" if metric == "duplicateValues" else "say what a valid value is"
