"""ODC111."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC111", Defects)
def date_invalid(defects: Defects) -> Iterator[Hit]:
    """A date or moment of the contract's own that is not written as one, or does not exist.

    Why: `2024-02-30` is on no calendar; one tool refuses the contract, another moves the day to March.
    Looked at are `dateIn` and `dateOut` of the team and `contractCreatedTs`; bounds of columns are the matter
    of ODC202.

    Bad::

        team:
          members:
            - username: ada
              dateIn: "2024-02-30"  # here

    Bad::

        team:
          members:
            - username: ada
              dateOut: 1 March 2024  # here

    Bad::

        contractCreatedTs: "2024-01-01T25:00:00Z"  # here

    Good::

        team:
          members:
            - username: ada
              dateIn: "2024-02-29"

    Good::

        contractCreatedTs: "2024-01-01T23:59:60Z"

    Good::

        contractCreatedTs: 2024-01-01
    """
    return defects.of_kind("date")
