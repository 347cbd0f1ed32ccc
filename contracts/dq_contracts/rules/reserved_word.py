"""ODC906."""

from collections.abc import Iterator

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_core.rules.rule import Hit, rule


@rule("ODC906", Contract, severity="warning", default=False)
def reserved_word(contract: Contract) -> Iterator[Hit]:
    """A dataset or column named by a word that SQL keeps for itself. Not on by default.

    Why: every query has to quote such a name, and one that forgets it fails, or reads the current user in
    place of the column `user`. Words of the contract's servers count, and those that nearly all have. The
    physical name decides, where there is one.

    Bad::

        schema:
          - name: order  # here
            properties:
              - name: order_id

    Bad::

        servers:
          - {server: a, type: postgres, host: h, port: 5432, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - name: User  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: origin
                physicalName: from  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
              - name: from
                physicalName: valid_from

    Good::

        servers:
          - {server: a, type: bigquery, project: p, dataset: d}
        schema:
          - name: orders
            properties:
              - name: user

    Good::

        schema:
          - name: sales.order
    """
    from dq_contracts.reserved_words import reserved_in

    types = list(dict.fromkeys(server.type for server in contract.servers)) or [""]
    for dataset in contract.datasets:
        parts: list[Dataset | Column] = [dataset, *dataset.columns]
        for part in parts:
            strict = next((name for name in types if reserved_in(part.physical_name, name)), None)
            if strict is not None:
                key = "physicalName" if "physicalName" in part.node else "name"
                where = f"in {strict}" if strict else "in SQL"
                text = f"{part.physical_name!r} is a reserved word {where}"
                yield Hit(text, part.node.value_location(key), "choose another name")
