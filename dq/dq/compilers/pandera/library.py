"""The functions of generated modules: found by name in the texts of `sources`, with all that they use."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

_SOURCES = os.path.join(os.path.dirname(__file__), "sources")
_OWN = "dq.compilers.pandera.sources"
_PRAGMA = re.compile(r"  # (?:noqa|type: ignore)\b[^\n]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A function, class or constant with its text, and the names that it uses."""

    name: str
    text: str
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Import:
    """A name that an import binds: `import module as name` where `member` is empty."""

    name: str
    module: str
    member: str = ""


@dataclass(slots=True)
class Library:
    """All pieces of some sources in their order, and what they import from elsewhere."""

    pieces: dict[str, Piece] = field(default_factory=dict)
    imports: dict[str, Import] = field(default_factory=dict)

    def needed(self, names: Iterable[str]) -> tuple[list[Piece], list[Import]]:
        """Return the pieces of these names with all that they use, and the imports."""
        wanted: set[str] = set()
        waiting = [name for name in names if name in self.pieces]
        used = set(names)
        while waiting:
            name = waiting.pop()
            if name not in wanted:
                wanted.add(name)
                used |= self.pieces[name].uses
                waiting += [used for used in self.pieces[name].uses if used in self.pieces]
        pieces = [piece for name, piece in self.pieces.items() if name in wanted]
        return pieces, [found for name, found in self.imports.items() if name in used]

    @property
    def names(self) -> frozenset[str]:
        """All names that the pieces and their imports may bind."""
        return frozenset((*self.pieces, *self.imports))


@cache
def library(sources: tuple[str, ...]) -> Library:
    """Return what the named files of `sources` declare; a name stands for one thing in all of them."""
    found = Library()
    for source in sources:
        with open(os.path.join(_SOURCES, f"{source}.py"), encoding="utf-8") as file:
            text = file.read()
        _read(text, found)
    return found


def _read(text: str, found: Library) -> None:
    lines = text.splitlines()
    statements = ast.parse(text).body
    for number, statement in enumerate(statements):
        for imported in _imports(statement):
            found.imports[imported.name] = imported
        name = _declared(statement)
        if name:
            behind = statements[number + 1] if number + 1 < len(statements) else None
            last = behind if _is_text(behind) else statement
            found.pieces[name] = Piece(name, _text(lines, statement, last), names_in(statement))


def _imports(statement: ast.stmt) -> Iterator[Import]:
    if isinstance(statement, ast.Import):
        yield from (Import(alias.asname or alias.name, alias.name) for alias in statement.names)
    elif isinstance(statement, ast.ImportFrom) and statement.module != "__future__":
        module = statement.module or ""
        if not module.startswith(_OWN):
            yield from (Import(alias.name, module, alias.name) for alias in statement.names)


def _declared(statement: ast.stmt) -> str:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return statement.name
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    return getattr(getattr(statement, "target", None), "id", "")


def _is_text(statement: ast.stmt | None) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _text(lines: list[str], first: ast.stmt, last: ast.stmt | None) -> str:
    decorators = getattr(first, "decorator_list", [])
    start = min([first.lineno, *(decorator.lineno for decorator in decorators)])
    end = (last or first).end_lineno or start
    return _PRAGMA.sub("", "\n".join(lines[start - 1 : end]))


def names_in(tree: ast.AST) -> frozenset[str]:
    """Return the names that code uses."""
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
