"""Read the cases of the graph, and write answers in their form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dq_lineage.graph.graph import Graph, compose
from dq_lineage.graph.lookup import NoSuchNodeError
from dq_lineage.graph.records import Edge, Node, Reached
from dq_lineage.interface import lineage

FOLDER = Path(__file__).parent / "graph"
_PART = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """Scripts by their names, and the questions with the lines that are expected."""

    dialect: str
    scripts: dict[str, str]
    questions: list[tuple[str, list[str]]]

    def graph(self) -> Graph:
        return compose((name, lineage(text, self.dialect)) for name, text in self.scripts.items())


def read(path: Path) -> Case:
    head, *parts = _PART.split(path.read_text(encoding="utf-8"))
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    asked = named.pop("ask")
    return Case(head.partition(":")[2].strip(), named, list(_questions(asked)))


def _questions(text: str) -> Iterator[tuple[str, list[str]]]:
    question, lines = "", list[str]()
    for line in [*text.splitlines(), "end"]:
        if line.startswith("  "):
            lines.append(line.strip())
            continue
        if question:
            yield question, lines
        question, lines = line, []


def answer(graph: Graph, question: str) -> list[str]:
    verb, *words = question.split()
    try:
        return list(_ANSWERS[verb](graph, words))
    except NoSuchNodeError as error:
        return [f"! {error.message} | {error.help}".rstrip(" |")]


def _search(graph: Graph, verb: str, words: list[str]) -> Iterator[str]:
    name, *options = words
    depth = next((int(option[6:]) for option in options if option.startswith("depth=")), None)
    passing = "lasting" not in options
    if verb == "rows":
        yield from map(_reached, graph.rows(name, depth=depth, passing=passing))
        return
    search = graph.upstream if verb == "upstream" else graph.downstream
    tables = graph.find(name)[0].column is None
    for found in search(name, depth=depth, indirect="direct" not in options, passing=passing):
        yield f"{found.depth} {found.node}" if tables else _reached(found)


def _reached(found: Reached) -> str:
    words = [str(found.depth), _node(found.node), found.subtype]
    words += ["masked"] if found.masking else []
    words += [found.certainty] if found.certainty != "exact" else []
    return " ".join(words)


def _node(node: Node) -> str:
    return f"{node} (rows)" if node.column is None else str(node)


def _edges(edges: Iterable[Edge]) -> Iterator[str]:
    for edge in edges:
        yield f"{_node(edge.source)} -> {_node(edge.target)} {edge.subtype}"


_ANSWERS: dict[str, Callable[[Graph, list[str]], Iterable[str]]] = {
    "upstream": lambda graph, words: _search(graph, "upstream", words),
    "downstream": lambda graph, words: _search(graph, "downstream", words),
    "rows": lambda graph, words: _search(graph, "rows", words),
    "path": lambda graph, words: _edges(graph.path(graph.find(words[0])[0], graph.find(words[1])[0])),
    "edges": lambda graph, words: _edges(graph.edges(passing="lasting" not in words)),
    "tables": lambda graph, _: (f"{source} -> {target}" for source, target in graph.table_edges()),
    "roots": lambda graph, _: map(str, graph.roots()),
    "leaves": lambda graph, _: map(str, graph.leaves()),
    "cycles": lambda graph, _: (", ".join(map(str, cycle)) for cycle in graph.cycles()),
    "find": lambda graph, words: map(str, graph.find(words[0])),
}
