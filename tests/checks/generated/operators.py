"""Operators with their numbers, and rules of the contract that bear them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import hypothesis.strategies as st

from tests.checks.reference import Operator

NAMES = ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan"]
NAMES += ["mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"]
_THIRD = Decimal("33." + "3" * 40)
COUNTS: tuple[int | Decimal, ...] = (
    0,
    1,
    2,
    3,
    20,
    25,
    Decimal("33.3"),
    Decimal("33.34"),
    50,
    Decimal("0.5"),
    100,
    -1,
    _THIRD,
)
MEASURES: tuple[int | Decimal, ...] = (
    *COUNTS[:4],
    Decimal("0.1"),
    Decimal("-0.1"),
    -1,
    2**53,
    2**53 + 1,
    2**63,
    Decimal("1.5"),
)


@cache
def operators(
    *, percent: bool = True, optional: bool = False, numbers: tuple[int | Decimal, ...] = COUNTS
) -> st.SearchStrategy[Any]:
    """Return operators with their numbers; None among them where they are optional."""
    number = st.sampled_from(numbers)
    pairs = st.tuples(number, number).map(lambda pair: tuple(sorted(pair)))
    found = st.builds(
        lambda name, pair, share: Operator(name, pair if "Between" in name else pair[:1], share),
        st.sampled_from(NAMES),
        pairs,
        st.booleans() if percent else st.just(value=False),
    )
    return st.none() | found if optional else found


def stated(operator: Operator | None) -> dict[str, Any]:
    """Return the keys of a rule that state an operator."""
    if operator is None:
        return {}
    numbers = list(operator.numbers) if "Between" in operator.name else operator.numbers[0]
    return {operator.name: numbers} | ({"unit": "percent"} if operator.percent else {})


def metric(name: str, operator: Operator, identity: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return a rule of the standard's library."""
    rule = {"id": identity, "metric": name, **stated(operator)}
    return {**rule, "arguments": arguments} if arguments else rule


def custom(check: str, identity: str, arguments: dict[str, Any], operator: Operator | None) -> dict[str, Any]:
    """Return a rule of the engine dq."""
    implementation = {"check": check, **arguments, **stated(operator)}
    return {"id": identity, "type": "custom", "engine": "dq", "implementation": implementation}
