"""ODC113."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("ODC113", Defects, severity="warning")
def key_not_in_standard(defects: Defects) -> Iterator[Hit]:
    """A key that the standard does not name, in an object that its schema leaves open.

    Why: nobody reads it, and the next version of the standard may refuse it: v3.1.0 closed nearly every
    object that v3.0 had left open. Own settings belong under `customProperties`.

    Bad::

        description:
          purpose: who ordered what
          audience: finance  # here

    Bad::

        apiVersion: v3.0.2
        servers:
          - server: events
            type: kafka
            host: kafka.example.com
            partitions: 12  # here

    Bad::

        apiVersion: v3.0.2
        price:
          priceAmount: 10
          discount: 2  # here

    Good::

        description:
          purpose: who ordered what
          customProperties:
            - {property: audience, value: finance}

    Good::

        apiVersion: v3.0.2
        servers:
          - server: events
            type: kafka
            host: kafka.example.com
            customProperties:
              - {property: partitions, value: 12}

    Good::

        apiVersion: v3.0.2
        price:
          priceAmount: 10
          priceCurrency: EUR
    """
    return defects.of_kind("extra-key")
