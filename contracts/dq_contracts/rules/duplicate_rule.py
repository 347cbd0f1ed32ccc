"""ODC229."""

from collections.abc import Iterator

from dq_contracts.located_rules import rules_of
from dq_contracts.model.contract import Dataset
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule


@rule("ODC229", Dataset, severity="warning")
def duplicate_rule(dataset: Dataset) -> Iterator[Hit]:
    """Two quality rules that mean the same.

    Why: they pass and fail together, count twice in every report, and one of them is forgotten when the other
    is changed. Rules are the same when they accept the same results of the same measure, however that is
    written; those of different schedule, severity or custom properties are not compared.

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBe: 0
                  - metric: nullValues
                    mustBeLessThan: 1  # here

    Bad::

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
                    unit: percent
                    mustBeLessOrEqualTo: 0  # here

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select min(amount) from {object}
                mustBeGreaterOrEqualTo: 0
              - type: sql
                query: select min(amount) from {object}
                mustBeGreaterOrEqualTo: 0.0  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBeLessThan: 1
                    unit: percent
                    severity: warning
                  - metric: nullValues
                    mustBeLessThan: 1
                    unit: percent
                    severity: error

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBeLessThan: 1
              - name: phone
                quality:
                  - metric: nullValues
                    mustBeLessThan: 1

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 100
                schedule: 0 20 * * 1
              - metric: rowCount
                mustBeGreaterThan: 100
                schedule: 0 20 * * 5
    """
    if not rules_of(dataset):
        return
    from dq_contracts.comparing import comparisons_of

    for found in comparisons_of(dataset):
        if found.kind == "same":
            related = (Related(f"{found.other}", found.other.place),)
            yield Hit("another rule says the same", found.rule.place, "remove one of the two", (), related)
