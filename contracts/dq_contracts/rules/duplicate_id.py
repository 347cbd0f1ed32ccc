"""ODC108."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC108", Defects)
def duplicate_id(defects: Defects) -> Iterator[Hit]:
    """Two objects of one list that have the same `id`.

    Why: an id is what references and histories hold on to, so the standard asks that it is unique within its
    list. In another list it may come again: two datasets may each have a column with the id `key`.

    Bad::

        schema:
          - name: orders
            id: orders
          - name: lines
            id: orders  # here

    Bad::

        schema:
          - name: orders
            quality:
              - {id: rows, metric: rowCount, mustBeGreaterThan: 0}
              - {id: rows, metric: rowCount, mustBeLessThan: 100}  # here

    Bad::

        customProperties:
          - {id: a, property: owner, value: shop}
          - {id: a, property: cost, value: 3}  # here

    Good::

        schema:
          - name: orders
            id: orders
            properties:
              - {name: order_id, id: key}
          - name: lines
            id: lines
            properties:
              - {name: line_id, id: key}

    Good::

        customProperties:
          - {id: a, property: owner, value: shop}
          - {id: A, property: cost, value: 3}

    Good::

        schema:
          - name: orders
            quality:
              - {id: rows, metric: rowCount, mustBeGreaterThan: 0}
              - {metric: rowCount, mustBeLessThan: 100}
              - {metric: rowCount, mustNotBe: 50}
    """
    return defects.of_kind("duplicate-id")
