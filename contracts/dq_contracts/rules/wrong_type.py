"""ODC102."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC102", Defects)
def wrong_type(defects: Defects) -> Iterator[Hit]:
    """A value of another type than the standard gives to its key.

    Why: tools read such a value in different ways or not at all; `version: 1.10` becomes 1.1 and
    `required: "no"` is a text, which is true in many languages.

    Bad::

        version: 1.10  # here
        schema:
          - name: orders

    Good::

        version: "1.10"
        schema:
          - name: orders
    """
    return defects.of_kind("wrong-type")
