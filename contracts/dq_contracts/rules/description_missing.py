"""ODC901."""

from collections.abc import Iterator

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC901", Contract, severity="warning", default=False)
def description_missing(contract: Contract, *, words: int = 1) -> Iterator[Hit]:
    """A dataset or column without a description.

    Why: the contract is where consumers look up what a column means. Select the rule (`select: [default,
    ODC9]`) where that matters, and ask for a number of words where "the id" is not enough.

    Options:
        words: the fewest words that count as a description.

    Bad::

        schema:
          - name: orders  # here
            properties:
              - name: order_id
                description: Number of the order, given by the shop.

    Bad::

        schema:
          - name: orders
            description: All orders of the shop.
            properties:
              - name: order_id  # here

    Good::

        schema:
          - name: orders
            description: All orders of the shop.
            properties:
              - name: order_id
                description: Number of the order, given by the shop.
    """
    for dataset in contract.datasets:
        parts: list[Dataset | Column] = [dataset, *dataset.columns]
        for part in parts:
            found = len(_description(part).split())
            if found < max(words, 1):
                text = (
                    f"{part.name!r} has no description" if not found else f"the description has {found} words"
                )
                yield Hit(text, part.location, "say what it means and where it comes from")


def _description(part: Dataset | Column) -> str:
    node = part.node.node("description")
    return node.text if isinstance(node, Scalar) else ""
