"""The check `schema` of SodaCL: columns that must be there, must not be there, or have a type."""

from __future__ import annotations

from collections.abc import Iterator

from dq.checks.data import UnsupportedError
from dq.checks.engines.expectations.tables import type_check
from dq.checks.engines.foreign_arguments import ForeignArguments, foreign_arguments, names_of
from dq.checks.engines.registry import Demand
from dq.checks.operation import SchemaOperation
from dq.checks.operations.column_list import ColumnList
from dq.checks.operations.forbidden_columns import ForbiddenColumns
from dq_core.finding import Severity
from dq_core.yaml.tree import Mapping, Scalar

_WILDCARDS = ("*", "%", "?")
_MISSING, _FORBIDDEN = "when_required_column_missing", "when_forbidden_column_present"
_TYPE = "when_wrong_column_type"


def schema_demands(given: ForeignArguments) -> Iterator[Demand]:
    """Yield what `fail` and `warn` demand of the columns. Raises UnsupportedError."""
    levels: tuple[tuple[str, Severity | None], ...] = (("fail", None), ("warn", "warning"))
    found = False
    for level, severity in levels:
        node = given.given(level)
        if node is None:
            continue
        inner = foreign_arguments(node, given.obligation)
        for operation in _operations(inner):
            found = True
            yield Demand(operation, severity=severity)
        inner.finish()
    if not found:
        raise UnsupportedError("the check 'schema' demands nothing")


def _operations(given: ForeignArguments) -> Iterator[SchemaOperation]:
    known = names_of(given.obligation)
    if given.given(_MISSING) is not None:
        yield ColumnList("", tuple(known.get(name, name) for name in _names(given, _MISSING)), others=True)
    if given.given(_FORBIDDEN) is not None:
        yield ForbiddenColumns("", _names(given, _FORBIDDEN))
    types = given.given(_TYPE)
    if isinstance(types, Mapping):
        for name, node in types.values.items():
            yield type_check(given.resolved(name), str(node.value if isinstance(node, Scalar) else ""))
    elif types is not None:
        raise UnsupportedError(f"{_TYPE!r} is no mapping of columns to types")


def _names(given: ForeignArguments, argument: str) -> tuple[str, ...]:
    names = given.texts(argument)
    for name in names:
        if any(sign in name for sign in _WILDCARDS):
            raise UnsupportedError(f"names of columns with wildcards, such as {name!r}, are not read")
    return names
