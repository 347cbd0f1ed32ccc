"""ODC105."""

from collections.abc import Iterator

from dq_contracts.standard.walk import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC105", Defects, severity="warning")
def newer_than_version(defects: Defects) -> Iterator[Hit]:
    """A key or value that came with a later version of the standard than `apiVersion` names.

    Why: tools of the named version do not know it and drop it silently.

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
