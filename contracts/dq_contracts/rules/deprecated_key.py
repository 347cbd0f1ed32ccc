"""ODC106."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC106", Defects, severity="info")
def deprecated_key(defects: Defects) -> Iterator[Hit]:
    """A key or form of a value that the standard has deprecated.

    Why: the next major version will not have it.

    Bad::

        dataProduct: sales  # here
        schema:
          - name: orders

    Bad::

        team:  # here
          - username: ada

    Bad::

        schema:
          - name: orders
            quality:
              - rule: rowCount  # here
                metric: rowCount
                mustBeGreaterThan: 0

    Good::

        name: sales
        schema:
          - name: orders

    Good::

        team:
          members:
            - username: ada
    """
    return defects.of_kind("deprecated")
