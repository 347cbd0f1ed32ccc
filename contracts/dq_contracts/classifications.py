"""Which columns a contract itself calls personal, and which it has classified at all."""

from __future__ import annotations

import re

from dq_contracts.model.contract import Column, Dataset, Part

_PERSONAL = frozenset(("pii", "spii", "personal", "phi", "gdpr"))
# as a level of protection it is about persons; as one tag among others it may be about anything
_PERSONAL_LEVELS = _PERSONAL | {"sensitive"}
_NOT = frozenset(("non", "no", "not", "none", "impersonal", "anonymous", "anonymized", "anonymised"))
_ABOUT = ("pii", "personal", "gdpr", "privacy", "sensitiv", "classification", "confidential")
_WORD = r"[^\W_]+"


def is_personal(part: Column | Dataset) -> bool:
    """Say whether the classification or a tag calls a column or dataset personal."""
    classification = part.classification if isinstance(part, Column) else ""
    return _says(classification, _PERSONAL_LEVELS) or any(_says(tag, _PERSONAL) for tag in part.tags)


def is_classified(part: Part) -> bool:
    """Say whether somebody has decided how sensitive the data is, whatever the answer: by whichever key."""
    if isinstance(part, Column) and part.classification:
        return True
    if any(_is_about(tag) for tag in part.tags):
        return True
    if "customProperties" not in part.node:
        return False
    return any(_is_about(item.property) for item in part.custom_properties)


def _says(text: str, wanted: frozenset[str]) -> bool:
    words = re.findall(_WORD, text.lower()) if text else ()
    return not wanted.isdisjoint(words) and _NOT.isdisjoint(words)


def _is_about(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _ABOUT)
