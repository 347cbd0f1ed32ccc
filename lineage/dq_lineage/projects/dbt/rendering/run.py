"""One rendering under way: which node, what is known, what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jinja2.runtime import Context
from jinja2.utils import missing

from dq_core.location import Location
from dq_core.relation import Relation
from dq_lineage.projects.dbt.rendering.context.fresh import fresh
from dq_lineage.projects.dbt.rendering.program import Program, failure_place, running_place
from dq_lineage.projects.records import Lack, Node, Reference, Unresolved

if TYPE_CHECKING:
    from dq_lineage.projects.dbt.rendering.engine import Engine
    from dq_lineage.projects.dbt.rendering.macros import Macro


class TemplateContext(Context):
    """Jinja's context of one program in one run; names that the template did not set come from the run."""

    def __init__(self, run: Run, program: Program) -> None:
        super().__init__(run.engine.environment, {}, None, {})
        self.run, self.program = run, program

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of a name, or Jinja's mark of a missing one."""
        return self.vars[key] if key in self.vars else self.run.resolve(key)


class Run:
    """What one rendering of one node knows and finds.

    `main` is the program of the node's own text, None while only its name is worked out. `incremental` is
    what is_incremental() is answered for incremental models; `asked_incremental` tells that it was asked.
    `config` are the settings in force, `found_config` those that the text sets itself, `read_config` what was
    read of them before they were set.
    """

    def __init__(
        self,
        engine: Engine,
        node: Node,
        known: Mapping[str, Relation],
        config: Mapping[str, object],
        main: Program | None = None,
        *,
        incremental: bool = False,
    ) -> None:
        self.engine: Engine = engine
        self.node, self.known = node, known
        self.main = main
        self.incremental, self.asked_incremental = incremental, False
        self.config: dict[str, Any] = fresh(dict(config))
        self.found_config: dict[str, Any] = {}
        self.read_config: dict[str, Any] = {}
        self.results: dict[str, Any] = {}
        self.places: list[tuple[Program, int]] = []
        self.active: list[tuple[str, Program | None]] = []
        self.unresolved: dict[tuple[str, str, Location | None], Unresolved] = {}
        self.references: list[Reference] = []
        self.ephemeral: dict[str, tuple[Node, tuple[Program, int] | None]] = {}
        self.macros: dict[str, None] = {}
        self.made_macros: dict[str, Macro] = {}
        self.variables: dict[str, None] = {}
        self._names: dict[str, Any] = {}
        self._owned: dict[int, tuple[Any, Any]] = {}

    @property
    def package(self) -> str:
        """The package that the node stands in."""
        return self.node.package or self.engine.index.root

    def owned(self, value: Any) -> Any:
        """Return a value of the project as this run may change it, the same one each time."""
        if not isinstance(value, list | dict):
            return value
        if id(value) not in self._owned:
            # the value stays with its copy, so that its number is nobody else's
            self._owned[id(value)] = value, fresh(value)
        return self._owned[id(value)][1]

    def resolve(self, name: str) -> Any:
        """Return what a name means that no template sets, or Jinja's mark of a missing one."""
        found = self._names.get(name, missing)
        if found is missing:
            found = self._names[name] = self.engine.names.value(self, name)
        if found is missing and self.active:
            # dbt looks in the package of the node only; a package's own macros stand behind all else.
            return self.engine.names.macro(self, self.active[-1][0], name) or missing
        return found

    def context(self, program: Program) -> TemplateContext:
        """Return a new context for a program."""
        return TemplateContext(self, program)

    def record(self, lack: Lack, name: str, location: Location | None, detail: str = "") -> None:
        """Note that something is not there; the same thing at the same place once."""
        self.unresolved.setdefault((lack, name, location), Unresolved(lack, name, location, detail))

    def note(self, lack: Lack, name: str, detail: str = "") -> None:
        """Note that something is not there for the call that runs now."""
        self.record(lack, name, self.place(), detail)

    def place(self, name: str = "") -> Location | None:
        """Return where the templates of the user stand now; more exactly for a name that is used there."""
        if name:
            programs = [self.active[-1][1]] if self.active else []
            for program in (*programs, *(program for program, _ in reversed(self.places[-3:])), self.main):
                found = program.name_place(name) if program and not program.raw.builtin else None
                if found:
                    return found
        for program, offset in reversed(self.places):
            if not program.raw.builtin:
                return program.place(offset)
        return running_place()

    def own_call(self) -> tuple[Program, int] | None:
        """Return the program and offset of the call in the node's own text that runs now."""
        return next(((program, at) for program, at in self.places if program is self.main), None)

    def own_place(self) -> Location | None:
        """Return the place of the call in the node's own text that runs now."""
        call = self.own_call()
        return call[0].place(call[1]) if call else self.place()

    def fail(self, lack: Lack, about: str, error: BaseException) -> None:
        """Note an exception that ended the rendering, at the innermost place that it passed."""
        place = failure_place(error.__traceback__) or (self.main.place(0) if self.main else None)
        self.record(lack, about, place, _first_line(error))


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0][:300]
