"""All vocabularies as the tables that names are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from dq_core.record import changed, record
from dq_policies.personal.nouns import Noun, nouns_of
from dq_policies.personal.tokens import singulars, words_of
from dq_policies.personal.vocabularies import VOCABULARIES
from dq_policies.personal.vocabularies.vocabulary import Subject

_LEAST_OF_PERSON, _LEAST_OF_NOUN, _LEAST_GLUED = 3, 2, 7


@record
class Index:
    """Phrases without their spaces, because names write them apart and together."""

    nouns: dict[str, Noun]
    persons: dict[str, str]
    subjects: dict[str, Subject]
    languages: dict[str, frozenset[str]]
    """In which languages a word for a person or a place is one."""
    places: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    negating: frozenset[str]

    def noun(self, words: Sequence[str]) -> Noun | None:
        """Return what words mean together, in the singular or the plural."""
        joined = "".join(words)
        if found := self.nouns.get(joined):
            return found
        for form in singulars(joined) if joined[-1:] in "sn" else ():
            if found := self.nouns.get(form):
                return found
        return self._glued(joined) if len(words) == 1 else None

    def _glued(self, word: str) -> Noun | None:
        """Return the ambiguous noun behind a person, where both are written as one word."""
        for end in range(_LEAST_OF_PERSON, len(word) - _LEAST_OF_NOUN + 1):
            person = word[:end]
            if person not in self.persons:
                continue
            noun = next((self.nouns[form] for form in singulars(word[end:]) if form in self.nouns), None)
            if noun and noun.ambiguous and noun.scope is None and self.speaks(person, noun):
                return changed(noun, person=person, alone=False)
        return None

    def parts(self, word: str) -> tuple[str, ...]:
        """Return a word for a person, a delivery or of no weight apart from a noun glued to it: `shipcity`.

        An ambiguous noun behind a person stays where it is, for `noun` to find.
        """
        if len(word) < _LEAST_GLUED or word in self.nouns or self.person(word):
            return (word,)
        for end in range(_LEAST_OF_PERSON, len(word) - _LEAST_OF_PERSON + 1):
            found, front = self.nouns.get(word[end:]), word[:end]
            if found is None or found.kind is None:
                continue
            if front in self.persons and found.ambiguous:
                break
            if front in self.persons or front in self.places or front in self.before:
                return front, word[end:]
        return (word,)

    def person(self, word: str) -> str:
        """Return the word for a person that a word is, in the singular or the plural, or nothing."""
        return next((form for form in singulars(word) if form in self.persons), "")

    def subject(self, word: str) -> Subject | None:
        """Return what a word for the rows of a table says of them, or None; a word for a person is none."""
        return next((self.subjects[form] for form in singulars(word) if form in self.subjects), None)

    def speaks(self, word: str, noun: Noun) -> bool:
        """Say whether a person or place may stand with a noun: in its language, if others know the word."""
        known = self.languages.get(word, frozenset())
        return not noun.confusable or not known.isdisjoint((noun.language, *noun.others))


@cache
def index() -> Index:
    """Return the tables of all languages; where two of them differ, the earlier language wins."""
    nouns: dict[str, Noun] = {}
    for vocabulary in VOCABULARIES:
        for noun in nouns_of(vocabulary):
            joined = _joined(noun.phrase)
            nouns[joined] = _shared(nouns[joined], noun) if joined in nouns else noun
    return Index(
        nouns,
        {_joined(word): word for each in VOCABULARIES for word in each.persons},
        _subjects(),
        _languages(),
        _all(each.places for each in VOCABULARIES),
        _all(each.after for each in VOCABULARIES),
        _all(each.before for each in VOCABULARIES),
        _all(each.negating for each in VOCABULARIES),
    )


def _shared(known: Noun, noun: Noun) -> Noun:
    """Return what is known of a phrase, with another language that means the same by it."""
    if not (known.confusable and noun.ambiguous and known.kind == noun.kind):
        return known
    return changed(known, others=(*known.others, noun.language))


def _subjects() -> dict[str, Subject]:
    subjects: dict[str, Subject] = {}
    for vocabulary in VOCABULARIES:
        for subject, words in vocabulary.subjects.items():
            for word in words:
                subjects.setdefault(_joined(word), subject)
    return subjects


def _languages() -> dict[str, frozenset[str]]:
    languages: dict[str, frozenset[str]] = {}
    for each in VOCABULARIES:
        for word in (*each.persons, *each.places):
            joined = _joined(word)
            languages[joined] = languages.get(joined, frozenset()) | {each.language}
    return languages


def _all(tables: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(_joined(phrase) for table in tables for phrase in table)


def _joined(phrase: str) -> str:
    """Return a phrase as the words of a name are joined, which have no digits."""
    letters = phrase.replace(" ", "")
    return letters if letters.isalpha() else "".join(words_of(phrase))
