"""What a finding is about, whatever the line on which it stands.

Of SQL it is the words of the place, without blanks and comments and in one case where case means nothing; of
YAML the path of keys to the place, where elements of lists go by their names, and the value. Words of a
tokenizer are used and not the text that a parser would write: that changes with each release of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
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
OF_PROJECTS = "PRJ"
"""How the codes of what is wrong with a project begin."""
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_NUMBER = re.compile(r"\d(?:[\d.,_]*\d)?")
_NAMES = ("name", "id", "property", "server", "role", "username", "channel", "key", "term", "value")


class Fingerprints:
    """Makes the keys of the findings of one run.

    `root` is the folder to which paths are relative, `dialect` that of the SQL files by sqlglot's name.
    `hidden` gives the values that a finding does not show, where they and no keys shall tell findings apart.
    """

    def __init__(
        self,
        root: str,
        documents: Mapping[str, Document],
        sources: Mapping[str, Source],
        dialect: str,
        hidden: Callable[[Finding], Iterable[str]] = lambda _finding: (),
    ) -> None:
        self._root = root
        self._documents = documents
        self._sources = sources
        self._dialect = dialect
        self._hidden = hidden
        self._starts: dict[int, list[int]] = {}
        self._words: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def keys(self, finding: Finding) -> tuple[Key, ...]:
        """Return the keys of a finding: one, or one for each of the values that it does not show."""
        place = finding.location
        path = shown(place.path, self._root) if place is not None else ""
        hidden = tuple((path, finding.code, _digest("value", value)) for value in self._hidden(finding))
        return hidden or (self.key(finding),)

    def key(self, finding: Finding) -> Key:
        """Return the key of a finding; of a hidden one, the text at its place plays no part."""
        place = finding.location
        if place is None:
            return "", finding.code, _digest("message", _NUMBER.sub("0", finding.message))
        # one place may have several findings of one code about a project, such as a group that is not there
        said = (finding.message,) if finding.code.startswith(OF_PROJECTS) else ()
        words = _digest(*self._about(finding, place), *self._elsewhere(finding, place), *said)
        return shown(place.path, self._root), finding.code, words

    def _about(self, finding: Finding, place: Location) -> Iterator[str]:
        document, source = self._documents.get(place.path), self._sources.get(place.path)
        if document is not None and document.root is not None:
            start = document.source.offset(place.line, place.column)
            yield from ("yaml", *self._yaml(document.root, start, hidden=finding.hidden))
        elif source is None or (place.line, place.column) == (place.end_line, place.end_column):
            yield from ("message", _NUMBER.sub("0", finding.message))
        elif finding.hidden:
            yield "hidden"
        else:
            start = source.offset(place.line, place.column)
            end = source.offset(place.end_line, place.end_column)
            yield from ("text", *self._sql(source, start, end))

    def _elsewhere(self, finding: Finding, place: Location) -> Iterator[str]:
        """Yield what stands at places in other files of a finding, which tells equal ones apart."""
        for item in finding.related if not finding.hidden else ():
            document = self._documents.get(item.location.path)
            if document is not None and item.location.path != place.path:
                source, there = document.source, item.location
                start = source.offset(there.line, there.column)
                yield source.text[start : source.offset(there.end_line, there.end_column)]

    def _sql(self, source: Source, start: int, end: int) -> tuple[str, ...]:
        """Return the words of a span; several findings may be about one long statement."""
        at = source.path, start, end
        if at not in self._words:
            self._words[at] = tuple(_sql_words(source.text[start:end], self._dialect))
        return self._words[at]

    def _yaml(self, root: Node, offset: int, *, hidden: bool) -> Iterator[str]:
        """Yield the keys on the way to the place, and the value there where it is a single one."""
        node: Node | None = root
        while node is not None and not isinstance(node, Scalar):
            step = self._element(node, offset) if isinstance(node, Sequence) else _value(node, offset)
            if step is None:
                return
            word, node = step
            yield word
        if isinstance(node, Scalar) and not hidden:
            yield node.text

    def _element(self, node: Sequence, offset: int) -> tuple[str, Node] | None:
        """Return the name of the element in which a place lies, and the element."""
        starts = self._starts.get(id(node))
        if starts is None:
            starts = self._starts[id(node)] = [item.start for item in node.items]
        at = bisect_right(starts, offset) - 1
        return (_name(node.items[at]), node.items[at]) if at >= 0 else None


def _digest(*words: str) -> str:
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _value(node: YamlMapping, offset: int) -> tuple[str, Node | None] | None:
    """Return the key at a place, or above it, and the value; None for the value of a key that holds more."""
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

    end = 0
    for token in tokens_of(text, dialect):
        end = token.end + 1
        kind = token.token_type.name
        if is_quoted(token) or kind.endswith("STRING"):
            yield f"{kind} {token.text}"
        elif kind != "SEMICOLON":
            yield " ".join(token.text.upper().split())
    yield from _COMMENT.sub(" ", text[end:]).strip("; \t\r\n").split()
