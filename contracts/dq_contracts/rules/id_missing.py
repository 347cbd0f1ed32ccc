"""ODC904."""

from collections.abc import Iterator

from dq_contracts.model.contract import Column, Contract, Dataset, Part, QualityRule
from dq_core.rules.rule import Hit, rule


@rule("ODC904", Contract, severity="warning", default=False)
def id_missing(
    contract: Contract, *, datasets: bool = True, columns: bool = True, quality: bool = True
) -> Iterator[Hit]:
    """A dataset, column or quality rule without an id. Not on by default.

    Why: names change. By an id, references, waivers and comparisons of versions still know what was renamed.
    ODCS has ids since 3.1.0, so older contracts are not judged; elements of lists and maps need none.

    Options:
        datasets: whether datasets need an id.
        columns: whether columns need one.
        quality: whether quality rules need one.

    Bad::

        schema:
          - name: orders  # here
            properties:
              - name: order_id
                id: order_id

    Bad::

        schema:
          - name: orders
            id: orders
            properties:
              - name: order_id  # here

    Bad::

        schema:
          - name: orders
            id: orders
            quality:
              - metric: rowCount  # here
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            id: orders
            properties:
              - {name: order_id, id: order_id}
            quality:
              - {id: some_rows, metric: rowCount, mustBeGreaterThan: 0}

    Good::

        apiVersion: v3.0.2
        schema:
          - name: orders

    Good::

        schema:
          - name: orders
            id: orders
            properties:
              - name: labels
                id: labels
                logicalType: array
                items: {logicalType: string}
    """
    if contract.api_version.startswith("v3.0"):
        return
    wanted = {Dataset: datasets, Column: columns, QualityRule: quality}
    words = {Dataset: "dataset", Column: "column", QualityRule: "quality rule"}
    for part in _parts(contract):
        if wanted[type(part)] and "id" not in part.node:
            yield Hit(f"this {words[type(part)]} has no id", part.location, "add id: a word that stays")


def _parts(contract: Contract) -> Iterator[Part]:
    for dataset in contract.datasets:
        yield dataset
        yield from dataset.quality
        for column in dataset.all_columns():
            if "name" in column.node:
                yield column
            yield from column.quality
