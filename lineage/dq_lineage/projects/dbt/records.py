"""What dbt's files say beside the nodes: packages with their macros, variables, the target, dispatch."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.location import Location
from dq_core.record import field, identity_record, record
from dq_core.source import Source
from dq_lineage.projects.records import Declared


@record
class MacroArgument:
    """An argument of a macro as documented; `type` is as written."""

    name: str
    type: str = ""
    description: str = ""


@record
class MacroProperties:
    """What a properties file says of a macro."""

    name: str
    description: str = ""
    arguments: tuple[MacroArgument, ...] = ()
    location: Location | None = None


@identity_record
class Package:
    """The project itself (`root`), an installed package, or one of the built-in stand-ins (`builtin`).

    `macro_files` are the texts that may declare macros, by their path in the tree; `variables` the `vars` of
    its dbt_project.yml; `dispatch` maps a macro namespace to its search order; `macros` is what properties
    say of macros, by name.
    """

    name: str
    folder: str
    macro_files: Mapping[str, Source] = field(default_factory=dict)
    variables: Mapping[str, object] = field(default_factory=dict)
    dispatch: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    root: bool = False
    builtin: bool = False
    macros: Mapping[str, MacroProperties] = field(default_factory=dict)


@record
class Target:
    """The warehouse that a project is rendered for: `type` as dbt names it, and what `target` shows of it.

    `path` is that of the file of a DuckDB or SQLite database, as written.
    """

    type: str
    name: str = "dev"
    database: str = ""
    schema: str = ""
    profile: str = ""
    path: str = ""


@identity_record
class DbtProject:
    """A dbt project as declared, ready to be rendered.

    `packages` begins with the root. `variables` are those of dbt_project.yml; those that packages may see are
    worked out by the renderer. `quoting` tells which parts of a relation's name are quoted. `batched` says
    that dbt runs microbatch models batch by batch.
    """

    declared: Declared
    packages: tuple[Package, ...]
    target: Target
    quoting: Mapping[str, bool] = field(default_factory=dict)
    version: str = ""
    docs: Mapping[str, str] = field(default_factory=dict)
    batched: bool = True

    @property
    def dispatch(self) -> Mapping[str, tuple[str, ...]]:
        """In which packages macros of a namespace are looked for, as the root says."""
        return next((package.dispatch for package in self.packages if package.root), {})
