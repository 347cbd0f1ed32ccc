"""ODC107."""

from collections.abc import Iterator, Sequence

from dq_contracts.model.contract import Column, Contract, Dataset, Server
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule


@rule("ODC107", Contract)
def duplicate_name(contract: Contract) -> Iterator[Hit]:
    """Two datasets, two columns of one dataset, or two servers of the same name.

    Why: a reference to the name is ambiguous, and most tools keep the last one only. Names of columns are
    compared without regard to case, as most warehouses compare them, and letters with accents are the same
    whether they are written as one character or as two. Members of a team may come again: people return.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
              - name: Order_ID  # here

    Bad::

        servers:
          - {server: prod, type: pubsub, project: shop}
          - {server: prod, type: pubsub, project: crm}  # here

    Bad::

        schema:
          - name: orders
          - name: orders  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
              - name: customer_id

    Good::

        schema:
          - name: orders
            properties:
              - name: id
          - name: customers
            properties:
              - name: id

    Good::

        team:
          members:
            - {username: ada, dateOut: "2023-12-31"}
            - {username: ada, dateIn: "2024-06-01"}
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
        name = _folded(part.name) if what == "column" else _composed(part.name)
        if not name:
            continue
        if name in seen:
            related = (Related("first here", seen[name].location),)
            yield Hit(f"the {what} {part.name!r} stands twice", part.location, "rename one", (), related)
        seen.setdefault(name, part)


def _folded(name: str) -> str:
    return _composed(name.lower())


def _composed(name: str) -> str:
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFC", name)
