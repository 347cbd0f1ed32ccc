"""Operators with their numbers, and rules of the contract that bear them."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from tests.checks.generated.chance import flag
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


def operator_of(
    chance: Random, *, percent: bool = True, numbers: tuple[int | Decimal, ...] = COUNTS
) -> Operator:
    """Return an operator with its numbers, as a percentage or not."""
    name = chance.choice(NAMES)
    pair = tuple(sorted(chance.choices(numbers, k=2)))
    return Operator(name, pair if "Between" in name else pair[:1], percent and flag(chance))


def maybe_operator(chance: Random) -> Operator | None:
    return operator_of(chance) if flag(chance) else None


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
