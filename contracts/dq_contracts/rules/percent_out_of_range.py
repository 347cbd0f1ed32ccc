"""ODC223."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_contracts.thresholds import is_percent, range_of_metric, threshold_of
from dq_core.rules.rule import Hit, rule


@rule("ODC223", QualityRule, severity="warning")
def percent_out_of_range(quality: QualityRule) -> Iterator[Hit]:
    """A bound below 0 or above 100 percent in a range that still decides something.

    Why: no share of rows lies there, so the bound says nothing; it is a slip, a fraction or a number of rows
    taken for a percentage, or written because the other bound was meant exclusively. A threshold that decides
    nothing at all is reported by `threshold-decides-nothing`.

    A query may well return 120 percent of something, so that rules of type sql are not judged.

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    unit: percent
                    mustBeBetween: [95, 101]  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    unit: percent
                    mustBeBetween: [-1, 5]  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: duplicateValues
                    unit: "%"
                    mustNotBeBetween: [50, 150]  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    unit: percent
                    mustBeBetween: [0, 5]

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    unit: rows
                    mustBeBetween: [50, 150]

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select 100.0 * count(*) / 5000 from {object}
                unit: percent
                mustBeBetween: [80, 120]
    """
    threshold, possible = threshold_of(quality), range_of_metric(quality)
    if threshold is None or possible is None or not is_percent(quality):
        return
    if not threshold.may_fail(possible) or not threshold.may_pass(possible):
        return
    bounds = (threshold.interval.lower, threshold.interval.upper)
    outside = [bound for bound in bounds if bound is not None and not possible.contains(bound)]
    for bound in outside[:1]:
        help_ = "a share of rows lies in [0, 100], and the bounds of a range belong to it"
        place = quality.node.value_location(threshold.operator)
        yield Hit(f"no share of rows is {bound} percent", place, help_)
