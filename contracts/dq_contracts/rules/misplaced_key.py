"""ODC112."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC112", Defects)
def misplaced_key(defects: Defects) -> Iterator[Hit]:
    """A key of a property that goes with another logical type.

    Why: only an object has `properties`, an array `items` and a map `map`; beside another logical type they
    contradict it, and tools believe one or the other.

    Bad::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: string
                properties:  # here
                  - name: city

    Bad::

        schema:
          - name: orders
            properties:
              - name: tags
                logicalType: object
                items:  # here
                  logicalType: string

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: object
                map:  # here
                  key: {logicalType: string}
                  value: {logicalType: string}

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                properties:
                  - name: city

    Good::

        schema:
          - name: orders
            properties:
              - name: tags
                logicalType: array
                items:
                  logicalType: string

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                properties:
                  - name: city
    """
    return defects.of_kind("misplaced-key")
