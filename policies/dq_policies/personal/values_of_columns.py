"""What personal data a column holds, judged by a sample of its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb

from dq_core.record import record
from dq_core.types import Type
from dq_policies.personal.detectors import Detector, of_phones, of_values
from dq_policies.personal.kinds import KINDS, Kind, Tier, can_hold
from dq_policies.personal.redaction import redacted
from dq_policies.personal.values import card_number, email, iban, national_identifiers, phone

LEAST_DISTINCT = 8
LEAST_RATE = 0.6
_MOST_DISTINCT = 500
_LONGEST = 4096
_FIRST_LOOK = 40
_HOPELESS = 0.3
_NUMERIC = frozenset(("integer", "number", "decimal", "float"))
_GIVEN_BY_STATES: frozenset[Kind | None] = frozenset(("GOVERNMENT_ID", "TAX_ID"))
_BEFORE_NUMBERS = ("00", "+")


@record
class ValueEvidence:
    """Personal data that values tell of.

    `rate` is the share of the distinct values that are of the kind, of `distinct` looked at. `example` is one
    of them, redacted. `words` name what was found, `country` is its ISO 3166 code, or empty. `checked` says
    that a checksum speaks for it.
    """

    kind: Kind
    tier: Tier
    rate: float
    distinct: int
    example: str
    words: str = ""
    confidence: float = 0.0
    country: str = ""
    checked: bool = False


def detect_values(
    values: Iterable[object],
    *,
    type: Type | None = None,  # noqa: A002 - the word of the field
    hint: Kind | None = None,
    regions: Sequence[str] = (),
    least_rate: float = LEAST_RATE,
    least_distinct: int = LEAST_DISTINCT,
) -> ValueEvidence | None:
    """Return the kind of personal data that most distinct values are of, or None.

    Only texts and whole numbers are looked at; NULL does not count, any other value counts as none of the
    kinds. Fewer than 8 distinct values say nothing, and 60 % of them must be of one kind, more of them than
    chance explains. At most 500 distinct values are looked at. `hint` is the kind that the name of the column
    tells of: numbers without signs are telephone numbers only with it, by the plans of `regions` (ISO 3166).
    Never raises.
    """
    texts = distinct_texts(values)
    if len(texts) < least_distinct:
        return None
    numeric = type is not None and type.kind in _NUMERIC
    wanted = [
        *of_values(named=hint in _GIVEN_BY_STATES),
        *(of_phones(tuple(regions) if hint == "PHONE" else ()) if not numeric or hint == "PHONE" else ()),
    ]
    found = (_evidence(each, texts, least_rate) for each in wanted if can_hold(type, each.kind))
    return max(filter(None, found), key=_weight, default=None)


def distinct_texts(values: Iterable[object]) -> list[str]:
    """Return the distinct values as texts in their order, without NULL, at most 500."""
    texts: dict[str, None] = {}
    for value in values:
        if value is not None:
            texts.setdefault(_text(value))
        if len(texts) == _MOST_DISTINCT:
            break
    return list(texts)


def is_personal_text(text: str) -> bool:
    """Say whether one text by itself reaches a person: address, telephone, card or account number."""
    if email.matches(text) or card_number.matches(text) or iban.matches(text):
        return True
    return text.startswith(_BEFORE_NUMBERS) and phone.matches("+" + text.removeprefix("00").removeprefix("+"))


def _weight(evidence: ValueEvidence) -> tuple[float, float]:
    return round(evidence.rate, 1) * evidence.confidence, evidence.rate


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip() if len(value) <= _LONGEST else value[:_LONGEST]
    # a whole number of many digits is no number of a card, and too long for Python to write
    few = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**20
    return str(value) if few else f"{value.__class__.__name__} {id(value)}"


def _evidence(detector: Detector, texts: Sequence[str], least_rate: float) -> ValueEvidence | None:
    first = texts[:_FIRST_LOOK]
    if sum(map(detector.form, first)) < _HOPELESS * len(first):
        return None
    formed = [text for text in texts if detector.form(text)]
    if len(formed) < least_rate * len(texts):
        return None
    first = formed[:_FIRST_LOOK]
    if sum(map(detector.check, first)) < _HOPELESS * len(first):
        return None
    matching = [text for text in formed if detector.check(text)]
    if not _counts(detector, formed, matching, texts) or len(matching) < least_rate * len(texts):
        return None
    return ValueEvidence(
        detector.kind,
        KINDS[detector.kind].tier,
        len(matching) / len(texts),
        len(texts),
        redacted(min(matching), detector.kind),
        detector.words,
        detector.confidence,
        detector.country,
        detector.checked,
    )


def _counts(detector: Detector, formed: Sequence[str], matching: Sequence[str], texts: Sequence[str]) -> bool:
    if len(matching) < detector.least * len(formed):
        return False
    if by_chance(len(matching), len(formed), detector.chance) > detector.unlikely:
        return False
    if detector.country == "GB" and national_identifiers.is_of_books(texts):
        return False
    return detector.are(matching)


def by_chance(right: int, of: int, chance: float) -> float:
    """Return how likely so many of some independent texts, or more, are right by chance (binomial)."""
    return sum(
        comb(of, count) * chance**count * (1 - chance) ** (of - count) for count in range(right, of + 1)
    )
