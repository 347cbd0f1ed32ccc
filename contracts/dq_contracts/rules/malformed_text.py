"""ODC110."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC110", Defects)
def malformed_text(defects: Defects) -> Iterator[Hit]:
    """An id, reference or address that is not written as the standard asks.

    Why: references are taken apart at `.`, `/` and `#`, so an id that holds one of them can never be named.
    What an id may hold depends on the version: letters, digits, `-` and `_` in v3.1.0, more since v3.2.0.

    Bad::

        schema:
          - name: orders
            id: shop.orders  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers  # here

    Bad::

        servers:
          - server: drop
            type: sftp
            location: ftp://files.example.com/orders  # here

    Good::

        schema:
          - name: orders
            id: shop_orders

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                relationships:
                  - to: customers.id
          - name: customers
            properties:
              - name: id

    Good::

        servers:
          - server: drop
            type: sftp
            location: sftp://files.example.com/orders
    """
    return defects.of_kind("text")
