"""What a contract became: the text for the target, and the checks that are not in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dq.checks.check import Check


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A check that the target cannot say, and why."""

    check: Check
    reason: str


@dataclass(frozen=True, slots=True)
class Compilation:
    """A contract as the text of a target.

    `checks` is how many checks of data the contract has, whether or not they are in the text; promises to
    people are none of them. Those not in the text are `left_out`.
    """

    text: str
    left_out: tuple[LeftOut, ...] = ()
    checks: int = 0

    @property
    def compiled(self) -> int:
        """How many checks are in the text."""
        return self.checks - len(self.left_out)


def checkable(checks: Iterable[Check]) -> tuple[list[Check], list[LeftOut]]:
    """Part the checks of data into those with an operation, and those that nothing can check.

    Promises to people are in neither.
    """
    with_operation: list[Check] = []
    left_out: list[LeftOut] = []
    for check in checks:
        if check.operation is not None and not check.unsupported:
            with_operation.append(check)
        elif not check.documented:
            left_out.append(LeftOut(check, check.unsupported))
    return with_operation, left_out
