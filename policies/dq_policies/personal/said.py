"""What people have said of a column: that it is personal, that it is not, or only that it was classified.

A tag, a classification, a policy tag or a key of dbt's `meta` says it: `pii`, `pii:email`, `contains_pii:
true`, `classification: none`. What somebody has said wins over what a name looks like, in both directions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from dq_core.record import record
from dq_core.words import words
from dq_policies.personal.kinds import KINDS, Kind
from dq_policies.personal.names import surely

Verdict = Literal["personal", "not personal", "classified"]

_PERSONAL = words("pii spii personal phi pci gdpr hipaa")
_LEVELS_OF_PERSONS = _PERSONAL | {"sensitive"}
_CLEAR = words("public none open unclassified no false anonymous anonymized anonymised impersonal")
_NEGATING = words("non no not none false impersonal anonymous anonymized anonymised 0")
_ABOUT = ("pii", "personal", "gdpr", "privacy", "sensitiv", "classification", "confidential")
_TRUE = words("true yes 1 y")
_FALSE = words("false no 0 n none")
_WORD = re.compile(r"[^\W_]+")
# the higher, the fewer people may see it
_LEVELS: Mapping[str, int] = {
    **dict.fromkeys(("public", "open", "none", "unclassified"), 0),
    **dict.fromkeys(("internal", "private", "protected"), 1),
    **dict.fromkeys(("confidential",), 2),
    **dict.fromkeys(("restricted", "sensitive", "secret", *sorted(_PERSONAL)), 3),
}


@record
class Said:
    """What was said: the verdict, in which words, the kind if a word names it, and the level of protection.

    `level` runs from 0 (public) to 3 (restricted, personal), and is None where no known level is named.
    """

    verdict: Verdict
    words: str
    kind: Kind | None = None
    level: int | None = None


def said_of(classification: str, tags: Iterable[str]) -> Said | None:
    """Return what a classification and tags say together; None where nothing of it is about persons.

    A classification wins over tags; of tags, one that says "personal" wins over the others.
    """
    found = [_of_level(classification)] if classification else []
    found += [_of_tag(tag) for tag in tags]
    known = [each for each in found if each is not None]
    if classification and known and known[0].verdict != "classified":
        return known[0]
    ranked: tuple[Verdict, ...] = ("personal", "not personal", "classified")
    return min(known, key=lambda each: (ranked.index(each.verdict), each.kind is None), default=None)


def as_tags(meta: Mapping[str, object]) -> tuple[str, ...]:
    """Return the keys of dbt's `meta` that are about persons or protection, as tags: `contains_pii: true`."""
    return tuple(
        f"{key}: {value}"
        for key, value in meta.items()
        if _is_about(str(key)) and isinstance(value, (str, bool, int))
    )


@lru_cache(maxsize=4096)
def _of_level(text: str) -> Said | None:
    named = _words_of(text)
    if not named:
        return None
    level = max((_LEVELS[word] for word in named if word in _LEVELS), default=None)
    if _negated(named) or (named[-1] in _CLEAR and _LEVELS_OF_PERSONS.isdisjoint(named)):
        return Said("not personal", text, level=0)
    verdict: Verdict = "classified" if _LEVELS_OF_PERSONS.isdisjoint(named) else "personal"
    return Said(verdict, text, _kind_of(named), level)


@lru_cache(maxsize=4096)
def _of_tag(text: str) -> Said | None:
    if not _is_about(text):
        return None
    key, sign, value = (part.strip() for part in text.partition(":"))
    if sign and "classification" in key.lower():
        return _of_level(value)
    named = _words_of(text)
    if _negated(named) or (sign and value.lower() in _FALSE):
        return Said("not personal", text, level=0)
    if sign and _words_of(key)[:1] == ("sensitive",) and value.lower() in _TRUE:
        return Said("personal", text, level=3)
    if _PERSONAL.isdisjoint(named):
        return Said("classified", text)
    return Said("personal", text, _kind_of(named), 3)


def _is_about(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _ABOUT) or not _PERSONAL.isdisjoint(_words_of(text))


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _negated(named: tuple[str, ...]) -> bool:
    return not _NEGATING.isdisjoint(named) and not _LEVELS_OF_PERSONS.isdisjoint(named)


def _kind_of(named: tuple[str, ...]) -> Kind | None:
    found: list[Kind] = [kind for kind in KINDS if set(kind.lower().split("_")) <= set(named)]
    if found:
        return min(found, key=lambda kind: -len(kind))
    # people also write what the names of columns say: `pii:ssn`
    return surely("_".join(word for word in named if word not in _LEVELS_OF_PERSONS))
