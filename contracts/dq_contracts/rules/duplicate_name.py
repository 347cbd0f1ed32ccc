"""ODC107."""

from collections.abc import Iterator, Sequence

from dq_contracts.model.contract import Column, Contract, Dataset, Server
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule


@rule("ODC107", Contract)
def duplicate_name(contract: Contract) -> Iterator[Hit]:
    """Two datasets, two columns of one dataset, or two servers of the same name.

    Why: a reference to the name is ambiguous, and most tools keep the last one only. Names of columns are
    compared without regard to case, as most warehouses compare them.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
              - name: Order_ID  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
              - name: customer_id
    """
    yield from _doubled("dataset", contract.datasets)
    yield from _doubled("server", contract.servers)
    for dataset in contract.datasets:
        yield from _doubled("column", dataset.columns)
        for column in dataset.all_columns():
            yield from _doubled("column", column.columns)


def _doubled(what: str, parts: Sequence[Dataset | Column | Server]) -> Iterator[Hit]:
    seen: dict[str, Dataset | Column | Server] = {}
    for part in parts:
        name = part.name.lower() if what == "column" else part.name
        if not name:
            continue
        if name in seen:
            related = (Related("first here", seen[name].location),)
            yield Hit(f"the {what} {part.name!r} stands twice", part.location, "rename one", (), related)
        seen.setdefault(name, part)
