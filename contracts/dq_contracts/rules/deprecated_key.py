"""ODC106."""

from collections.abc import Iterator

from dq_contracts.standard.walk import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC106", Defects, severity="info")
def deprecated_key(defects: Defects) -> Iterator[Hit]:
    """A key that the standard has deprecated.

    Why: the next major version will not have it.

    Bad::

        dataProduct: sales  # here
        schema:
          - name: orders

    Good::

        name: sales
        schema:
          - name: orders
    """
    return defects.of_kind("deprecated")
