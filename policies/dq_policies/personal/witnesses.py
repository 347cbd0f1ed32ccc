"""What the other columns of a table make of an ambiguous word: there is a person, a device or a patient."""

from __future__ import annotations

from dq_policies.personal import neighbours
from dq_policies.personal.kinds import Kind
from dq_policies.personal.languages import is_word
from dq_policies.personal.nouns import Noun
from dq_policies.personal.places import PLACED
from dq_policies.personal.surroundings import BESIDE, Context, Surroundings

_LEAST: dict[Kind, int] = {"AGE": 1, "ETHNICITY": 1, "SALARY": 1}
_LEAST_OF_OTHERS = 2
_SEEN = PLACED - {"STREET_ADDRESS"}
_OF_ANIMALS: frozenset[Kind] = frozenset(("AGE", "GENDER"))
_DESCRIBED = ", for its neighbours describe a person"


def beside(noun: Noun, near: Surroundings) -> Context | None:
    """Return what neighbours make of an ambiguous noun, or None."""
    if noun.kind is None or not is_word(noun, near.neighbours):
        return None
    if noun.kind in PLACED and neighbours.of_incident(near.neighbours):
        return None
    why = _one_tells(noun, near)
    if why:
        return Context(BESIDE, why)
    named = noun.kind in PLACED and neighbours.are_named(near.neighbours, near.surely)
    return Context(BESIDE, _DESCRIBED) if named or _are_enough(noun, near) else None


def of_traits(noun: Noun, near: Surroundings) -> Context | None:
    """Take an age or a race for a person's beside traits that no thing has, whatever the table is called."""
    if noun.kind not in ("AGE", "ETHNICITY"):
        return None
    found = neighbours.witnesses(near.neighbours, near.surely)
    return Context(BESIDE, _DESCRIBED) if found - {noun.kind, *_OF_ANIMALS} else None


def of_residents(near: Surroundings) -> Context | None:
    """Take a state for a place where rows are persons by sex and age, who are in no other state."""
    found = neighbours.witnesses(near.neighbours, near.surely)
    return Context(BESIDE, _DESCRIBED) if {"GENDER", "AGE"} <= found else None


def _one_tells(noun: Noun, near: Surroundings) -> str:
    """Return what one neighbour is enough for, as the end of a sentence, or nothing."""
    if neighbours.complete(noun.phrase, near.neighbours):
        return ", for the other part of a name is beside it"
    if noun.kind == "CREDENTIAL" and neighbours.hold("CREDENTIAL", near.surely, near.neighbours):
        return ", for a secret that opens an account is beside it"
    if noun.kind == "HEALTH" and neighbours.of_care(near.neighbours):
        return ", for its neighbours are of health care"
    if noun.kind in _SEEN and neighbours.are_seen(near.surely, near.neighbours):
        return ", for the device of a person is beside it"
    return ""


def _are_enough(noun: Noun, near: Surroundings) -> bool:
    found = neighbours.witnesses(near.neighbours, near.surely)
    if noun.kind == "PERSON_NAME":
        told = near.told()
        registered = bool(told) and told[0].subject == "register"
        return len(found) >= (1 if registered else _LEAST_OF_OTHERS)
    kind = noun.kind
    return kind is not None and len(found - {kind}) >= _LEAST.get(kind, _LEAST_OF_OTHERS)
