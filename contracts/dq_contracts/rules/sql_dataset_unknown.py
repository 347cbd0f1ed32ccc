"""ODC235."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_contracts.queries.sql_rules import sql_rules
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import did_you_mean


@rule("ODC235", Contract, severity="warning")
def sql_dataset_unknown(contract: Contract) -> Iterator[Hit]:
    """SQL of a quality rule that reads a table which is no dataset of the contract.

    Why: the name may be a slip of the pen; or the rule depends on a table that the contract promises nothing
    about, and `dq test` will not read it. Datasets are known by their name and their physical name, in any
    case. Tables of a named schema are not judged.

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from ordres  # here
                mustBeGreaterThan: 0

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  select count(*) from {object} o
                  left join customer c on c.id = o.customer_id  # here
                  where c.id is null
                mustBe: 0
          - name: customers

    Bad::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  with paid as (select * from {object})
                  select count(*) from payed  # here
                mustBe: 0

    Good::

        schema:
          - name: orders
            physicalName: SALES.ORDERS_V2
            quality:
              - type: sql
                query: select count(*) from orders_v2
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: |
                  with paid as (select * from {object})
                  select count(*) from PAID
                mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object} o join raw.orders r on r.id = o.id
                mustBeGreaterThan: 0
    """
    rules = [found for found in sql_rules(contract) if found.query.problem is None and not found.unfilled]
    if not rules:
        return
    from dq_contracts.queries.datasets import KnownDatasets
    from dq_contracts.queries.resolving import unknown_tables

    datasets = KnownDatasets(contract)
    for found in rules:
        for tree in found.statements():
            for unknown in unknown_tables(tree, datasets):
                help_ = did_you_mean(unknown.name, unknown.known) or "name a dataset of the contract"
                text = f"the contract has no dataset {unknown.name!r}"
                yield Hit(text, found.place(unknown.start, unknown.end), help_)
