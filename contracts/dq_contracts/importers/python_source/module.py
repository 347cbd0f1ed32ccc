"""A Python module as its syntax tree, and what its names stand for."""

from __future__ import annotations

import ast

from dq_contracts.importers.schema_source import Losses, SourceError
from dq_core.location import Location
from dq_core.source import Source

_MOST_LEVELS = 40


class Module:
    """The classes, constants and imports at the top of a module. Nothing is run."""

    def __init__(self, source: Source, losses: Losses) -> None:
        """Parse the text; raises SourceError where it is no Python."""
        self.source = source
        self.losses = losses
        self.classes: dict[str, ast.ClassDef] = {}
        self.assigned: dict[str, ast.expr] = {}
        self.imported: dict[str, str] = {}
        for statement in _parsed(source).body:
            self._remember(statement)

    def _remember(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.ClassDef):
            self.classes[statement.name] = statement
        elif isinstance(statement, ast.If | ast.Try):
            for inner in statement.body:
                self._remember(inner)
        elif isinstance(statement, ast.ImportFrom | ast.Import):
            self._import(statement)
        else:
            self._assign(statement)

    def _import(self, statement: ast.ImportFrom | ast.Import) -> None:
        above = f"{statement.module or ''}." if isinstance(statement, ast.ImportFrom) else ""
        for name in statement.names:
            known = name.asname or (name.name if above else name.name.split(".")[0])
            self.imported[known] = f"{above}{name.name if above or name.asname else known}"

    def _assign(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.Assign):
            names = (target.id for target in statement.targets if isinstance(target, ast.Name))
            self.assigned |= dict.fromkeys(names, statement.value)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            self.assigned |= {statement.target.id: statement.value} if statement.value else {}
        elif type(statement).__name__ == "TypeAlias":  # Python 3.12
            self.assigned[statement.name.id] = statement.value  # type: ignore[attr-defined]

    def place(self, node: ast.AST) -> Location:
        """Return where a node stands."""
        line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        end_line = getattr(node, "end_lineno", line) or line
        end = getattr(node, "end_col_offset", column) or column
        first = self._column(line, column)
        last = self._column(end_line, end) if end_line == line else len(self.source.line(line)) + 1
        return Location(self.source.path, line, first, line, last)

    def _column(self, line: int, offset: int) -> int:
        """Return the column of an offset in bytes, which is how the tree counts."""
        return len(self.source.line(line).encode()[:offset].decode(errors="replace")) + 1

    def name(self, node: ast.expr | None) -> str:
        """Return the full dotted name that an expression spells, imports resolved; empty for another one."""
        if isinstance(node, ast.Name):
            return self.imported.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            above = self.name(node.value)
            return f"{above}.{node.attr}" if above else ""
        return ""

    def short_name(self, node: ast.expr | None) -> str:
        """Return the last word of the name that an expression spells."""
        return self.name(node).rpartition(".")[2]

    def text(self, node: ast.AST) -> str:
        """Return the source of a node on one line."""
        text = " ".join((ast.get_source_segment(self.source.text, node) or "").split())
        return text if len(text) <= 80 else f"{text[:77]}..."  # noqa: PLR2004

    def lose(self, node: ast.AST, reason: str, place: str = "") -> None:
        """Record a loss at a node."""
        self.losses.add(reason, place, self.place(node))

    def ancestors(self, declared: ast.ClassDef) -> list[ast.ClassDef]:
        """Return a class and its bases in this file, bases first, each once."""
        found: list[ast.ClassDef] = []
        self._collect(declared, found, _MOST_LEVELS)
        return found

    def _collect(self, declared: ast.ClassDef, found: list[ast.ClassDef], levels: int) -> None:
        for base in reversed(declared.bases):
            inner = self.classes.get(base.id) if isinstance(base, ast.Name) else None
            if inner is not None and inner is not declared and levels:
                self._collect(inner, found, levels - 1)
        if declared not in found:
            found.append(declared)

    def base_names(self, declared: ast.ClassDef) -> set[str]:
        """Return the names of all bases, those of bases in this file as well."""
        return {
            self.name(_subscripted(base)) for ancestor in self.ancestors(declared) for base in ancestor.bases
        }


def _subscripted(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Subscript) else node


def _parsed(source: Source) -> ast.Module:
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the user's text, such as an invalid escape
            return ast.parse(source.text)
    except SyntaxError as error:
        line, column = error.lineno or 1, error.offset or 1
        place = Location(source.path, line, column, line, column + 1)
        raise SourceError(f"not valid Python: {error.msg}", place) from None
    except (ValueError, RecursionError, MemoryError) as error:
        reason = str(error) or "it is nested too deep"
        raise SourceError(f"not valid Python: {reason}", source.location(0, 0)) from None


def docstring(declared: ast.ClassDef) -> str:
    """Return the docstring of a class, without its indentation."""
    return ast.get_docstring(declared) or ""
