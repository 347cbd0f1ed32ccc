"""ODC104."""

from collections.abc import Iterator

from dq_contracts.standard.walk import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC104", Defects)
def wrong_value(defects: Defects) -> Iterator[Hit]:
    """A value that the standard does not allow for its key.

    Why: an unknown logical type, server type or quality dimension is ignored by some tools and refused by
    others.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: bigint  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                physicalType: bigint
    """
    return defects.of_kind("wrong-value")
