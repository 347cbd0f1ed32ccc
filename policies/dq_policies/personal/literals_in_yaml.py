"""Personal values and secrets in YAML: descriptions, arguments of tests, rows, variables, examples.

Addresses of those who own and keep something are there to be written to, and are let be: they stand under
keys such as `owner` and `maintainers`, or in a sentence that tells whom to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_core.personal_signs import may_hold_value
from dq_core.words import words
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Scalar
from dq_policies.personal.literals_in_texts import Literal, literal_of, secret_literals
from dq_policies.personal.written import Written, written_in
from dq_policies.personal.yaml_places import Place, Places, words_of_key

_PEOPLE = words(
    """
    accountable alert alerts approver approvers assignee author authors channel channels consulted contact
    contacts contributor contributors created creator dri group groups informed lead maintainer maintainers
    manager modified notification notifications notify oncall owned owner owners ownership poc recipient
    recipients reporter requester responsible reviewer reviewers slack sme steward stewards subscriber
    subscribers support team teams updated
    """
)
_DATA = words("rows given expect values examples example validvalues enum accepted_values arguments")
_ASKING = re.compile(
    r"(?i)\b(?:ask|asks|asking|contact\w*|owner\w*|owned|maintain\w*|question\w*|reach\w*|support\w*|mailto"
    r"|write to|send|report\w*|author\w*|steward\w*|responsible|team|slack|feedback|credit\w*|thanks"
    r"|cc|help|requests?|(?:created|provided|written|modified|updated|added|managed) by)\b"
)
_PROSE = words("description doc docs comment note notes purpose usage limitations label title")
_SENTENCE = 120


def literals_in_yaml(document: Document, *, secrets: bool = True) -> Iterator[Literal]:
    """Yield the personal values of a document, and its secrets where these are asked for, in no order."""
    text = document.source.text
    found = list(secret_literals(text)) if secrets else []
    yield from found
    if document.root is None or not may_hold_value(text):
        return
    written = list(written_in(text))
    places = Places(document.root) if written else None
    for value in written:
        place = places.at(value.start) if places is not None else None
        if place is None or any(each.start < value.end and value.start < each.end for each in found):
            continue
        if not _is_for_asking(place, value, text):
            literal = literal_of(value, text, _around(place))
            if literal is not None:
                yield literal


def _around(place: Place) -> str:
    """Return the words beside a value, as context for numbers that may be anything."""
    return " ".join((*place.path, *place.names, place.scalar.text[:_SENTENCE]))


def is_of_people(key: str) -> bool:
    """Say whether a key is one under which stands who owns, keeps or is told of something."""
    return any(word in _PEOPLE for word in words_of_key(key))


def _is_for_asking(place: Place, value: Written, text: str) -> bool:
    """Say whether an address is there so that somebody is asked, and is no value of data."""
    if value.kind not in ("EMAIL", "PHONE"):
        return False
    if text.endswith("mailto:", 0, value.start):
        return True
    for key in (*place.path, *(_property(place))):
        if key.lower() in _DATA:
            return False
        if is_of_people(key):
            return True
    if not place.path or place.path[-1].lower() not in _PROSE:
        return False
    start = max(place.scalar.start, value.start - _SENTENCE)
    before = re.split(r"[.!?;\n]\s", text[start : value.start])[-1]
    return bool(_ASKING.search(before)) or bool(_ASKING.match(text[value.end : value.end + 20].lstrip(" (,")))


def _property(place: Place) -> Iterator[str]:
    """Yield the name of a custom property, which stands beside its value."""
    named = place.beside.values.get("property") if place.beside is not None else None
    if isinstance(named, Scalar) and place.path[-1:] == ("value",):
        yield named.text
