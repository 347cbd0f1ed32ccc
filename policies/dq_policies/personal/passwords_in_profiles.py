"""Passwords in a `profiles.yml` that stand there by themselves, and not in an environment."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.secret_values import is_placeholder
from dq_core.words import words
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Scalar
from dq_policies.personal.literals_in_texts import Literal
from dq_policies.personal.yaml_places import Place, singles, words_of_key

_PASSWORDS = words("password pass passwd pwd token passphrase secret apikey")
_KEYS = words("private secret api access")


def passwords_in_profiles(document: Document) -> Iterator[Literal]:
    """Yield the passwords that stand in a file of profiles by themselves, not in an environment."""
    for place in singles(document.root) if document.root is not None else ():
        text = place.scalar.text
        if not place.path or not text.strip() or "{{" in text or not _is_password(place.path[-1]):
            continue
        if not is_placeholder(text) and text not in _others(place):
            inset = 0 if place.scalar.plain else 1
            yield Literal(
                "CREDENTIAL", "a password", place.scalar.start + inset, max(place.scalar.end - inset, 0)
            )


def _others(place: Place) -> set[str]:
    """Return the other values beside a password: one that is the name of the user protects nothing."""
    values = place.beside.values.items() if place.beside is not None else ()
    return {value.text for key, value in values if isinstance(value, Scalar) and not _is_password(key)}


def _is_password(key: str) -> bool:
    parts = words_of_key(key)
    if not parts:
        return False
    return parts[-1] in _PASSWORDS or (parts[-1] == "key" and len(parts) > 1 and parts[-2] in _KEYS)
