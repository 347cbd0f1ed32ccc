"""ODC230."""

from collections.abc import Iterator

from dq_contracts.located_rules import rules_of
from dq_contracts.model.contract import Dataset
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule


@rule("ODC230", Dataset, severity="warning")
def subsumed_rule(dataset: Dataset) -> Iterator[Hit]:
    """A quality rule that follows from another one, or from what the column promises.

    Why: it cannot fail unless the other fails too, so it protects nothing; often its author meant another
    number, or thinks that five percent are allowed where `required` allows none. Rules of different schedule,
    severity or custom properties are not compared.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 1000
              - metric: rowCount
                mustBeGreaterThan: 0  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                required: true
                quality:
                  - metric: nullValues
                    unit: percent
                    mustBeLessThan: 5  # here

    Bad::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues
                mustBe: 0  # here
                arguments:
                  properties: [order_id, line]
            properties:
              - name: order_id
                primaryKey: true
              - name: line

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 1000
                severity: warning
              - metric: rowCount
                mustBeGreaterThan: 0
                severity: error

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 1000
              - metric: rowCount
                mustBeLessThan: 5000

    Good::

        schema:
          - name: orders
            quality:
              - metric: duplicateValues
                mustBe: 0
                arguments:
                  properties: [line]
            properties:
              - name: order_id
                primaryKey: true
              - name: line
                primaryKey: true
    """
    if not rules_of(dataset):
        return
    from dq_contracts.comparing import comparisons_of

    for found in comparisons_of(dataset):
        if found.kind == "implied":
            related = (Related(f"{found.other}", found.other.place),)
            text = f"this follows from {found.other}"
            yield Hit(text, found.rule.place, "remove the rule, or mend one of the two", (), related)
