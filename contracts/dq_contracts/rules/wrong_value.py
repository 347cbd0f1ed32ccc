"""ODC104."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC104", Defects)
def wrong_value(defects: Defects) -> Iterator[Hit]:
    """A value that is none of those that the standard allows for its key.

    Why: an unknown logical type, server type or quality dimension is ignored by some tools and refused by
    others. An `apiVersion` before v3 or of a future version is not read at all: what the keys of such a
    contract mean is not known here.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: bigint  # here

    Bad::

        apiVersion: v2.2.2  # here
        schema:
          - name: orders

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCounts  # here
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                physicalType: bigint
    """
    return defects.of_kind("wrong-value")
