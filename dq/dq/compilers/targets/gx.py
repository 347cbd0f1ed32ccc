"""Suites of Great Expectations as JSON, one for each dataset, written without importing GX.

They mean on pandas, with columns of Arrow's types (`dtype_backend="pyarrow"`), what `dq test` means. A
contract of one dataset is one suite, one of several a list of them.
"""

from __future__ import annotations

import json

from dq.checks.check import Check
from dq.checks.operation import Operation
from dq.compilers.column_types import declared_types
from dq.compilers.compilation import Compilation, LeftOut, checkable
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.registry import support_of
from dq.compilers.gx.suite import suite_of
from dq_contracts.model.contract import Contract
from dq_core.rules.registry import modules_of

SUPPORT = support_of({name.rpartition(".")[2]: Operation for name in modules_of("dq.checks.operations")})


def compile_contract(contract: Contract, checks: tuple[Check, ...]) -> Compilation:
    """Return the suites of a contract as JSON."""
    left: list[LeftOut] = []
    suites = []
    with_operation, unsupported = checkable(checks)
    for dataset in contract.datasets:
        own = [check for check in with_operation if check.dataset == dataset.name]
        name = contract.name or contract.id
        suite = suite_of(name, dataset.name, own, Columns(declared_types(contract, dataset)))
        suites.append(suite.content)
        left += suite.left_out
    content = suites[0] if len(suites) == 1 else suites
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    return Compilation(f"{text}\n", (*unsupported, *left), len(with_operation) + len(unsupported))
