"""Tables that somebody declares by hand: under `tables:` in dq.yaml, or in comments before an example.

A comment has the same words: `-- table: orders(id int not null, day date) partition by day cluster by id, day
unique id rows 1000000 bytes 10000000 require partition filter`. A column may be tagged and classified, as in
`email text tag pii class restricted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dq_core.config.settings import DeclaredTable
from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_core.types.stated import stated_type

_HEADER = re.compile(
    r"--[ \t]*(?P<word>table|contract):[ \t]*(?P<name>[\w.$`\"*-]+)[ \t]*(?P<rest>.*)", re.IGNORECASE
)
_WORDS = re.compile(
    r"(?P<word>partition by|cluster by|sort by|unique|rows|bytes|require partition filter)\b[ \t]*"
    r"(?P<value>\([^()]*\)|[\w$]+(?:\([^()]*\))?(?:[ \t]*,[ \t]*[\w$]+(?:\([^()]*\))?)*)?",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?P<word>tag|class)[ \t]+(?P<value>[\w:.-]+)", re.IGNORECASE)
_NOT_NULL = re.compile(r"\bnot\s+null\b", re.IGNORECASE)
_WHOLE = ("rows", "bytes")


def relations_of(tables: Iterable[DeclaredTable], dialect_name: str) -> Iterator[Relation]:
    """Return declared tables as relations; a type that the dialect does not know is left open."""
    for table in tables:
        yield Relation(
            tuple(table.name.replace("`", "").replace('"', "").split(".")),
            tuple(_column(name, text, dialect_name) for name, text in table.columns),
            unique_keys=table.unique,
            partition_by=table.partition_by,
            cluster_by=table.cluster_by,
            sort_by=table.sort_by,
            rows=table.rows,
            bytes=table.bytes,
            partition_filter_required=table.require_partition_filter,
            location=table.location,
        )


def declared_in(text: str, word: str = "table") -> list[DeclaredTable]:
    """Return the tables that comments at the beginning of a text declare. Raises ValueError for others.

    Those behind the word `contract` are promised by a contract.
    """
    tables = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        found = _HEADER.fullmatch(line.rstrip())
        if found is not None and found["word"].lower() == word:
            tables.append(_declared(found["name"], found["rest"]))
    return tables


def _declared(name: str, text: str) -> DeclaredTable:
    listed, rest = _parenthesised(text)
    said: dict[str, object] = {}
    unique: list[tuple[str, ...]] = []
    for match in _WORDS.finditer(rest):
        word, value = match["word"].lower().replace(" ", "_"), match["value"] or ""
        names = tuple(_items(value[1:-1] if value.startswith("(") else value))
        if word == "unique":
            unique.append(names)
        elif word in _WHOLE:
            said[word] = int(value)
        else:
            said[word] = names if word != "require_partition_filter" else True
    left = _WORDS.sub("", rest).strip()
    if left:
        raise ValueError(f"not understood in the declaration of {name}: {left!r}")
    columns = tuple(_pair(item) for item in _items(listed))
    return changed(DeclaredTable(name, columns, unique=tuple(unique)), **said)


def _parenthesised(text: str) -> tuple[str, str]:
    """Return what stands in the parentheses at the beginning of a text, and the rest."""
    if not text.startswith("("):
        return "", text
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return text[1:at], text[at + 1 :]
    raise ValueError(f"a parenthesis is not closed: {text!r}")


def _items(text: str) -> Iterator[str]:
    depth = start = 0
    for at, letter in enumerate(text):
        depth += (letter in "(<") - (letter in ")>")
        if letter == "," and not depth:
            yield text[start:at].strip()
            start = at + 1
    if text[start:].strip():
        yield text[start:].strip()


def _pair(text: str) -> tuple[str, str]:
    name, _, kind = text.partition(" ")
    return name, kind.strip()


def _column(name: str, text: str, dialect_name: str) -> Column:
    said = [(match["word"].lower(), match["value"]) for match in _SAID.finditer(text)]
    typed = _SAID.sub("", text).strip()
    plain = _NOT_NULL.sub("", typed).strip()
    nullable = False if plain != typed else None
    tags = tuple(value for word, value in said if word == "tag")
    level = next((value for word, value in said if word == "class"), "")
    return Column(name, stated_type(plain, dialect_name), nullable, level, tags)
