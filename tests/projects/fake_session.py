"""A small project language in place of dbt's, for what is done with sessions whatever they read.

A model is `models/<name>.sql`. In it, `{{ ref x }}` names another one and `{{ source x }}` the source table
`raw.x`; `{{ dynamic x }}` is a ref that only rendering finds, `{{ this }}` the model's own table,
`{{ macro }}` the text of `macro.txt`, `{{ columns x }}` the known columns of a model, and
`{{ incremental }}` asks for two branches. The other words do what is hostile. `{{ view }}`, `{{ ephemeral }}`
and their like are settings. Sources stand in `sources.txt`, one a line: name and columns with types.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from hashlib import sha256

from dq_core.relation import Column, Relation
from dq_core.types import dialect, parse
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import (
    Branch,
    Declared,
    Node,
    NodeKind,
    Reference,
    Rendered,
    Renderings,
    Segment,
    Unresolved,
)
from tests.projects.memory_tree import MemoryTree

_TAG = re.compile(r"\{\{ *(\w+) *(\w*) *\}\}")
_SETTINGS = ("view", "ephemeral", "snapshot", "python", "analysis", "disabled")


class FakeSession(Session):
    """A project in the small language."""

    def __init__(self, files: Mapping[str, str], dialect_name: str = "duckdb") -> None:
        self.tree = MemoryTree(files)
        self.rendered: list[str] = []
        nodes = {node.id: node for node in (*self._sources(dialect_name), *self._models())}
        self._declared = Declared("fake", "shop", "", dialect_name, nodes=nodes)

    @property
    def declared(self) -> Declared:
        return self._declared

    def _sources(self, dialect_name: str) -> list[Node]:
        found: list[Node] = []
        text = self.tree.read("sources.txt").source.text
        for line in text.splitlines():
            name, _, rest = line.partition(" ")
            columns = tuple(_column(each, dialect_name) for each in rest.split(";") if each.strip())
            found.append(
                Node(f"source.shop.raw.{name}", "source", name, relation=Relation(("raw", name), columns))
            )
        return found

    def _models(self) -> list[Node]:
        paths = [path for path in self.tree.files() if path.startswith("models/")]
        return [self._model(path, self.tree.read(path).source.text) for path in paths]

    def _model(self, path: str, text: str) -> Node:
        name = path.removeprefix("models/").removesuffix(".sql")
        words = {word for word, _ in _TAG.findall(text)} & set(_SETTINGS)
        kind: NodeKind = "snapshot" if "snapshot" in words else "analysis" if "analysis" in words else "model"
        return Node(
            f"{kind}.shop.{name}",
            kind,
            name,
            "shop",
            path,
            language="python" if "python" in words else "sql",
            relation=Relation(("prod", name)) if kind != "analysis" else None,
            materialized=next((each for each in ("view", "ephemeral") if each in words), "table"),
            config={"updated_at": "at"} if kind == "snapshot" else {},
            enabled="disabled" not in words,
            location=self.tree.read(path).source.location(0, 0),
        )

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        text = self.tree.read(node.path).source.text if node.path else ""
        return tuple(
            id_
            for word, name in _TAG.findall(text)
            if word in ("ref", "source") and (id_ := self._id(word, name))
        )

    def _id(self, word: str, name: str) -> str:
        forms = ("source.shop.raw.{}",) if word == "source" else ("model.shop.{}", "snapshot.shop.{}")
        nodes = self.declared.nodes
        ids = (form.format(name) for form in forms)
        return next((each for each in ids if each in nodes and nodes[each].enabled), "")

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        self.rendered.append(node.id)
        if "log" in self.tree:
            with open(str(self.tree["log"]), "a", encoding="utf-8") as log:
                log.write(f"{node.name}\n")
        text = self.tree.read(node.path).source.text
        branches: tuple[Branch, ...] = (
            ("full_refresh", "incremental") if "{{ incremental }}" in text else ("only",)
        )
        return Renderings(tuple(self._branch(node, branch, known) for branch in branches))

    def _branch(self, node: Node, branch: Branch, known: Mapping[str, Relation]) -> Rendered:
        raw = self.tree.read(node.path).source
        rendering = _Rendering(self, node, branch, known)
        parts: list[str] = []
        segments: list[Segment] = []
        at = length = 0
        for match in [*_TAG.finditer(raw.text), None]:
            start, end = match.span() if match else (len(raw.text), len(raw.text))
            for text, left, right, exact in (
                (raw.text[at:start], at, start, True),
                (rendering.tag(match, raw.location(start, end)) if match else "", start, end, False),
            ):
                if text:
                    segments.append(Segment(length, length + len(text), left, right, exact))
                    parts.append(text)
                    length += len(text)
            at = end
        return Rendered(
            branch,
            "".join(parts),
            raw,
            tuple(segments),
            tuple(rendering.references),
            macros=tuple(rendering.macros),
            unresolved=tuple(rendering.unresolved),
        )

    def inputs(self, node: Node, renderings: Renderings | None) -> str:
        text = self.tree.read(node.path).source.text
        for rendered in renderings.branches if renderings is not None else ():
            if rendered.macros:
                text += self.tree.read("macro.txt").source.text
        return sha256(text.encode()).hexdigest()


class _Rendering:
    """What the tags of one model become."""

    def __init__(
        self, session: FakeSession, node: Node, branch: Branch, known: Mapping[str, Relation]
    ) -> None:
        self._session = session
        self._node = node
        self._branch = branch
        self._known = known
        self.references: list[Reference] = []
        self.macros: list[str] = []
        self.unresolved: list[Unresolved] = []

    def tag(self, match: re.Match[str], place: object) -> str:
        word, name = match.groups()
        if word in ("ref", "source", "dynamic", "columns"):
            return self._reference(word, name, place)
        if word == "this":
            return f"prod.{self._node.name}"
        if word == "incremental":
            return " where a > 1 " if self._branch == "incremental" else ""
        if word == "macro":
            self.macros.append("shop.macro")
            return self._session.tree.read("macro.txt").source.text
        if word == "lack":
            self.unresolved.append(Unresolved("macro", name))
            return "1"
        _hostile(word)
        return ""

    def _reference(self, word: str, name: str, place: object) -> str:
        id_ = self._session._id("source" if word == "source" else "ref", name)  # noqa: SLF001
        kind = "source" if word == "source" else "ref"
        package = "raw" if kind == "source" else ""
        self.references.append(Reference(kind, name, package, node=id_, location=place))  # type: ignore[arg-type]
        if word == "columns":
            relation = self._known.get(id_)
            return ", ".join(each.name for each in relation.columns) if relation and relation.columns else "*"
        node = self._session.declared.nodes.get(id_)
        if node is None:
            return f"nothing.{name}"
        ephemeral = node.materialized == "ephemeral"
        return f"__dbt__cte__{name}" if ephemeral else ".".join(node.relation.name if node.relation else ())


def _hostile(word: str) -> None:
    if word == "loop":
        while True:
            pass
    if word == "hold":
        held = bytes(3_000_000_000)
        raise AssertionError(len(held))
    if word == "crash":
        os.abort()
    if word == "fail":
        raise ValueError("broken")


def _column(text: str, dialect_name: str) -> Column:
    name, _, kind = text.strip().partition(" ")
    required = kind.endswith("!")
    kind = kind.rstrip("!")
    return Column(name, parse(kind, dialect(dialect_name)) if kind else None, False if required else None)
