"""Personal values and secrets in YAML: descriptions, arguments of tests, rows, variables, examples.

Addresses of those who own and keep something are there to be written to, and are let be: they stand under
keys such as `owner` and `maintainers`, or in a sentence that tells whom to ask.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dq_contracts.secret_values import is_placeholder
from dq_core.personal_signs import may_hold_value
from dq_core.record import record
from dq_core.words import words
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence
from dq_policies.personal.literals_in_texts import Literal, literal_of, secret_literals
from dq_policies.personal.written import Written, written_in

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
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SENTENCE = 120
_NAMING = ("name", "property", "column", "column_name")
_PASSWORDS = words("password pass passwd pwd token passphrase secret apikey")
_KEYS = words("private secret api access")


@record
class _Place:
    """A single value of a document, the keys on the way to it, and what names stand beside these."""

    scalar: Scalar
    path: tuple[str, ...]
    names: tuple[str, ...]
    beside: Mapping | None = None


def literals_in_yaml(document: Document, *, secrets: bool = True) -> Iterator[Literal]:
    """Yield the personal values of a document, and its secrets where these are asked for, in no order."""
    text = document.source.text
    found = list(secret_literals(text)) if secrets else []
    yield from found
    if document.root is None or not may_hold_value(text):
        return
    written = list(written_in(text))
    places = _Places(document.root) if written else None
    for value in written:
        place = places.at(value.start) if places is not None else None
        if place is None or any(each.start < value.end and value.start < each.end for each in found):
            continue
        if not _is_for_asking(place, value, text):
            literal = literal_of(value, text, _around(place))
            if literal is not None:
                yield literal


def passwords_in_profiles(document: Document) -> Iterator[Literal]:
    """Yield the passwords that stand in a file of profiles by themselves, not in an environment."""
    for place in _singles(document.root) if document.root is not None else ():
        text = place.scalar.text
        if not place.path or not text.strip() or "{{" in text or not _is_password(place.path[-1]):
            continue
        if not is_placeholder(text) and text not in _others(place):
            inset = 0 if place.scalar.plain else 1
            yield Literal(
                "CREDENTIAL", "a password", place.scalar.start + inset, max(place.scalar.end - inset, 0)
            )


def _others(place: _Place) -> set[str]:
    """Return the other values beside a password: one that is the name of the user protects nothing."""
    values = place.beside.values.items() if place.beside is not None else ()
    return {value.text for key, value in values if isinstance(value, Scalar) and not _is_password(key)}


def _is_password(key: str) -> bool:
    parts = [word.lower() for word in _WORD.findall(key)]
    if not parts:
        return False
    return parts[-1] in _PASSWORDS or (parts[-1] == "key" and len(parts) > 1 and parts[-2] in _KEYS)


class _Places:
    """The single values of a document by where they stand."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._starts: dict[int, list[int]] = {}

    def at(self, offset: int) -> _Place | None:
        """Return the value in which an offset lies; None in a comment or a key."""
        node: Node | None = self._root
        path: tuple[str, ...] = ()
        names: tuple[str, ...] = ()
        beside: Mapping | None = None
        while node is not None and not isinstance(node, Scalar):
            if isinstance(node, Sequence):
                node = self._item(node, offset)
                continue
            names, beside = (*names, *_named(node)), node
            key = next((key for key, value in node.values.items() if _holds(value, offset)), None)
            path, node = (*path, key or ""), node.values[key] if key is not None else None
        return _Place(node, path, names, beside) if node is not None and _holds(node, offset) else None

    def _item(self, node: Sequence, offset: int) -> Node | None:
        """Return the item of a list in which an offset lies; lists may have thousands."""
        starts = self._starts.get(id(node))
        if starts is None:
            starts = self._starts[id(node)] = [item.start for item in node.items]
        at = bisect_right(starts, offset) - 1
        return node.items[at] if at >= 0 else None


def _holds(node: Node, offset: int) -> bool:
    return node.start <= offset < node.end


def _singles(root: Node) -> Iterator[_Place]:
    """Yield all single values; what anchors share is there once."""
    pending: list[tuple[Node, tuple[str, ...], Mapping | None]] = [(root, (), None)]
    met: set[int] = set()
    while pending:
        node, path, beside = pending.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, Scalar):
            yield _Place(node, path, (), beside)
        elif isinstance(node, Sequence):
            pending += ((item, path, beside) for item in node.items)
        else:
            pending += ((value, (*path, key), node) for key, value in node.values.items())


def _named(node: Mapping) -> Iterator[str]:
    for key in _NAMING:
        value = node.values.get(key)
        if isinstance(value, Scalar):
            yield value.text


def _around(place: _Place) -> str:
    """Return the words beside a value, as context for numbers that may be anything."""
    return " ".join((*place.path, *place.names, place.scalar.text[:_SENTENCE]))


def is_of_people(key: str) -> bool:
    """Say whether a key is one under which stands who owns, keeps or is told of something."""
    return any(word.lower() in _PEOPLE for word in _WORD.findall(key))


def _is_for_asking(place: _Place, value: Written, text: str) -> bool:
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


def _property(place: _Place) -> Iterator[str]:
    """Yield the name of a custom property, which stands beside its value."""
    named = place.beside.values.get("property") if place.beside is not None else None
    if isinstance(named, Scalar) and place.path[-1:] == ("value",):
        yield named.text
