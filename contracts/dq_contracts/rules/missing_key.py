"""ODC103."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC103", Defects)
def missing_key(defects: Defects) -> Iterator[Hit]:
    """A key that the standard asks for is missing.

    Why: without it the object cannot be identified or reached: a contract without id, a column without
    name, a server without its address.

    Bad::

        schema:
          - description: all orders  # here

    Good::

        schema:
          - name: orders
            description: all orders
    """
    return defects.of_kind("missing-key")
