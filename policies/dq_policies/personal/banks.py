"""Whether the number of an account is one of a bank."""

from __future__ import annotations

from collections.abc import Sequence

from dq_core.record import record
from dq_policies.personal.tokens import words_of

_BANK = frozenset(
    (
        "bank", "iban", "bic", "swift", "routing", "payment", "payments", "payroll", "payout", "payouts",
        "payee", "sepa",
    )
)  # fmt: skip


@record
class Bank:
    """That a bank is meant; `near` says that the name or its table says so, not only a neighbour."""

    near: bool
    why: str


def of_bank(before: Sequence[str], around: set[str], neighbours: Sequence[str]) -> Bank | None:
    """Return what tells that an account is one of a bank, or None."""
    near = {*before, *around} & _BANK
    if near:
        return Bank(near=True, why=f', as "{min(near)}" says')
    beside = {word for name in neighbours for word in words_of(name)} & _BANK
    return Bank(near=False, why=f', as a neighbour with "{min(beside)}" says') if beside else None
