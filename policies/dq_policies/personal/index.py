"""All vocabularies as the tables that names are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dq_core.record import record
from dq_policies.personal.kinds import Kind
from dq_policies.personal.tokens import singulars, words_of
from dq_policies.personal.vocabularies import VOCABULARIES
from dq_policies.personal.vocabularies.vocabulary import Vocabulary


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


@record
class Index:
    """Phrases without their spaces, because names write them apart and together."""

    nouns: dict[str, Noun]
    persons: dict[str, str]
    after: frozenset[str]
    before: frozenset[str]
    negating: frozenset[str]

    def noun(self, words: Iterable[str]) -> Noun | None:
        """Return what words mean together, in the singular or the plural."""
        joined = "".join(words)
        found = (self.nouns.get(form) for form in singulars(joined))
        return next((noun for noun in found if noun), None)

    def person(self, word: str) -> str:
        """Return the word for a person that a word is, in the singular or the plural, or nothing."""
        return next((form for form in singulars(word) if form in self.persons), "")


@cache
def index() -> Index:
    """Return the tables of all languages; where two of them differ, the earlier language wins."""
    nouns: dict[str, Noun] = {}
    for make in (_named, _of_persons):
        for vocabulary in VOCABULARIES:
            for noun in make(vocabulary):
                nouns.setdefault(noun.person + _joined(noun.phrase), noun)
    persons = {_joined(word): word for each in VOCABULARIES for word in each.persons}
    return Index(
        nouns,
        persons,
        _all(each.after for each in VOCABULARIES),
        _all(each.before for each in VOCABULARIES),
        _all(each.negating for each in VOCABULARIES),
    )


def _named(vocabulary: Vocabulary) -> Iterator[Noun]:
    language, countries = vocabulary.language, vocabulary.countries
    for phrase in vocabulary.harmless:
        yield Noun(None, phrase, language)
    for kind, phrases in vocabulary.nouns.items():
        for phrase in phrases:
            yield Noun(kind, phrase, language, country=countries.get(phrase, ""))
    for kind, phrases in vocabulary.ambiguous.items():
        for phrase in phrases:
            yield Noun(kind, phrase, language, ambiguous=True, alone=phrase in vocabulary.alone)


def _of_persons(vocabulary: Vocabulary) -> Iterator[Noun]:
    """Yield each ambiguous noun behind each person, for names that write both as one word."""
    for kind, phrases in vocabulary.ambiguous.items():
        for phrase in phrases:
            for person in vocabulary.persons:
                yield Noun(kind, phrase, vocabulary.language, ambiguous=True, person=_joined(person))


def _all(tables: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(_joined(phrase) for table in tables for phrase in table)


def _joined(phrase: str) -> str:
    """Return a phrase as the words of a name are joined, which have no digits."""
    return "".join(words_of(phrase))
