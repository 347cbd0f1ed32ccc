"""What a phrase of a vocabulary means."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.record import record
from dq_policies.personal.kinds import Kind
from dq_policies.personal.vocabularies.vocabulary import Scope, Vocabulary

_MOSTLY: frozenset[Kind] = frozenset(
    (
        "EMAIL", "PHONE", "USERNAME", "STREET_ADDRESS", "POSTAL_CODE", "LOCALITY", "GEO", "AGE", "GENDER",
        "ETHNICITY", "DATE_OF_BIRTH", "NATIONALITY", "CREDENTIAL", "SALARY", "RELIGION", "POLITICS",
        "CRIMINAL_RECORD",
    )
)  # fmt: skip
"""Kinds whose ambiguous phrases are mostly personal where nothing is known around them."""


@record
class Noun:
    """What one phrase means; `kind` is None where it means nothing personal."""

    kind: Kind | None
    phrase: str
    language: str
    ambiguous: bool = False
    alone: bool = False
    """Whether an ambiguous phrase counts where nothing stands before it."""
    person: str = ""
    """The person whose word is glued before the noun, as in `kundenname`."""
    country: str = ""
    scope: Scope | None = None
    """Where it counts only."""
    confusable: bool = False
    """Whether only words of its own language around it make it count."""
    moment: bool = False
    """Whether its values are dates though its kind has none."""
    others: tuple[str, ...] = ()
    """Other languages that have an ambiguous phrase in the same meaning."""
    bare: bool = False
    """Whether an ambiguous phrase is mostly personal where nothing is known around it."""


def nouns_of(vocabulary: Vocabulary) -> Iterator[Noun]:
    """Yield what the phrases of a language mean; of two that are written alike the first counts."""
    language, countries = vocabulary.language, vocabulary.countries
    for phrase in vocabulary.harmless:
        yield Noun(None, phrase, language)
    for kind, phrases in vocabulary.nouns.items():
        for phrase in phrases:
            moment = phrase in vocabulary.moments
            yield Noun(kind, phrase, language, country=countries.get(phrase, ""), moment=moment)
    for kind, phrases in vocabulary.ambiguous.items():
        for phrase in phrases:
            yield _ambiguous(vocabulary, kind, phrase)
    for scope, kinds in vocabulary.within.items():
        for kind, phrases in kinds.items():
            for phrase in phrases:
                yield _ambiguous(vocabulary, kind, phrase, scope)


def _ambiguous(vocabulary: Vocabulary, kind: Kind, phrase: str, scope: Scope | None = None) -> Noun:
    return Noun(
        kind,
        phrase,
        vocabulary.language,
        ambiguous=True,
        alone=phrase in vocabulary.alone,
        scope=scope,
        confusable=phrase in vocabulary.confusable,
        moment=phrase in vocabulary.moments,
        bare=phrase in vocabulary.bare or (not scope and kind in _MOSTLY and phrase not in vocabulary.vague),
    )
