"""What an ambiguous word is taken for where nothing is known around it: neither table nor neighbours.

The likelier reading over all tables that have such a column wins, as `Noun.bare` says it: a bare `zip_code`
is a postal code of somebody, a bare `name` may be of anything.
"""

from __future__ import annotations

from dq_core.types import Type
from dq_policies.personal.context import weighty_words
from dq_policies.personal.index import index
from dq_policies.personal.nouns import Noun
from dq_policies.personal.places import LIGHT
from dq_policies.personal.surroundings import BESIDE, Context, Surroundings, Words
from dq_policies.personal.tokens import words_of

_NUMBERS = frozenset(("number", "integer", "decimal", "float"))


def read_bare(noun: Noun, words: Words, type_: Type | None, near: Surroundings) -> Context | None:
    """Return that a word is personal by itself, or None; where anything is known around it, always None."""
    if near.table or near.neighbours or not noun.bare or _tells(near):
        return None
    if noun.person or weighty_words(words.before, noun, near, index()) or _is_key(noun, type_):
        return None
    return Context(BESIDE, ", as it mostly does where nothing is known around it")


def _tells(near: Surroundings) -> bool:
    """Say whether an object around a word says whose it is; one of addresses says nothing."""
    return bool(near.told()) and not LIGHT.issuperset(words_of(near.outer[0]))


def _is_key(noun: Noun, type_: Type | None) -> bool:
    """Say whether a number stands where the name of a place would, so that it points to one."""
    return noun.kind == "LOCALITY" and type_ is not None and type_.kind in _NUMBERS
