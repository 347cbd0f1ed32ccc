"""Lineage for people at a terminal: statement by statement, or as a tree around one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq.reports.palette import Palette
from dq.reports.tally import counted
from dq.tracing.asked import Asked
from dq.tracing.traced import Traced
from dq_core.display import flat, inert, width
from dq_lineage.answer.records import Coverage, Source, Statement
from dq_lineage.graph.records import Node
from dq_lineage.graph.tree import Branch

_ROWS, _STAR = "rows", "*"
_WIDEST = 40


def lines_of(traced: Traced, asked: Asked, palette: Palette) -> Iterator[str]:
    """Return the lines of the view: the trees asked for or all statements, then how much is known."""
    view = _View(palette, asked)
    blocks = view.trees() if asked.nodes else view.statements(traced)
    for block in blocks:
        yield from (inert(line) for line in block)
        yield ""
    for cycle in asked.graph.cycles(columns=False):
        yield f"made of itself: {', '.join(flat(str(node)) for node in cycle)}"
    yield _known(traced.coverage)


def tree_lines(asked: Asked, palette: Palette) -> Iterator[str]:
    """Return the lines of the trees around the nodes that were asked for."""
    for block in _View(palette, asked).trees():
        yield from (inert(line) for line in block)
        yield ""


def statement_lines(traced: Traced, asked: Asked, palette: Palette) -> Iterator[str]:
    """Return the lines of all statements."""
    for block in _View(palette, asked).statements(traced):
        yield from (inert(line) for line in block)
        yield ""


def _known(coverage: Coverage) -> str:
    statements = counted(coverage.statements, "statement", "statements")
    columns = counted(coverage.columns, "column", "columns")
    sure = [
        f"{coverage.exact:,} exact",
        f"{coverage.inferred:,} inferred",
        f"{coverage.ambiguous:,} ambiguous",
    ]
    known = f"{statements}, {coverage.resolved:,} known completely"
    unread = f", {coverage.unparsed:,} not parsed" if coverage.unparsed else ""
    return f"{known}{unread}; {columns}: {', '.join(sure)}"


class _View:
    """Writes the view."""

    def __init__(self, palette: Palette, asked: Asked) -> None:
        self.paint = palette.paint
        self.asked = asked

    # statements

    def statements(self, traced: Traced) -> Iterator[Iterable[str]]:
        """Return the lines of each statement."""
        for path, lineage in sorted(traced.lineages.items()):
            for statement in lineage.statements:
                yield self._statement(path, statement)

    def _statement(self, path: str, statement: Statement) -> Iterator[str]:
        place = statement.location or path
        kind = self.paint("strong", statement.kind)
        yield f"{flat(str(place))}  {kind}{self._tables(statement)}"
        entries = [(name, _merged(sources, self.asked)) for name, sources in _entries(statement)]
        if statement.indirect and self.asked.indirect:
            entries.append((f"({_ROWS})", _merged(statement.indirect, self.asked)))
        room = min(max((width(flat(name)) for name, _ in entries), default=0), _WIDEST)
        for name, sources in entries:
            yield from self._entry(flat(name), sources, room)

    def _tables(self, statement: Statement) -> str:
        if statement.renames:
            renames = (f"{old} -> {new}" for old, new in statement.renames)
            return f"  {flat(', '.join(renames))}"
        reads = ", ".join(self._named(name, statement) for name in sorted(statement.reads))
        writes = ", ".join(self._named(name, statement) for name in statement.writes)
        words = " -> ".join(word for word in (reads, writes) if word)
        if writes and not reads:
            words = f"-> {writes}"
        return f"  {words}" if words else ""

    def _named(self, name: str, statement: Statement) -> str:
        temporary = self.paint("faint", " (temporary)") if name in statement.temporary else ""
        return f"{flat(name)}{temporary}"

    def _entry(self, name: str, sources: list[tuple[str, str]], room: int) -> Iterator[str]:
        first = f"  {name}{' ' * (room - width(name))}"
        if not sources:
            yield f"{first}  <- {self.paint('faint', 'no source')}"
        longest = min(max((width(source) for source, _ in sources), default=0), _WIDEST)
        for source, words in sources:
            yield f"{first}  <- {source}{' ' * (longest - width(source))}  {words}"
            first = " " * (2 + max(room, width(name)))

    # trees

    def trees(self) -> Iterator[Iterable[str]]:
        """Return the lines of each tree."""
        for node in self.asked.nodes:
            yield self._tree(node)

    def _tree(self, node: Node) -> Iterator[str]:
        yield self.paint("strong", _title(node))
        branches = list(self.asked.graph.tree(node, self.asked.search))
        yield from self._branches(branches)
        rows = node.column is not None and self.asked.with_rows
        about = list(self.asked.graph.tree(Node(node.table), self.asked.search, rows=True)) if rows else []
        if about:
            yield self.paint("strong", f"rows of {_title(Node(node.table))}")
            yield from self._branches(about)

    def _branches(self, branches: list[Branch]) -> Iterator[str]:
        arrow = "<-" if self.asked.up else "->"
        if not branches:
            words = "made of no column that is known" if self.asked.up else "nothing is made of it"
            yield f"  {arrow} {self.paint('faint', words)}"
        for branch in branches:
            yield f"{'  ' * branch.depth}{arrow} {self._branch(branch)}"

    def _branch(self, branch: Branch) -> str:
        name = _title(branch.node)
        tables = self.asked.nodes[0].column is None
        rows = f" ({_ROWS})" if branch.node.column is None and not tables else ""
        words = [] if tables or (rows and self.asked.up) else [", ".join(branch.subtypes)]
        words += ["masked"] if branch.masking else []
        words += [branch.certainty] if branch.certainty != "exact" else []
        words += ["temporary"] if branch.node.table.passing else []
        words += [self.paint("faint", "(see above)")] if branch.again else []
        return "  ".join([f"{name}{rows}", *words])


def _title(node: Node) -> str:
    of = f"{node.table.script}: " if node.table.script and not node.table.name else ""
    return flat(f"{of}{node}")


def _entries(statement: Statement) -> list[tuple[str, list[Source]]]:
    """Return the columns of a statement with their sources; the stars of several tables are one entry."""
    several = len({column.dataset for column in statement.columns}) > 1
    entries: list[tuple[str, list[Source]]] = []
    stars: dict[str | None, list[Source]] = {}
    for column in statement.columns:
        known = stars.get(column.dataset) if column.name == _STAR else None
        if known is not None:
            known.extend(column.sources)
            continue
        sources = list(column.sources)
        if column.name == _STAR:
            stars[column.dataset] = sources
        entries.append((f"{column.dataset}.{column.name}" if several else column.name, sources))
    return entries


def _merged(sources: Iterable[Source], asked: Asked) -> list[tuple[str, str]]:
    """Return each column once, with its subtypes and what else there is to say about it."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        if asked.indirect or source.kind == "DIRECT":
            found.setdefault(flat(f"{source.dataset}.{source.column}"), []).append(source)
    return [(name, _words(members)) for name, members in found.items()]


def _words(sources: list[Source]) -> str:
    words = [", ".join(source.subtype for source in sources)]
    words += ["masked"] if all(source.masking for source in sources) else []
    unsure = {source.certainty for source in sources} - {"exact"}
    return "  ".join([*words, *sorted(unsure)])
