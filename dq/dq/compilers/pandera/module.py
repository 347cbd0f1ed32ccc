"""A contract as the text of a Python module with one schema for each dataset."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dq.checks.check import Check
from dq.checks.operation import SetOperation
from dq.compilers.compilation import Compilation, checkable
from dq.compilers.pandera.backend import Backend
from dq.compilers.pandera.import_block import import_block
from dq.compilers.pandera.layout import Code, Pairs, laid_out
from dq.compilers.pandera.library import Import, library, names_in
from dq.compilers.pandera.literals import text_of
from dq.compilers.pandera.naming import identifiers
from dq.compilers.pandera.phrase import Context
from dq.compilers.pandera.schemas import schema_code, schema_of
from dq_contracts.model.contract import Contract
from dq_core.rules.registry import load

_INTRODUCTION = """Checks of a data contract as Pandera schemas for {name}.

Each schema is named after its dataset. `orders.validate(frame, lazy=True)` raises
SchemaErrors, whose checks bear the keys of the contract's rules; `counts` and `measured`
have the figures of every check afterwards, also of those that passed.

{reading}
A value that is NULL passes every rule that does not ask for it. Patterns are those of RE2
and are searched for in the text.
"""
_MOMENTS = ("date", "datetime", "time", "timedelta")


def compiled(contract: Contract, checks: tuple[Check, ...], backend: Backend) -> Compilation:
    """Return the module for some checks of a contract, and the checks that it cannot say."""
    load(["dq.compilers.pandera.operations"])
    sayable, left_out = checkable(checks)
    names = _names(contract, backend)
    references = reference_names(sayable)
    declarations: list[str] = []
    for dataset in contract.datasets:
        own = [check for check in sayable if check.dataset == dataset.name]
        context = Context(
            {column.physical_name: column.logical_type or "" for column in dataset.columns}, references
        )
        schema = schema_of(own, backend, context)
        left_out += schema.left_out
        declarations.append(_assigned(names[dataset.name], schema_code(dataset, schema, backend)))
    declarations.append(_assigned("SCHEMAS", Pairs(tuple((text_of(k), v) for k, v in names.items()))))
    text = _module(contract, declarations, backend)
    total = len(sayable) + len(
        [check for check in checks if check.operation is None and not check.documented]
    )
    return Compilation(text, tuple(left_out), total)


def reference_names(checks: Iterable[Check]) -> dict[tuple[str, str], str]:
    """Return the names under which a module looks for the data that its foreign keys refer to.

    It is the dataset's own name, followed by a number where two contracts have one of this name.
    """
    found: dict[tuple[str, str], str] = {}
    for check in checks:
        others = check.operation.others() if isinstance(check.operation, SetOperation) else ()
        for key in others:
            if key not in found:
                same = sum(name == key[1] for _, name in found)
                found[key] = key[1] if not same else f"{key[1]} {same + 1}"
    return found


def _names(contract: Contract, backend: Backend) -> dict[str, str]:
    taken = (*library(backend.sources).names, *_MOMENTS, "Decimal", "Column", "SCHEMAS", "annotations")
    return identifiers((dataset.name for dataset in contract.datasets), taken)


def _assigned(name: str, code: Code) -> str:
    return f"{name} = {laid_out(code, 0, len(name) + 3)}"


def _module(contract: Contract, declarations: Sequence[str], backend: Backend) -> str:
    used = names_in(ast.parse("\n".join(declarations)))
    pieces, imports = library(backend.sources).needed([*used, "FAILURE_CASES"])
    more = [Import(name, "datetime", name) for name in _MOMENTS if name in used]
    more += [Import("Decimal", "decimal", "Decimal")] if "Decimal" in used else []
    more += [Import(name, backend.module, name) for name in ("Column", "DataFrameSchema") if name in used]
    version = getattr(contract.node.node("version"), "text", "")
    facts = [f"CONTRACT = {text_of(contract.name or contract.id or '')}", f"VERSION = {text_of(version)}"]
    introduction = _INTRODUCTION.format(name=backend.name, reading=backend.reading)
    texts = [import_block([*imports, *more]), *(piece.text for piece in pieces), *facts, *declarations]
    return f'"""{introduction}"""\n\nfrom __future__ import annotations\n\n{_joined(texts)}\n'


def _joined(texts: Sequence[str]) -> str:
    """Return statements with as many lines between them as ruff puts there."""
    found = texts[0]
    for before, text in pairwise(texts):
        blocks = any(part.startswith(("def ", "class ", "@")) for part in (before, text))
        found += ("\n\n\n" if blocks else "\n\n") + text
    return found
