"""YML010."""

from collections.abc import Iterator

from dq_contracts.standard.defects import Defects
from dq_core.rules.rule import Hit, rule


@rule("YML010", Defects, severity="warning")
def value_read_differently(defects: Defects, *, letters: bool = False) -> Iterator[Hit]:
    """A value without quotes that readers of YAML 1.1 and of YAML 1.2 take for different things.

    Why: many tools still read YAML 1.1, where `no` is false, `12:30` is 750, `010` is 8 and `1_000` is a
    thousand. Contracts are read here by YAML 1.2, where the first two and the last are texts and the third is
    ten. Dates are texts or dates of the same day, so they are not reported.

    Options:
        letters: whether `y` and `n` are reported too; YAML 1.1 calls them booleans, few readers do.

    Bad::

        tenant: NO  # here

    Bad::

        schema:
          - name: departures
            properties:
              - name: scheduled_at
                examples:
                  - 12:30  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  maxLength: 010  # here

    Bad::

        customProperties:
          - property: countries
            value:
              - DE
              - no  # here

    Good::

        tenant: "NO"

    Good::

        schema:
          - name: departures
            properties:
              - name: scheduled_at
                examples:
                  - "12:30"
                  - 2024-01-01

    Good::

        schema:
          - name: points
            properties:
              - name: x
              - name: y
    """
    yield from defects.of_kind("ambiguous")
    if letters:
        yield from defects.of_kind("ambiguous-letter")
