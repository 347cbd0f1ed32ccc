"""ODC101."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC101", Defects)
def unknown_key(defects: Defects) -> Iterator[Hit]:
    """A key that the standard does not have at this place.

    Why: the key is a slip of the pen or belongs elsewhere, so what it says is never read: `requird: true`
    makes nothing required. Own settings belong under `customProperties`. Where the standard's schema leaves
    an object open, only a key that looks like one of the standard's is reported here; ODC113 has the others.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                requird: true  # here

    Bad::

        description:
          purpse: who ordered what  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                required: true
    """
    return defects.of_kind("unknown-key")
