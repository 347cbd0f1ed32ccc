"""ODC227."""

from collections.abc import Iterator

from dq_contracts.located_rules import LocatedRule, rules_of
from dq_contracts.model.contract import Dataset
from dq_contracts.standard.metrics import METRICS
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Node, Scalar, Sequence, kind_in_words

_LISTS = ("validValues", "missingValues", "properties")


@rule("ODC227", Dataset)
def metric_argument_wrong(dataset: Dataset) -> Iterator[Hit]:
    """An argument of a metric that has the wrong form, or names a column that the dataset does not have.

    Why: a single value where a list is due, an empty list, or a misspelt column leave the metric with nothing
    to compare, so that the rule is not run, or finds every value invalid.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues
                mustBe: 0
                arguments:
                  properties: [order_id, lin]  # here
            properties:
              - name: order_id
              - name: line

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      validValues: open  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      validValues: []  # here
                      pattern: 12  # here

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
              - name: line

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      validValues: [open]
                      pattern: "12"

    Good::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues
                mustBe: 0
                arguments:
                  properties: [order_id]
    """
    for located in rules_of(dataset):
        metric = METRICS.get(located.quality.metric or "")
        arguments = located.arguments
        if located.quality.type != "library" or metric is None or arguments is None:
            continue
        for name, node in arguments.values.items():
            if name in metric.arguments:
                yield from _wrong(located, name, node)


def _wrong(located: LocatedRule, name: str, node: Node) -> Iterator[Hit]:
    if name == "pattern":
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            yield Hit(
                f"'pattern' must be a string, not {kind_in_words(node)}", node.location, "put it in quotes"
            )
    elif name in _LISTS and not isinstance(node, Sequence):
        yield Hit(f"{name!r} must be a list, not {kind_in_words(node)}", node.location, "write [...]")
    elif isinstance(node, Sequence) and not node.items:
        yield Hit(f"{name!r} is empty", node.location, "list at least one")
    elif isinstance(node, Sequence) and name == "properties":
        yield from _unknown_columns(located, node)


def _unknown_columns(located: LocatedRule, node: Sequence) -> Iterator[Hit]:
    known = {column.name for column in located.dataset.columns}
    for item in node.items:
        name = item.text if isinstance(item, Scalar) else ""
        if known and name not in known:
            text = f"the dataset {located.dataset.name!r} has no property {name!r}"
            yield Hit(text, item.location, did_you_mean(name, known) or "name properties by their name")
