"""ODC109."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC109", Defects)
def outside_limits(defects: Defects) -> Iterator[Hit]:
    """A number that is too small, or a list that is too short, too long or has an item twice.

    Why: a length below zero, a step of zero or a range with one end cannot be checked, and the standard's
    schema refuses them.

    Bad::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  maxLength: -1  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  multipleOf: 0  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: state
                logicalType: string
                enum: []  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  maxLength: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: share
                logicalType: number
                logicalTypeOptions:
                  multipleOf: 0.01

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: state
                logicalType: string
                enum: [{value: open}, {value: closed}]
    """
    return defects.of_kind("limit")
