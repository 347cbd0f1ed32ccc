"""Rules of dbt: a test by name, or with its arguments and its `config`, or a list of tests.

The tests are those of dbt itself, of dbt_utils and of dbt_expectations. Templates are not filled in, except
for `ref` and `source` in a relationship, which name datasets of the contract.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.config import DESCRIBING, JUDGING, judged
from dq.checks.engines.dbt_tests.core import CORE
from dq.checks.engines.dbt_tests.expectations_package import DBT_EXPECTATIONS
from dq.checks.engines.dbt_tests.meaning import Test
from dq.checks.engines.dbt_tests.utils_package import DBT_UTILS
from dq.checks.engines.foreign_arguments import ForeignArguments, foreign_arguments, snake_case
from dq.checks.engines.implementation import implementation_of, read_text
from dq.checks.engines.registry import Demand
from dq.checks.obligation import Obligation
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

TESTS: dict[str, Test] = {
    **CORE,
    **{f"dbt_utils.{name}": test for name, test in DBT_UTILS.items()},
    **{f"dbt_expectations.{name}": test for name, test in DBT_EXPECTATIONS.items()},
}
"""The tests that dq checks, by their names with their packages."""

_LISTS = ("tests", "data_tests")
_NAMES = ("test_name", "test", "type")
_CONFIG = (*JUDGING, *DESCRIBING)


def demands(obligation: Obligation) -> Iterator[Demand]:
    """Yield what the tests of a rule demand."""
    yield from _of_node(implementation_of(obligation), obligation)


def _of_node(node: Node, obligation: Obligation) -> Iterator[Demand]:
    node = read_text(node)
    if isinstance(node, Scalar) and isinstance(node.value, str):
        yield from _of_test(node.value, foreign_arguments(None, obligation))
    elif isinstance(node, Sequence) and node.items:
        for item in node.items:
            yield from _of_node(item, obligation)
    elif isinstance(node, Mapping):
        yield from _of_mapping(node, obligation)
    else:
        raise UnsupportedError("the implementation is no test with its name")


def _of_mapping(node: Mapping, obligation: Obligation) -> Iterator[Demand]:
    keys = list(node)
    named = [name for name in _NAMES if name in node]
    if len(keys) == 1 and keys[0] in _LISTS:
        yield from _of_node(node.values[keys[0]], obligation)
    elif len(named) == 1:
        name = node.values[named[0]]
        if not isinstance(name, Scalar) or not isinstance(name.value, str):
            raise UnsupportedError(f"{named[0]!r} is no name of a test")
        yield from _of_test(name.value, foreign_arguments(_without(node, named[0]), obligation))
    elif len(keys) == 1:
        yield from _of_test(keys[0], foreign_arguments(node.values[keys[0]], obligation))
    else:
        raise UnsupportedError("the implementation is no test with its name and its arguments")


def _of_test(name: str, given: ForeignArguments) -> Iterator[Demand]:
    test = TESTS.get(_known(name))
    if test is None:
        raise UnsupportedError(
            f"{name!r} is no test that dq checks; {did_you_mean(name, TESTS)}".rstrip("; ")
        )
    arguments, config = _divided(given)
    if not name.startswith("dbt_expectations."):
        config.refuse("is an argument of dbt_expectations only; use 'where'", "row_condition")
    meaning = test(arguments)
    found = list(judged(meaning, config))
    arguments.finish()
    config.finish()
    yield from found


def _known(name: str) -> str:
    package, _, test = name.rpartition(".")
    return f"{package}.{snake_case(test)}" if package and package != "dbt" else snake_case(test)


def _divided(given: ForeignArguments) -> tuple[ForeignArguments, ForeignArguments]:
    """Return the arguments of a test and its configuration, however the two are nested."""
    nested, config = given.given("arguments"), given.given("config")
    flat = _without(given.node, "arguments", "config")
    own = {key: flat.values[key] for key in flat if key in _CONFIG}
    rest = _without(flat, *own)
    arguments = _joined(rest, nested)
    configuration = _joined(_only(flat, own), config)
    return (
        foreign_arguments(arguments, given.obligation),
        foreign_arguments(configuration, given.obligation),
    )


def _joined(one: Mapping, other: Node | None) -> Mapping:
    if other is None:
        return one
    if not isinstance(other, Mapping):
        raise UnsupportedError("'arguments' and 'config' must be mappings")
    twice = [key for key in other if key in one]
    if twice:
        raise UnsupportedError(f"{twice[0]!r} is given twice")
    joined = Mapping(one.source, one.start, one.end)
    joined.keys = {**one.keys, **other.keys}
    joined.values = {**one.values, **other.values}
    return joined


def _without(node: Mapping, *names: str) -> Mapping:
    return _only(node, [key for key in node if key not in names])


def _only(node: Mapping, names: Collection[str]) -> Mapping:
    kept = Mapping(node.source, node.start, node.end)
    kept.keys = {key: value for key, value in node.keys.items() if key in names}
    kept.values = {key: value for key, value in node.values.items() if key in names}
    return kept
