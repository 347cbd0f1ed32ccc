"""Texts made fit to print: whatever has the form of a personal value or of a key is covered.

What a rule tells of has to be a real value; what is covered need not be: invented addresses, numbers for
tests and example keys are covered as well, since nobody loses by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.personal_signs import may_hold_secret, may_hold_value
from dq_core.record import record

_HIDDEN = "***"


@record
class Covered:
    """A stretch of a text that must not be printed, and what may be printed in its place."""

    start: int
    end: int
    shown: str


def covered_in(text: str) -> list[Covered]:
    """Return what is to be covered of a text, in its order; what overlaps is one stretch."""
    kept: list[Covered] = []
    for found in sorted(_found(text), key=lambda each: (each.start, -each.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
        elif found.end > kept[-1].end:
            kept[-1] = Covered(kept[-1].start, found.end, _HIDDEN)
    return kept


def without_values(text: str) -> str:
    """Return a text whose personal values and secrets are redacted."""
    covered = covered_in(text)
    if not covered:
        return text
    pieces: list[str] = []
    at = 0
    for found in covered:
        pieces += (text[at : found.start], found.shown)
        at = found.end
    return "".join((*pieces, text[at:]))


def _found(text: str) -> Iterator[Covered]:
    if may_hold_secret(text):
        from dq_contracts.secret_search import forms_in, secrets_in

        for secret in (*forms_in(text), *secrets_in(text)):
            yield Covered(secret.start, secret.end, _HIDDEN)
    if may_hold_value(text):
        # many texts have a word for secrets in them, and few have the signs of a value
        from dq_policies.personal.redaction import redacted
        from dq_policies.personal.written import must_be_covered, written_in

        for value in written_in(text, links=True):
            if must_be_covered(value, text):
                yield Covered(value.start, value.end, redacted(text[value.start : value.end], value.kind))
