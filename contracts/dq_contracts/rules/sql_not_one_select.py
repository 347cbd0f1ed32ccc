"""ODC233."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import sql_rules
from dq_core.rules.rule import Hit, rule


@rule("ODC233", Contract)
def sql_not_one_select(contract: Contract) -> Iterator[Hit]:
    """SQL of a quality rule that is not exactly one SELECT.

    Why: a rule measures, it changes nothing. Of several statements some tools run one and some all, and
    whoever may write contracts could run anything where the data is. A SELECT may start with WITH and join
    others by UNION.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: delete from {object} where amount < 0  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object}; drop table {object}  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: "-- to be written"  # here
                mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object};
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  with open_orders as (select * from {object} where status = 'open')
                  select count(*) from open_orders
                mustBeGreaterThan: 0
            properties:
              - name: status

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: (select count(*) from {object}) except (select 0)
                mustBeGreaterThan: 0
    """
    for found in sql_rules(contract):
        if found.query.problem is not None:
            continue
        from dq_contracts.queries.guard import not_one_select

        for refusal in not_one_select(found.query.statements):
            text = f"the query must be one SELECT, but {refusal.reason}"
            yield Hit(text, found.scalar.location, "write one SELECT of one value")
