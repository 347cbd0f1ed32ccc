"""What a finding is about, whatever the line on which it stands.

Of SQL it is the words of the place, without blanks and comments and in one case where case means nothing; of
YAML the path of keys to the place, where elements of lists go by their names, and the value. Words of a
tokenizer are used and not the text that a parser would write: that changes with each release of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TypeAlias

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.paths import shown
from dq_core.source import Source
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Mapping as YamlMapping
from dq_core.yaml.tree import Node, Scalar, Sequence

Key: TypeAlias = tuple[str, str, str]
"""The path of the file, the code, and the digest of what the finding is about."""

_LENGTH = 24
_NUMBER = re.compile(r"\d(?:[\d.,_]*\d)?")
_NAMES = ("name", "id", "property", "server", "role", "username", "channel", "key", "term", "value")


class Fingerprints:
    """Makes the keys of the findings of one run.

    `root` is the folder to which paths are relative, `dialect` that of the SQL files by sqlglot's name.
    """

    def __init__(
        self, root: str, documents: Mapping[str, Document], sources: Mapping[str, Source], dialect: str
    ) -> None:
        self._root = root
        self._documents = documents
        self._sources = sources
        self._dialect = dialect

    def key(self, finding: Finding) -> Key:
        """Return the key of a finding; of a hidden one, the text at its place plays no part."""
        place = finding.location
        if place is None:
            return "", finding.code, _digest("message", _NUMBER.sub("0", finding.message))
        words = _digest(*self._about(finding, place))
        return shown(place.path, self._root), finding.code, words

    def _about(self, finding: Finding, place: Location) -> Iterator[str]:
        document, source = self._documents.get(place.path), self._sources.get(place.path)
        if document is not None and document.root is not None:
            start = document.source.offset(place.line, place.column)
            yield from ("yaml", *_yaml_words(document.root, start, hidden=finding.hidden))
        elif source is None or (place.line, place.column) == (place.end_line, place.end_column):
            yield from ("message", _NUMBER.sub("0", finding.message))
        elif finding.hidden:
            yield "hidden"
        else:
            start = source.offset(place.line, place.column)
            end = source.offset(place.end_line, place.end_column)
            yield from ("text", *_sql_words(source.text[start:end], self._dialect))


def _digest(*words: str) -> str:
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _yaml_words(root: Node, offset: int, *, hidden: bool) -> Iterator[str]:
    """Yield the keys on the way to the place, and the value there where it is a single one."""
    node: Node | None = root
    while node is not None and not isinstance(node, Scalar):
        step = _step(node, offset)
        if step is None:
            return
        word, node = step
        yield word
    if isinstance(node, Scalar) and not hidden:
        yield node.text


def _step(node: YamlMapping | Sequence, offset: int) -> tuple[str, Node | None] | None:
    """Return the word of the part in which a place lies, and the part; None at a key, in place of its value."""
    if isinstance(node, Sequence):
        inside = (item for item in node.items if item.start <= offset < max(item.end, item.start + 1))
        found = next(inside, None)
        return None if found is None else (_name(found), found)
    for name, key in node.keys.items():
        value = node.values[name]
        if key.start <= offset < key.end:
            return f"{name}:", value if isinstance(value, Scalar) else None
        if value.start <= offset < max(value.end, value.start + 1):
            return name, value
    return None


def _name(item: Node) -> str:
    """Return by what people know an element of a list; its place may change."""
    if not isinstance(item, YamlMapping):
        return "[]"
    values = ((key, item.values.get(key)) for key in _NAMES)
    named = (f"[{key}={value.text}]" for key, value in values if isinstance(value, Scalar))
    return next(named, "[]")


def _sql_words(text: str, dialect: str) -> Iterator[str]:
    """Yield the words of SQL; those of what no tokenizer reads are what stands between blanks."""
    from dq_lineage.reading.script import tokens_of
    from dq_policies.sql.words import is_quoted

    tokens = tokens_of(text, dialect)
    if not tokens or tokens[-1].end + 1 < len(text.rstrip(" \t\r\n;")):
        yield from text.split()
        return
    for token in tokens:
        kind = token.token_type.name
        if is_quoted(token) or kind.endswith("STRING"):
            yield f"{kind} {token.text}"
        elif kind != "SEMICOLON":
            yield " ".join(token.text.upper().split())
