"""Read YAML text into located nodes, from the events of libyaml, in one pass and without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record, record
from dq_core.rules.rule import Hit
from dq_core.source import Source
from dq_core.yaml.problems import Problem, ProblemKind
from dq_core.yaml.scalars import resolve
from dq_core.yaml.syntax_errors import explain, surrogate
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value

Parser: Any = yaml.__dict__.get("CSafeLoader") or yaml.SafeLoader

MERGE = "<<"
CORE_TAGS = "tag:yaml.org,2002:"
BLOCK_STYLES = ("|", ">")
_TEXT_TAGS = ("!", CORE_TAGS + "str")
_TAGS = frozenset(CORE_TAGS + name for name in ("str", "int", "float", "bool", "null", "seq", "map"))


@record
class Limits:
    """What a file may ask for: characters of text, levels of nesting, nodes that its aliases repeat."""

    characters: int = 10_000_000
    depth: int = 100
    repeated: int = 100_000


@identity_record
class Document:
    """A file as YAML: its root node, None when there is nothing to read, and all that is wrong with it."""

    source: Source
    root: Node | None
    problems: tuple[Problem, ...]

    def hits(self, kind: ProblemKind) -> Iterator[Hit]:
        """Yield the problems of one kind, for the rule that reports them."""
        for problem in self.problems:
            if problem.kind == kind:
                yield Hit(problem.message, problem.location, problem.help, (), problem.related)


Container: TypeAlias = Mapping | Sequence


def load(source: Source, limits: Limits | None = None) -> Document:
    """Parse YAML 1.2 text. Never raises on any text: what is wrong is in `Document.problems`.

    After a syntax error the root is None, because half a contract would be checked as if it were whole.
    """
    limits = limits or Limits()
    if len(source.text) > limits.characters:
        message = f"the file has {len(source.text):,} characters; at most {limits.characters:,} are read"
        return Document(source, None, (Problem("limit", message, Location(source.path)),))
    builder = _Builder(source, limits)
    try:
        root = builder.build(_events(source.text))
    except yaml.YAMLError as error:
        return Document(source, None, (*builder.problems, explain(error, source)))
    except UnicodeEncodeError as error:
        return Document(source, None, (*builder.problems, surrogate(error, source)))
    except _Stopped:
        return Document(source, None, tuple(builder.problems))
    if _is_nothing(root) and not builder.problems:
        root = None
        builder.problem("empty", "the file holds no YAML value", 0, 0)
    return Document(source, root, tuple(builder.problems))


def _is_nothing(root: Node | None) -> bool:
    return root is None or (isinstance(root, Scalar) and root.start == root.end)


def _events(text: str) -> Iterator[Any]:
    parser = Parser(text)
    try:
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            yield event
    finally:
        parser.dispose()


class _Stopped(Exception):  # noqa: N818 - not an error: the problem is already on record
    """Reading ends here."""


@mutable_record
class _Open:
    """A collection whose end has not been seen; `key` is the key that waits for its value.

    `size` counts its nodes so far and `height` its levels, itself included, both with aliases written out.
    """

    node: Container
    anchor: str | None = None
    size: int = 1
    height: int = 1
    key: Scalar | None = None
    merges: list[Node] = field(default_factory=list)


@mutable_record
class _Anchored:
    """A node that an alias may name; size and height are settled when its end has been seen."""

    node: Node
    size: int = 1
    height: int = 0


@mutable_record
class _Builder:
    source: Source
    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    root: Node | None = None
    documents: int = 0
    repeated: int = 0

    def problem(self, kind: ProblemKind, message: str, start: int, end: int, help_: str = "") -> None:
        self.problems.append(Problem(kind, message, self.source.location(start, end), help_))

    def stopped(self, kind: ProblemKind, message: str, event: Any) -> _Stopped:
        self.problem(kind, message, event.start_mark.index, event.end_mark.index)
        return _Stopped()

    def build(self, events: Iterator[Any]) -> Node | None:
        handlers = _HANDLERS
        for event in events:
            kind = type(event)
            if kind in handlers:
                handlers[kind](self, event)
        return self.root

    def on_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.stopped(
                "several-documents", "a second document starts here; one file holds one", event
            )

    def on_scalar(self, event: Any) -> None:
        text, plain = event.value, not event.style
        value = resolve(text) if plain else text
        if event.tag is not None:
            value = self.tagged(event)
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in BLOCK_STYLES:
            end = start + len(self.source.text[start:end].rstrip())
        node = Scalar(self.source, start, end, value, text, plain)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(node)
        self.add(node, 1, 0)

    def tagged(self, event: Any) -> Value:
        self.check_tag(event)
        as_text = event.tag in _TEXT_TAGS or (event.style and event.tag not in _TAGS)
        return event.value if as_text else resolve(event.value)

    def check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!" and event.tag not in _TAGS:
            message = f"the tag {event.tag!r} is not read"
            help_ = "remove the tag; values are read as plain YAML 1.2"
            self.problem("tag", message, event.start_mark.index, event.end_mark.index, help_)

    def on_start(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if len(self.stack) >= self.limits.depth:
            raise self.stopped("limit", f"nested deeper than {self.limits.depth} levels", event)
        self.check_tag(event)
        kind = Mapping if type(event) is MappingStartEvent else Sequence
        node: Container = kind(self.source, start, end)
        self.stack.append(_Open(node, event.anchor))
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(node)

    def on_end(self, event: Any) -> None:
        opened = self.stack.pop()
        node = opened.node
        flow_end = event.end_mark.index
        node.end = flow_end if flow_end > event.start_mark.index else max(node.end, _last_end(node))
        if isinstance(node, Mapping) and opened.merges:
            self.merge(node, opened.merges)
        known = self.anchors.get(opened.anchor) if opened.anchor else None
        if known is not None and known.node is node:
            known.size, known.height = opened.size, opened.height
        self.add(node, opened.size, opened.height)

    def on_alias(self, event: Any) -> None:
        known = self.anchors.get(event.anchor)
        if known is None:
            raise self.stopped("alias", f"no anchor '&{event.anchor}' stands before this alias", event)
        if any(opened.node is known.node for opened in self.stack):
            raise self.stopped(
                "alias", f"the alias '*{event.anchor}' stands inside the node that it names", event
            )
        self.repeated += known.size
        if self.repeated > self.limits.repeated:
            raise self.stopped("limit", f"aliases repeat more than {self.limits.repeated:,} nodes", event)
        if len(self.stack) + known.height > self.limits.depth:
            raise self.stopped("limit", f"aliases nest deeper than {self.limits.depth} levels", event)
        self.source.shared.add((known.node.start, known.node.end))
        if self.stack:
            self.stack[-1].node.end = event.end_mark.index
        self.add(known.node, known.size, known.height)

    def add(self, node: Node, size: int, height: int) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        top.size += size
        if height >= top.height:
            top.height = height + 1
        container = top.node
        if isinstance(container, Sequence):
            container.items.append(node)
        elif top.key is None:
            top.key = node if isinstance(node, Scalar) else self.no_key(node)
        else:
            self.entry(top, container, top.key, node)

    def no_key(self, node: Container) -> NoReturn:
        self.problem("key", "a key must be a single value, not a list or a mapping", node.start, node.end)
        raise _Stopped

    def entry(self, top: _Open, mapping: Mapping, key: Scalar, value: Node) -> None:
        top.key = None
        name = key.text
        if name == MERGE and key.plain:
            top.merges.append(value)
            mapping.end = max(mapping.end, value.end)
            return
        if name in mapping.keys:
            mapping.end = max(mapping.end, value.end)
            self.duplicate(mapping, key, value)
        mapping.keys[name] = key
        mapping.values[name] = value

    def duplicate(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        related = (Related("first here", mapping.keys[key.text].location),)
        message = f"the key {key.text!r} stands twice; YAML would keep only one"
        help_, nodes = "remove or rename one of them", (mapping, mapping.values[key.text], key, value)
        self.problems.append(Problem("duplicate-key", message, key.location, help_, related, nodes))

    def merge(self, mapping: Mapping, merges: list[Node]) -> None:
        parts = [part for node in merges for part in (node.items if isinstance(node, Sequence) else [node])]
        for part in parts:
            if not isinstance(part, Mapping):
                self.problem("key", "'<<' merges mappings only", part.start, part.end)
                continue
            self.source.shared.add((part.start, part.end))
            for name, value in part.values.items():
                mapping.keys.setdefault(name, part.keys[name])
                mapping.values.setdefault(name, value)


def _last_end(node: Container) -> int:
    children = node.items if isinstance(node, Sequence) else list(node.values.values())
    last = children[-1] if children else None
    return last.end if last is not None and last.end > node.start else node.start


_HANDLERS: dict[type, Any] = {
    DocumentStartEvent: _Builder.on_document,
    ScalarEvent: _Builder.on_scalar,
    MappingStartEvent: _Builder.on_start,
    SequenceStartEvent: _Builder.on_start,
    MappingEndEvent: _Builder.on_end,
    SequenceEndEvent: _Builder.on_end,
    AliasEvent: _Builder.on_alias,
}
