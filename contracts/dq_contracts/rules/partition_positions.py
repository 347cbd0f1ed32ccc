"""ODC251."""

from collections.abc import Iterator

from dq_contracts.model.contract import Dataset
from dq_contracts.positions import Ordering, wrong_positions
from dq_core.rules.rule import Hit, rule

_PARTITION = Ordering("partitioned", "partitionKeyPosition", "partition")


@rule("ODC251", Dataset)
def partition_positions(dataset: Dataset) -> Iterator[Hit]:
    """Positions in a partition that are doubled, leave a gap, or stand at a column outside of it.

    Why: their order is the order of the folders or of the clustering; another order reads everything.
    Positions count from 1, one for each column of the partition; -1 stands for none.

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                partitioned: true
                partitionKeyPosition: 1
              - name: placed_on
                partitioned: true
                partitionKeyPosition: 1  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                partitioned: true
                partitionKeyPosition: 0  # here
              - name: placed_on
                partitioned: true
                partitionKeyPosition: 1

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                partitioned: false
                partitionKeyPosition: 1  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: country
                partitioned: true
                partitionKeyPosition: 2
              - name: placed_on
                partitioned: true
                partitionKeyPosition: 1

    Good::

        schema:
          - name: orders
            properties:
              - name: placed_on
                partitioned: true

    Good::

        schema:
          - name: orders
            properties:
              - name: note
                partitioned: false
                partitionKeyPosition: -1
    """
    return wrong_positions(dataset.columns, _PARTITION)
