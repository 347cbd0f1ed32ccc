"""ODC203."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC203", Defects)
def option_does_not_fit_type(defects: Defects) -> Iterator[Hit]:
    """An entry of `logicalTypeOptions` that the logical type does not have.

    Why: a length of a number or a pattern of a date is checked by nobody, although the contract promises
    it.

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions:
                  maxLength: 10  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions:
                  maximum: 10
    """
    return defects.of_kind("option")
