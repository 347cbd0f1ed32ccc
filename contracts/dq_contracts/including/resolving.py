"""From what a contract says and what it includes to the contract that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.including.circles import deepest_first
from dq_contracts.including.defaulting import Defaults
from dq_contracts.including.definitions import Definition, DefinitionsFile, Scope
from dq_contracts.including.kinds import INSIDE, LISTED, section_of
from dq_contracts.including.looking_up import look_up
from dq_contracts.including.measuring import Measure
from dq_contracts.including.merging import merged
from dq_contracts.including.misuse import check_words
from dq_contracts.including.problem import Inclusions
from dq_contracts.including.store import Store
from dq_contracts.including.words import (
    DEFAULTS,
    DEFINITION,
    DEFINITIONS,
    entries,
    may_include,
    names_in,
    without_words,
)
from dq_core.paths import shown
from dq_core.record import field, identity_record, mutable_record
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence


@identity_record
class Resolution:
    """A contract with everything included, what is wrong with that, and the files that it comes from."""

    root: Mapping
    inclusions: Inclusions
    files: tuple[DefinitionsFile, ...] = ()


@mutable_record
class Resolver:
    """Resolves the contracts of one run; each definition is resolved once, however many parts build on it."""

    store: Store
    resolved: dict[Definition, Mapping] = field(default_factory=dict)
    measure: Measure = field(default_factory=Measure)
    _done: set[Definition] = field(default_factory=set)
    _complete: set[DefinitionsFile] = field(default_factory=set)
    _cut: set[int] = field(default_factory=set)
    _bases: dict[int, list[tuple[Scalar, Definition]]] = field(default_factory=dict)
    _expanded: dict[tuple[int, str], Mapping] = field(default_factory=dict)

    def contract(self, root: Mapping, path: str) -> Resolution:
        """Resolve a contract, given its root node and its path. Nothing in it is changed."""
        scope = Scope(path, keeps_words=True)
        if not may_include(root.source.text):
            return Resolution(root, scope.inclusions)
        scope.files += (file for _, file in self.store.listed(root, DEFINITIONS, scope))
        defaults = [file for _, file in self.store.listed(root, DEFAULTS, scope)]
        whole = self._expand(root, "contract", scope)
        for file in defaults:
            whole = self._with_defaults(whole, file)
        check_words(root, scope)
        if not self.measure.admits(whole, root):
            text = "what this contract includes makes it too large to be read"
            scope.inclusions.add("too-large", text, root.location, self.measure.help)
            whole = root
        return Resolution(whole, scope.inclusions, self.reached(scope))

    def reached(self, scope: Scope) -> tuple[DefinitionsFile, ...]:
        """Return every file of definitions that a file uses, directly or not, by path and resolved."""
        known: tuple[DefinitionsFile, ...] = ()
        while (files := _reached_from(scope)) != known:
            known = files
            for file in files:
                self.file(file)
        return known

    def file(self, file: DefinitionsFile) -> Inclusions:
        """Resolve all definitions of a file, and return what is wrong with them."""
        if file not in self._complete:
            self._complete.add(file)
            for definition in file.definitions():
                for finished in deepest_first(definition, self._links, self._done, self._close):
                    self._finish(finished)
            if file.root is not None and not file.unusable:
                check_words(file.root, file.scope)
        return file.scope.inclusions

    def _finish(self, definition: Definition) -> None:
        scope = definition.file.scope
        whole = without_words(self._expand(definition.node, definition.kind, scope))
        if not self.measure.admits(whole, definition.node):
            text = f"the definition {definition.name!r} is too large to be read with all that it builds on"
            scope.inclusions.add("too-large", text, definition.key.location, self.measure.help)
            whole = without_words(definition.node)
        self.resolved[definition] = whole

    def _links(self, definition: Definition) -> Iterator[tuple[Scalar, Definition]]:
        """Yield all that a definition and the parts inside it build on."""
        waiting: list[tuple[Node, str]] = [(definition.node, definition.kind)]
        while waiting:
            node, kind = waiting.pop()
            if isinstance(node, Mapping):
                yield from self._based_on(node, kind, definition.file.scope)
            waiting += reversed(list(_inside(node, kind)))

    def _close(self, scalar: Scalar, circle: list[Definition]) -> None:
        self._cut.add(id(scalar))
        last = circle[-1].file
        names = " -> ".join(_named(definition, last) for definition in (*circle, circle[0]))
        text = f"these definitions build on each other in a circle: {names}"
        last.scope.inclusions.add("circular", text, scalar.location, "let one of them stand on its own")

    def _based_on(self, node: Mapping, kind: str, scope: Scope) -> list[tuple[Scalar, Definition]]:
        """Return the definitions that a part names, each with the text that names it."""
        if "customProperties" not in node.values:
            return []
        if id(node) not in self._bases:
            self._bases[id(node)] = list(self._look_up(node, section_of(kind), scope))
        return self._bases[id(node)]

    def _look_up(self, node: Mapping, section: str, scope: Scope) -> Iterator[tuple[Scalar, Definition]]:
        for entry in entries(node, DEFINITION) if section else ():
            scope.seen.add(id(entry))
            names = names_in(entry.values.get("value"))
            if names is None:
                place, help_ = entry.value_location("value"), "write the name of a definition, or a list"
                scope.inclusions.add("misused", f"{DEFINITION!r} names no definition", place, help_)
            for scalar in names or ():
                definition = look_up(scalar, section, scope, self.store)
                if definition is not None:
                    yield scalar, definition

    def _expand(self, node: Mapping, kind: str, scope: Scope) -> Mapping:
        """Return a part merged with all definitions that it and the parts inside it build on."""
        key = (id(node), kind)
        if key not in self._expanded:
            whole = self._with_parts(node, kind, scope)
            for scalar, definition in self._based_on(node, kind, scope):
                if id(scalar) not in self._cut:
                    whole = merged(whole, self._whole(definition))
            self._expanded[key] = whole
        return self._expanded[key]

    def _with_parts(self, node: Mapping, kind: str, scope: Scope) -> Mapping:
        start = node if scope.keeps_words else without_words(node)
        values: dict[str, Node] = {}
        for key, inner in INSIDE.get(kind, ()):
            value = start.values.get(key)
            whole = self._parts(value, inner, scope) if value is not None else None
            if whole is not None and whole is not value:
                values[key] = whole
        if not values:
            return start
        return Mapping(start.source, start.start, start.end, start.keys, start.values | values)

    def _parts(self, node: Node, kind: str, scope: Scope) -> Node:
        if isinstance(node, Mapping):
            return self._expand(node, kind, scope)
        if not isinstance(node, Sequence):
            return node
        items = [self._parts(item, LISTED.get(kind, kind), scope) for item in node.items]
        if all(whole is item for whole, item in zip(items, node.items, strict=True)):
            return node
        return Sequence(node.source, node.start, node.end, items)

    def _whole(self, definition: Definition) -> Mapping:
        if definition not in self.resolved:
            self.file(definition.file)
        return self.resolved[definition]

    def _with_defaults(self, whole: Mapping, file: DefinitionsFile) -> Mapping:
        self.file(file)
        return Defaults({kind: self.resolved[found] for kind, found in file.defaults.items()}).added(whole)


def _reached_from(scope: Scope) -> tuple[DefinitionsFile, ...]:
    found: dict[str, DefinitionsFile] = {}
    waiting = [scope]
    while waiting:
        for path, file in waiting.pop().reached.items():
            if path not in found:
                found[path] = file
                waiting.append(file.scope)
    return tuple(found[path] for path in sorted(found))


def _inside(node: Node, kind: str) -> Iterator[tuple[Node, str]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield item, LISTED.get(kind, kind)
    elif isinstance(node, Mapping):
        for key, inner in INSIDE.get(kind, ()):
            if key in node.values:
                yield node.values[key], inner


def _named(definition: Definition, near: DefinitionsFile) -> str:
    file = "" if definition.file is near else f"{shown(definition.file.path)}#"
    return f"{file}{definition.name or f'defaults of a {definition.kind}'}"
