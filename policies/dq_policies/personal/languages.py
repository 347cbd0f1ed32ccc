"""Which language the names of columns are in, for words that several languages have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dq_policies.personal.index import index
from dq_policies.personal.neighbours import first
from dq_policies.personal.nouns import Noun
from dq_policies.personal.tokens import words_of


def is_word(noun: Noun, neighbours: Sequence[str]) -> bool:
    """Say whether a word that other languages have as well is one of its own where it stands."""
    return not noun.confusable or any(speak(each, neighbours) for each in (noun.language, *noun.others))


def speak(language: str, neighbours: Sequence[str]) -> bool:
    """Say whether two neighbours are words of one language, so that a word of several is of that as well."""
    if language == "English":
        return False
    return sum(language in _languages(name) for name in first(neighbours)) > 1


@lru_cache(maxsize=65536)
def _languages(name: str) -> tuple[str, ...]:
    noun = index().noun([word for word in words_of(name) if len(word) > 1])
    return (noun.language, *noun.others) if noun and not noun.confusable else ()
