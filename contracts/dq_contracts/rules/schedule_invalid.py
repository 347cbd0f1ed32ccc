"""ODC264."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract, QualityRule, SlaProperty
from dq_core.rules.rule import Hit, rule

_CRON = ("cron", "crontab", "unix cron", "unix-cron")


@rule("ODC264", Contract)
def schedule_invalid(contract: Contract) -> Iterator[Hit]:
    """A `schedule` for cron that cron does not understand, or that never comes.

    Why: the check or the promise is never looked at, and nobody notices what does not run. The five fields
    are minute, hour, day of the month, month and day of the week. Expressions with seconds or years, which
    Quartz and AWS have, are not judged, nor are schedules of other schedulers.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 0
                scheduler: cron
                schedule: 0 25 * * *  # here

    Bad::

        slaProperties:
          - property: frequency
            value: 1
            unit: d
            scheduler: cron
            schedule: every day  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                quality:
                  - metric: nullValues
                    mustBe: 0
                    scheduler: cron
                    schedule: 0 6 30 FEB *  # here

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 0
                scheduler: cron
                schedule: '*/15 6-20 * JAN-JUN MON,WED-FRI'

    Good::

        slaProperties:
          - {property: frequency, value: 1, unit: d, scheduler: cron, schedule: "@daily"}
          - {property: latency, value: 1, unit: d, scheduler: cron, schedule: "0 0 6 L * ?"}

    Good::

        slaProperties:
          - {property: frequency, value: 1, unit: d, scheduler: airflow, schedule: every day}
          - {property: latency, value: 1, unit: d, scheduler: cron, schedule: "${SCHEDULE}"}
    """
    for part in _scheduled(contract):
        if part.scheduler.strip().lower() in _CRON and part.schedule and "${" not in part.schedule:
            from dq_contracts.cron import fault_of

            if fault := fault_of(part.schedule):
                text = f"this is no schedule for cron: {fault}"
                yield Hit(text, part.node.value_location("schedule"), "write: 0 6 * * *, or the like")


def _scheduled(contract: Contract) -> Iterator[QualityRule | SlaProperty]:
    yield from (promise for promise in contract.sla if "schedule" in promise.node)
    for dataset in contract.datasets:
        yield from (quality for quality in dataset.quality if "schedule" in quality.node)
    for column in columns_with(contract, "quality"):
        yield from (quality for quality in column.quality if "schedule" in quality.node)
