"""Suites of Great Expectations for databases: each check is a query for the rows that violate it.

They hold what has no exact expectation on pandas, such as foreign keys, and do not run there: GX runs SQL on
databases only. The dialect is that of the contract's server.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial

from dq.checks.check import Check
from dq.checks.operation import SetOperation
from dq.compilers.column_types import declared_types
from dq.compilers.compilation import Compilation, LeftOut, checkable
from dq.compilers.gx.expectation import Expectation
from dq.compilers.gx.sql_rows import EXACT_DIALECTS, PORTABLE, Tables, violating_rows
from dq.compilers.gx.suite import suite_by
from dq.compilers.support import rewritten, unsupported
from dq_contracts.model.contract import Contract
from dq_core.rules.registry import modules_of
from dq_core.types import Type

_KINDS = [name.rpartition(".")[2] for name in modules_of("dq.checks.operations")]
SUPPORT = {
    kind: rewritten("as SQL, where no function of DuckDB alone is needed and no number of rows is allowed")
    if kind in PORTABLE
    else unsupported("its SQL is not the same in every database")
    for kind in _KINDS
}
_SAME = {"postgresql": "postgres", "athena": "trino", "presto": "trino"}


def compile_contract(contract: Contract, checks: tuple[Check, ...]) -> Compilation:
    """Return the suites of a contract as JSON."""
    with_operation, nobody = checkable(checks)
    others = dict(_others(with_operation, contract))
    left: list[LeftOut] = [*nobody]
    suites = []
    for dataset in contract.datasets:
        tables = Tables(_dialect(contract), declared_types(contract, dataset), others)
        own = [check for check in with_operation if check.dataset == dataset.name]
        name = contract.name or contract.id
        suite = suite_by(name, dataset.name, own, partial(_made_of, tables))
        suites.append(suite.content)
        left += suite.left_out
    content = suites[0] if len(suites) == 1 else suites
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    return Compilation(f"{text}\n", tuple(left), len(with_operation) + len(nobody))


def _made_of(tables: Tables, check: Check) -> list[Expectation]:
    return [violating_rows(check, tables)]


def _dialect(contract: Contract) -> str:
    """Return the dialect of the first server that is a database with exact texts, else PostgreSQL's."""
    names = [_SAME.get(server.type, server.type) for server in contract.servers]
    return next((name for name in names if name in EXACT_DIALECTS), "postgres")


def _others(
    checks: Iterable[Check], contract: Contract
) -> Iterable[tuple[tuple[str, str], tuple[str, Mapping[str, Type]]]]:
    for check in checks:
        operation = check.operation
        for path, name in operation.others() if isinstance(operation, SetOperation) else ():
            dataset = contract.dataset(name) if path == contract.source.path else None
            if dataset is not None:
                yield (path, name), (dataset.physical_name, declared_types(contract, dataset))
