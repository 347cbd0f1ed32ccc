"""ODC255."""

from collections.abc import Iterator

from dq_contracts.joins import joins_of
from dq_contracts.model.contract import Contract
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule

_NUMERIC = ("integer", "number")


@rule("ODC255", Contract)
def relationship_types_differ(contract: Contract) -> Iterator[Hit]:
    """A relationship between columns of different logical types.

    Why: values of different types are never equal, or only after a cast that every engine does in its own
    way, so the join finds nothing or fails. Whole and other numbers may be compared; a side without a logical
    type is not judged.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_id
                logicalType: string
                relationships:
                  - to: customers.id  # here
          - name: customers
            properties:
              - {name: id, logicalType: integer}

    Bad::

        schema:
          - name: lines
            relationships:
              - from: [lines.order_id, lines.placed_on]
                to: [orders.order_id, orders.placed_on]  # here
            properties:
              - {name: order_id, logicalType: integer}
              - {name: placed_on, logicalType: date}
          - name: orders
            properties:
              - {name: order_id, logicalType: integer}
              - {name: placed_on, logicalType: string}

    Bad::

        schema:
          - name: orders
            properties:
              - name: buyer
                logicalType: object
                properties:
                  - name: country
                    logicalType: string
                    relationships:
                      - to: schema/countries/properties/code  # here
          - name: countries
            properties:
              - {name: code, logicalType: boolean}

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                logicalType: number
                relationships:
                  - to: customers.id
          - name: customers
            properties:
              - {name: id, logicalType: integer, unique: true}

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                logicalType: string
                relationships:
                  - to: customers.id
          - name: customers
            properties:
              - {name: id, unique: true}

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                logicalType: string
                relationships:
                  - to: customers.key
          - name: customers
            properties:
              - {name: key, logicalType: string, unique: true}
              - {name: id, logicalType: integer}
    """
    for join in joins_of(contract):
        for source, target, index in join.pairs():
            if _differ(source.logical_type, target.logical_type):
                place = join.relationship.targets[index].location
                text = f"{source.name!r} is of type {source.logical_type}"
                related = (Related(f"{target.name!r} is declared here", target.location),)
                text += f", but {target.name!r} of type {target.logical_type}"
                yield Hit(text, place, "make the types the same", (), related)


def _differ(one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return False
    return not (one in _NUMERIC and other in _NUMERIC)
