"""ODC105."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC105", Defects)
def newer_than_version(defects: Defects) -> Iterator[Hit]:
    """A key, value or form that came with a later version of the standard than `apiVersion` names.

    Why: tools of the named version refuse it, or do not know it and drop it silently. The fix sets
    `apiVersion` to the oldest version that has all that the contract uses.

    Bad::

        apiVersion: v3.0.2
        kind: DataContract
        id: orders
        version: 1.0.0
        status: active
        schema:
          - name: orders
            properties:
              - name: placed_at
                logicalType: timestamp  # here

    Bad::

        apiVersion: v3.0.2
        kind: DataContract
        id: orders
        version: 1.0.0
        status: active
        schema:
          - name: orders
            id: shop_orders  # here

    Bad::

        apiVersion: v3.0.2
        kind: DataContract
        id: orders
        version: 1.0.0
        status: active
        team:  # here
          members:
            - username: ada

    Good::

        apiVersion: v3.1.0
        kind: DataContract
        id: orders
        version: 1.0.0
        status: active
        schema:
          - name: orders
            properties:
              - name: placed_at
                logicalType: timestamp
    """
    return defects.of_kind("newer")
