"""The tables of words hold together."""

import pytest

from dq_policies.personal.names import detect_name
from dq_policies.personal.tokens import words_of
from dq_policies.personal.vocabularies import VOCABULARIES
from dq_policies.personal.vocabularies.vocabulary import Vocabulary

EACH = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda each: each.language)


def _phrases(vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    scoped = [phrases for kinds in vocabulary.within.values() for phrases in kinds.values()]
    return [*vocabulary.nouns.values(), *vocabulary.ambiguous.values(), *scoped]


@EACH
def test_each_noun_is_found_as_its_kind(vocabulary: Vocabulary) -> None:
    """Another language may have said first that a word is ambiguous; none says it is of another kind."""
    for kind, phrases in vocabulary.nouns.items():
        for phrase in phrases:
            found = detect_name(phrase.replace(" ", "_"), type=None, table="clients")
            assert found is not None, phrase
            assert found.kind == kind, (phrase, found)


@EACH
def test_no_phrase_stands_twice(vocabulary: Vocabulary) -> None:
    tables = [*_phrases(vocabulary), vocabulary.harmless]
    phrases = [phrase for table in tables for phrase in table]
    assert sorted(set(phrases)) == sorted(phrases)


@EACH
def test_words_are_written_as_names_are_read(vocabulary: Vocabulary) -> None:
    tables = [
        *_phrases(vocabulary),
        *vocabulary.subjects.values(),
        vocabulary.places,
        vocabulary.persons,
        vocabulary.harmless,
        vocabulary.after,
        vocabulary.before,
        vocabulary.negating,
    ]
    for phrase in (phrase for table in tables for phrase in table):
        letters = "".join(letter for letter in phrase if not letter.isdigit())
        assert list(words_of(phrase)) == letters.split(), phrase


@EACH
def test_what_is_said_of_a_phrase_belongs_to_one(vocabulary: Vocabulary) -> None:
    known = {phrase for table in _phrases(vocabulary) for phrase in table}
    assert set(vocabulary.countries) <= known
    assert set(vocabulary.moments) <= known
    assert set(vocabulary.confusable) <= known
    assert set(vocabulary.alone) <= known
