"""ODC258."""

from collections.abc import Iterator

from dq_contracts.joins import Join, joins_of
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule


@rule("ODC258", Contract)
def relationship_from_elsewhere(contract: Contract) -> Iterator[Hit]:
    """A relationship that starts at columns of another dataset, or leads to columns of several.

    Why: the relationships of a dataset are its own foreign keys, and a foreign key leads from one table to
    one other. Tools that create or check it take the columns from the dataset where it stands.

    Bad::

        schema:
          - name: orders
            relationships:
              - from: customers.id  # here
                to: orders.customer_id
            properties:
              - {name: customer_id, unique: true}
          - name: customers
            properties:
              - {name: id, unique: true}

    Bad::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, lines.sku]
                to: [orders.order_id, products.sku]  # here
            properties:
              - {name: order_id}
              - {name: sku}
          - name: orders
            properties:
              - {name: order_id, unique: true}
          - name: products
            properties:
              - {name: sku, unique: true}

    Bad::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, orders.placed_on]  # here
                to: [orders.order_id, orders.placed_on]
            properties:
              - {name: order_id}
          - name: orders
            properties:
              - {name: order_id, unique: true}
              - {name: placed_on}

    Good::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, lines.placed_on]
                to: [orders.order_id, orders.placed_on]
            properties:
              - {name: order_id}
              - {name: placed_on}
          - name: orders
            properties:
              - {name: order_id, unique: true}
              - {name: placed_on}

    Good::

        schema:
          - name: lines
            physicalName: order_lines
            relationships:
              - from: order_lines.order_id
                to: orders.order_id
            properties:
              - {name: order_id}
          - name: orders
            properties:
              - {name: order_id, unique: true}

    Good::

        schema:
          - name: lines
            properties:
              - name: order_id
                relationships:
                  - to: orders.order_id
          - name: orders
            properties:
              - {name: order_id, unique: true}
    """
    for join in joins_of(contract):
        node = join.relationship.node
        sides = (side.dataset for side in join.sources if side.dataset is not None)
        foreign = [dataset.name for dataset in sides if dataset is not join.home]
        if foreign:
            text = f"this stands in {join.home.name!r} and starts at {foreign[0]!r}"
            yield Hit(text, node.value_location("from"), f"move it to {foreign[0]!r}")
        elif len(led := _datasets(join)) > 1:
            text = f"one foreign key leads to several datasets: {', '.join(map(repr, led))}"
            yield Hit(text, node.value_location("to"), "write a relationship for each of them")


def _datasets(join: Join) -> list[str]:
    """Return the names of the datasets that a composite key leads to; one column may have several keys."""
    if not join.relationship.sources:
        return []
    found = {target.dataset: target.dataset.name for target in join.targets if target.dataset is not None}
    return list(found.values())
