"""A template compiled: code that yields pairs of origin and text, and where everything stands."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from io import StringIO
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.runtime import Context

from dq_core.location import Location
from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.generator import PlacedCodeGenerator
from dq_lineage.projects.dbt.rendering.limits import LimitExceededError
from dq_lineage.projects.dbt.rendering.positions import Marks, RawText
from dq_lineage.projects.records import Lack

if TYPE_CHECKING:
    from dq_lineage.projects.dbt.rendering.environment import DbtEnvironment

MACRO_PREFIX = "dbt_macro__"
_FILE = "<dbt template>"
_INHERITANCE = re.compile(r"extends|block|import|include")
_TOO_MUCH = (RecursionError, MemoryError, LimitExceededError)
Root = Callable[[Context], Iterator[tuple[int, str]]]


class BrokenTemplateError(Exception):
    """A template that is none: what is wrong, and where; `lack` is limit where it is only too much."""

    def __init__(self, message: str, location: Location, lack: Lack = "jinja") -> None:
        super().__init__(message)
        self.location = location
        self.lack: Lack = lack


@identity_record
class Program:
    """The code of a stretch of a file that begins at `base`.

    Origins are offsets in the stretch. `lines` pairs lines of the code with offsets, in order of the code.
    """

    raw: RawText
    base: int
    root: Root
    marks: Marks
    lines: tuple[tuple[int, int], ...]

    def location(self, start: int, end: int) -> Location:
        """Return the place in the file of a stretch of the template."""
        return self.raw.location(self.base + start, self.base + end)

    def place(self, offset: int) -> Location:
        """Return the place of the call or tag at an offset of the template."""
        return self.location(*self.marks.span(offset))

    def name_place(self, name: str) -> Location | None:
        """Return the first place where a name is used."""
        start = self.marks.names.get(name)
        return None if start is None else self.location(start, start + len(name))

    def line_place(self, line: int) -> Location:
        """Return the place of what a line of the code was made of."""
        number = bisect_right(self.lines, (line, len(self.raw.text) + 1)) - 1
        return self.place(self.lines[number][1] if number >= 0 else 0)


def compile_program(
    environment: DbtEnvironment, raw: RawText, base: int = 0, end: int | None = None
) -> Program:
    """Compile a stretch of a file, in which the names of macros get dbt's prefix.

    So no macro hides itself, and one in the text of a model is not known there by its own name, as in dbt.
    Raises BrokenTemplateError with the place of what is wrong.
    """
    text = raw.text[base:end]
    marks = environment.placed_lexer.marks = Marks()
    try:
        code, lines = _generated(environment, text, marks)
        names: dict[str, Any] = {"environment": environment}
        exec(compile(code, _FILE, "exec"), names)  # noqa: S102 - Jinja's code, of a template in its sandbox
    except TemplateSyntaxError as error:
        start = min(max(error.lineno - 1, 0), len(text))
        place = raw.location(base + start, base + start)
        raise BrokenTemplateError(error.message or "", place) from error
    except (SyntaxError, ValueError, AssertionError, *_TOO_MUCH) as error:
        message = f"the template cannot be compiled ({type(error).__name__})"
        lack: Lack = "limit" if isinstance(error, _TOO_MUCH) else "jinja"
        raise BrokenTemplateError(message, raw.location(base, base), lack) from error
    program = Program(raw, base, names["root"], marks, tuple(lines))
    names["template_program"] = program
    return program


def _generated(environment: DbtEnvironment, text: str, marks: Marks) -> tuple[str, list[tuple[int, int]]]:
    tree = Parser(environment, text).parse()
    for node in tree.find_all(nodes.Macro) if "macro" in text else ():
        node.name = MACRO_PREFIX + node.name
    if not _INHERITANCE.search(text):
        # Jinja looks through the whole tree three times for what cannot be there
        vars(tree).update(find=_no_node, find_all=_no_nodes)
    stream = StringIO()
    generator = PlacedCodeGenerator(environment, None, None, stream, optimized=False)
    generator.marks = marks
    generator.visit(tree)
    return stream.getvalue(), [(line, offset - 1) for offset, line in generator.debug_info]


def _no_node(_kind: object) -> None:
    return None


def _no_nodes(_kind: object) -> tuple[()]:
    return ()


def failure_place(traceback: TracebackType | None) -> Location | None:
    """Return the innermost place, in a file of the user's, of the templates that an exception passed."""
    found = None
    while traceback is not None:
        program = traceback.tb_frame.f_globals.get("template_program")
        if isinstance(program, Program) and not program.raw.builtin:
            found = program.line_place(traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def running_place() -> Location | None:
    """Return the innermost place, in a file of the user's, of the templates that run now."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - there is no public way to look at who calls
    while frame is not None:
        program = frame.f_globals.get("template_program")
        if isinstance(program, Program) and not program.raw.builtin:
            return program.line_place(frame.f_lineno)
        frame = frame.f_back
    return None
