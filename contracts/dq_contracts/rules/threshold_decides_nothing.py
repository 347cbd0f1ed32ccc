"""ODC208."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_contracts.thresholds import range_of_metric, threshold_of
from dq_core.rules.rule import Hit, rule


@rule("ODC208", QualityRule)
def threshold_decides_nothing(quality: QualityRule) -> Iterator[Hit]:
    """A threshold that can never fail, or never pass.

    Why: counts are never negative and a percentage never exceeds 100. A rule that every data satisfies
    protects nobody, and one that none satisfies is switched off by the first person it wakes.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterOrEqualTo: 0  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBeLessThan: 120  # here
                    unit: percent

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeLessThan: 0  # here

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
              - name: email
                quality:
                  - metric: nullValues
                    mustBeLessOrEqualTo: 5
                    unit: percent

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select min(balance) from {object}
                mustBeGreaterOrEqualTo: 0
    """
    possible = range_of_metric(quality)
    threshold = threshold_of(quality)
    if possible is None or threshold is None:
        return
    place = quality.node.value_location(threshold.operator)
    if not threshold.may_fail(possible):
        yield Hit(f"this can never fail: the result always lies in {possible}", place, "tighten or remove it")
    elif not threshold.may_pass(possible):
        yield Hit(f"this can never pass: the result always lies in {possible}", place, "mend the threshold")
