"""YML011."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("YML011", Defects, severity="warning")
def number_too_large(defects: Defects) -> Iterator[Hit]:
    """A number that most readers of YAML and JSON cannot hold.

    Why: an integer of more than 64 bits becomes a float with other digits, or an error, and what is beyond
    the range of a double becomes infinity. Here numbers are read exactly, whatever their length, so bounds
    of numbers are not reported: they cannot be written in another way.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                examples:
                  - 123456789012345678901  # here

    Bad::

        customProperties:
          - property: mass
            value: 1e400  # here

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBe: 99999999999999999999  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                examples:
                  - "123456789012345678901"

    Good::

        customProperties:
          - property: mass
            value: 1e300

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeLessThan: 99999999999999999999
    """
    return defects.of_kind("large-number")
