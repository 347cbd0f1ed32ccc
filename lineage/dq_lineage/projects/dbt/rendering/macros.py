"""Macros as templates call them, and the namespaces of packages."""

from __future__ import annotations

from typing import Any

from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.macro_index import DeclaredMacro
from dq_lineage.projects.dbt.rendering.program import MACRO_PREFIX, BrokenTemplateError, Program
from dq_lineage.projects.dbt.rendering.run import Run


class MacroReturn(BaseException):
    """Ends a macro with a value."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


def return_value(data: Any = None) -> None:
    """End the macro that runs with a value, as `return` of dbt."""
    raise MacroReturn(data)


class Macro:
    """A macro in one run; compiled when it is called first."""

    __slots__ = ("_declared", "_function", "_program", "_run")

    def __init__(self, run: Run, declared: DeclaredMacro) -> None:
        self._run, self._declared = run, declared
        self._function: Any = None
        self._program: Program | None = None

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Run the macro."""
        run, declared = self._run, self._declared
        run.macros[declared.id] = None
        if self._function is None and not self._prepared():
            return ""
        run.active.append((declared.package, self._program))
        try:
            function: Any = self._function
            return function(*arguments, **named)
        except MacroReturn as ended:
            return ended.value
        finally:
            run.active.pop()

    def _prepared(self) -> bool:
        try:
            program = self._program = self._run.engine.macro_program(self._declared)
        except BrokenTemplateError as error:
            place = self._run.place() if self._declared.raw.builtin else error.location
            self._run.record("macro", self._declared.name, place, str(error))
            return False
        context = self._run.context(program)
        for _ in program.root(context):
            pass
        self._function = context.vars.get(MACRO_PREFIX + self._declared.name)
        return self._function is not None

    def __str__(self) -> str:
        return f"<macro {self._declared.id}>"


@identity_record
class Namespace:
    """The macros of a package, as attributes."""

    _run: Run
    _package: str

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> Any:
        found = self.get(name)
        if found is None:
            full = f"{self._package}.{name}"
            return self._run.engine.absent(name=full, lack="macro", detail="no such macro in the package")
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """Return a macro of the package, or the default."""
        return self._run.engine.names.macro(self._run, self._package, name) or default
