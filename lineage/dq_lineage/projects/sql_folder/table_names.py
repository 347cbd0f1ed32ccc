"""Which tables a text of SQL names, found without parsing it: enough to put queries in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dq_core.record import record

_PART = r"(?:`[^`\n]+`|\"[^\"\n]+\"|\[[^\]\n]+\]|[^\W\d](?:[\w$]|-(?!-))*+)"
_NAME = rf"(?P<name>{_PART}(?:\s*\.\s*{_PART})*+)"
_APART = r"(?:\s|--[^\n]*|/\*.*?\*/)*+"
_SCAN = re.compile(
    r"""--[^\n]* | /\*.*?(?:\*/|\Z) | '(?:[^'\\]|''|\\.)*+' | "[^"]*" | `[^`]*`
    | \b(?P<word>FROM|JOIN|INTO|UPDATE|USING|TABLE|VIEW|TRUNCATE|EXISTS
        |CREATE|SELECT|AS|FUNCTION|PROCEDURE|TRIGGER|POLICY|TEMP|TEMPORARY)\b | (?P<end>;)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_APART}(?:(?:IF|NOT|EXISTS|ONLY|LATERAL|OVERWRITE|TABLE)\b{_APART})*+{_NAME}",
    re.DOTALL | re.IGNORECASE,
)
_NEXT = re.compile(rf"(?:\s+(?:AS\s+)?\w+)?\s*,{_APART}{_NAME}", re.DOTALL | re.IGNORECASE)
_PARTS = re.compile(_PART)
_BEFORE = frozenset(("FROM", "JOIN", "INTO", "UPDATE", "USING", "TABLE", "VIEW", "EXISTS", "TRUNCATE"))
_CREATED = frozenset(("TABLE", "VIEW"))
_OTHER = frozenset(("SELECT", "AS", "FUNCTION", "PROCEDURE", "TRIGGER", "POLICY"))
_TEMPORARY = frozenset(("TEMP", "TEMPORARY"))
_KEYWORDS = frozenset((*_BEFORE, *_OTHER, "UNNEST", "WHERE", "SET", "VALUES"))
_COMMON = re.compile(
    r"""(?:\b([^\W\d]\w*+)|"([^"\n]+)"|`([^`\n]+)`)\s*(?:\([^()]*\)\s*)?
    \bAS\s+(?:NOT\s+)?(?:MATERIALIZED\s+)?\(""",
    re.VERBOSE | re.IGNORECASE,
)
Name = tuple[str, ...]


@record
class Named:
    """The tables that a text names, in lower case: those that it creates, and others that it reads."""

    creates: tuple[Name, ...] = ()
    reads: tuple[Name, ...] = ()


def named_in(text: str) -> Named:
    """Return the tables that a text names. Common table expressions and temporary tables are its own."""
    found = list(_occurrences(text))
    own = {name for name, word in found if word == "TEMPORARY"}
    own.update((next(filter(None, match.groups())).lower(),) for match in _COMMON.finditer(text))
    creates = dict.fromkeys(name for name, word in found if word == "CREATE")
    reads = dict.fromkeys(name for name, word in found if not word and name not in own)
    return Named(tuple(creates), tuple(name for name in reads if name not in creates))


def _occurrences(text: str) -> Iterator[tuple[Name, str]]:
    """Yield the names of tables, each with CREATE or TEMPORARY where a statement makes the table."""
    making, at = "", 0
    while match := _SCAN.search(text, at):
        at = match.end()
        word = (match["word"] or "").upper()
        found = _AFTER.match(text, at) if word in _BEFORE else None
        if found and found["name"].upper() not in _KEYWORDS:
            yield _parts_of(found["name"]), making if word in _CREATED else ""
            making, at = "", found.end()
            while word == "FROM" and (found := _NEXT.match(text, at)):
                parts, at = _parts_of(found["name"]), found.end()
                if len(parts) > 1:
                    yield parts, ""
        else:
            making = "" if match["end"] else _making(making, word)


def _making(making: str, word: str) -> str:
    if word == "CREATE":
        return word
    return "" if word in _OTHER else "TEMPORARY" if making and word in _TEMPORARY else making


def _parts_of(name: str) -> Name:
    plain = (part.strip('`"[]') for part in _PARTS.findall(name))
    return tuple(each.lower() for part in plain for each in part.split(".") if each)


def by_name(names: Iterable[tuple[Name, str]]) -> Mapping[Name, str]:
    """Return the ids of tables by their names and, where only one ends so, by the ends of their names."""
    found: dict[Name, str] = {}
    for name, id_ in names:
        for start in range(len(name)):
            end = name[start:]
            found[end] = id_ if found.get(end, id_) == id_ or not start else ""
    return found
