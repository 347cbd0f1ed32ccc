"""ODC257."""

from collections.abc import Iterator

from dq_contracts.joins import Join, joins_of
from dq_contracts.model.contract import Contract
from dq_core.finding import Related
from dq_core.location import Location
from dq_core.rules.rule import Hit, rule


@rule("ODC257", Contract, severity="warning")
def relationship_says_nothing(contract: Contract) -> Iterator[Hit]:
    """A relationship of a column to itself, or one that stands twice.

    Why: every value of a column occurs in that column, so the relationship holds whatever the data says; it
    was meant to lead elsewhere. A second copy says nothing new, and is forgotten when the first one changes.

    Bad::

        schema:
          - name: orders
            properties:
              - name: parent_id
                relationships:
                  - to: orders.parent_id  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers.id
                  - to: customers.id  # here
          - name: customers
            properties:
              - {name: id, unique: true}

    Bad::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, lines.line]
                to: [lines.order_id, lines.line]  # here
            properties:
              - {name: order_id, primaryKey: true}
              - {name: line, primaryKey: true}

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                unique: true
              - name: parent_id
                relationships:
                  - to: orders.order_id

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers.id
                  - to: people.id
          - name: customers
            properties:
              - {name: id, unique: true}
          - name: people
            properties:
              - {name: id, unique: true}

    Good::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, lines.parent]
                to: [lines.order_id, lines.line]
            properties:
              - {name: order_id, primaryKey: true}
              - {name: line, primaryKey: true}
              - {name: parent}
    """
    first: dict[tuple[object, ...], Location] = {}
    for join in joins_of(contract):
        place = join.relationship.node.value_location("to")
        if _leads_to_itself(join):
            yield Hit("this leads back to where it comes from", place, "name the column that it refers to")
        known = first.setdefault(_spelled(join), place)
        if known != place:
            text = "this relationship stands here a second time"
            yield Hit(text, place, "remove it", (), (Related("first here", known),))


def _leads_to_itself(join: Join) -> bool:
    pairs = list(join.pairs())
    return len(pairs) == len(join.sources) > 0 and all(source is target for source, target, _ in pairs)


def _spelled(join: Join) -> tuple[object, ...]:
    relationship = join.relationship
    # where `from` is missing, the column is the source, or else the dataset has none
    own: tuple[object, ...] = tuple(scalar.text for scalar in relationship.sources)
    own = own or tuple(side.column for side in join.sources)
    return (relationship.type, join.home, own, tuple(scalar.text for scalar in relationship.targets))
