"""ODC231."""

from collections.abc import Iterator

from dq_contracts.located_rules import rules_of
from dq_contracts.model.contract import Dataset
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule


@rule("ODC231", Dataset)
def contradictory_rules(dataset: Dataset) -> Iterator[Hit]:
    """Two quality rules that no data satisfies together, or a rule against what the column promises.

    Why: one of them fails in every run, whatever is loaded, until somebody switches both off.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 1000
              - metric: rowCount
                mustBeLessThan: 100  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                required: true
                quality:
                  - metric: nullValues
                    mustBeGreaterThan: 0  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBe: 0
                  - metric: nullValues
                    unit: percent
                    mustBeGreaterThan: 0  # here

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 100
              - metric: rowCount
                mustBeLessThan: 1000

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 1000
                schedule: 0 20 * * 1-5
              - metric: rowCount
                mustBeLessThan: 100
                schedule: 0 20 * * 6

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBeGreaterThan: 0
                  - metric: nullValues
                    unit: percent
                    mustBeLessThan: 5
    """
    if not rules_of(dataset):
        return
    from dq_contracts.comparing import comparisons_of

    for found in comparisons_of(dataset):
        if found.kind == "contradiction":
            related = (Related(f"{found.other}", found.other.place),)
            text = f"no data satisfies both this and {found.other}"
            yield Hit(text, found.rule.place, "mend one of the two", (), related)
