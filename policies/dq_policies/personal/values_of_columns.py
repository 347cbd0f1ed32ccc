"""What personal data a column holds, judged by a sample of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dq_core.record import record
from dq_core.types import Type
from dq_policies.personal.kinds import KINDS, Kind, Tier, can_hold
from dq_policies.personal.redaction import redacted
from dq_policies.personal.values import card_number, email, iban, ip, mac, phone

_LEAST_DISTINCT = 8
_LEAST_RATE = 0.6
_DETECTORS: Mapping[Kind, Callable[[str], bool]] = {
    "EMAIL": email.matches,
    "IBAN": iban.matches,
    "CARD_NUMBER": card_number.matches,
    "MAC": mac.matches,
    "IP": ip.matches,
    "PHONE": phone.matches,
}


@record
class ValueEvidence:
    """Personal data that values tell of.

    `rate` is the part of the distinct values that are of the kind, of `distinct` looked at. `example` is one
    of them, redacted.
    """

    kind: Kind
    tier: Tier
    rate: float
    distinct: int
    example: str


def detect_values(values: Iterable[object], *, type: Type | None = None) -> ValueEvidence | None:  # noqa: A002
    """Return the kind of personal data that most distinct values are of, or None.

    Only texts and whole numbers are looked at; NULL does not count, any other value counts as none of the
    kinds. Fewer than 8 distinct values say nothing, and 60 % of them must be of one kind. Never raises.
    """
    distinct = {_text(value) for value in values if value is not None}
    if len(distinct) < _LEAST_DISTINCT:
        return None
    found = (_evidence(kind, distinct) for kind in _DETECTORS if can_hold(type, kind))
    return max(filter(None, found), key=lambda evidence: evidence.rate, default=None)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    # a whole number of many digits is no number of a card, and too long for Python to write
    few = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**20
    return str(value) if few else f"{value.__class__.__name__} {id(value)}"


def _evidence(kind: Kind, distinct: set[str]) -> ValueEvidence | None:
    matching = sorted(text for text in distinct if _DETECTORS[kind](text))
    rate = len(matching) / len(distinct)
    if rate < _LEAST_RATE:
        return None
    return ValueEvidence(kind, KINDS[kind].tier, rate, len(distinct), redacted(matching[0], kind))
