"""Whether the number of an account is one of a bank."""

from __future__ import annotations

from dq_policies.personal.neighbours import first
from dq_policies.personal.surroundings import BEFORE, BESIDE, Context, Surroundings, Words
from dq_policies.personal.tokens import words_of

_BANK = frozenset(
    (
        "bank", "iban", "bic", "swift", "routing", "payment", "payments", "payroll", "payout", "payouts",
        "payee", "sepa",
    )
)  # fmt: skip


def of_bank(words: Words, near: Surroundings) -> Context | None:
    """Return what tells that an account is one of a bank, or None."""
    told = {*words.before, *near.words()} & _BANK
    if told:
        return Context(BEFORE, f', as "{min(told)}" says')
    beside = {word for name in first(near.neighbours) for word in words_of(name)} & _BANK
    return Context(BESIDE, f', as a neighbour with "{min(beside)}" says') if beside else None
