"""The tables of words hold together."""

import pytest

from dq_policies.personal.names import detect_name
from dq_policies.personal.tokens import words_of
from dq_policies.personal.vocabularies import VOCABULARIES
from dq_policies.personal.vocabularies.vocabulary import Vocabulary

EACH = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda each: each.language)


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
    tables = [*vocabulary.nouns.values(), *vocabulary.ambiguous.values(), vocabulary.harmless]
    phrases = [phrase for table in tables for phrase in table]
    assert sorted(set(phrases)) == sorted(phrases)


@EACH
def test_words_are_written_as_names_are_read(vocabulary: Vocabulary) -> None:
    tables = [
        *vocabulary.nouns.values(),
        *vocabulary.ambiguous.values(),
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
def test_a_country_belongs_to_a_phrase(vocabulary: Vocabulary) -> None:
    tables = [*vocabulary.nouns.values(), *vocabulary.ambiguous.values()]
    assert set(vocabulary.countries) <= {phrase for table in tables for phrase in table}
