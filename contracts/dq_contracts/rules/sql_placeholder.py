"""ODC238."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import sql_rules
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import did_you_mean


@rule("ODC238", Contract)
def sql_placeholder(contract: Contract) -> Iterator[Hit]:
    """A placeholder in the SQL of a quality rule that stands for nothing.

    Why: it reaches the server as it is written, and the query fails there. `{object}` stands for the dataset
    of the rule (other tools write `{table}` or `{model}`), `{property}` for its column (`{column}` or
    `{field}`); a rule of a dataset has no column. It is written `{object}`, `${object}` or `{{ object }}`.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {objekt}  # here
                mustBeGreaterThan: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where {property} < 0  # here
                mustBe: 0

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                quality:
                  - type: sql
                    query: select count(*) from ${object} where ${Property} < ${threshold}  # here
                    mustBe: 0

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                quality:
                  - type: sql
                    query: select count(*) from {object} where {property} < 0
                    mustBe: 0
                  - type: sql
                    query: select max({{ column }}) from {{ table }}
                    mustBeLessThan: 1000

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from ${object}
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} where note like '%{gift}%'
                mustBe: 0
    """
    for found in sql_rules(contract):
        for item in found.unfilled:
            written = found.scalar.text[item.start : item.end]
            if item.stands_for is None:
                from dq_contracts.queries.placeholders import WORDS

                help_ = did_you_mean(item.word, WORDS) or "write {object} or {property}"
            else:
                help_ = "move the rule to its property, or name the column"
            yield Hit(f"{written!r} stands for nothing here", found.place(item.start, item.end), help_)
