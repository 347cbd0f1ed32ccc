"""A project with what rendering looks up in it again and again; Jinja is not needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from dq_core.source import Source
from dq_lineage.projects.dbt.records import DbtProject
from dq_lineage.projects.dbt.rendering.lookup import NodeLookup, look_up
from dq_lineage.projects.dbt.rendering.macro_index import MacroIndex, index_macros
from dq_lineage.projects.dbt.rendering.variables import ProjectVariables, variables_of
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Node


class IndexedProject:
    """A project, the texts of its nodes, and its indexes, each made when somebody asks for it.

    `environment_variables` are all that templates may see; the machine's own are never read.
    """

    def __init__(
        self,
        project: DbtProject,
        environment_variables: Mapping[str, str],
        text_of: Callable[[Node | Outline], Source],
    ) -> None:
        self.project, self.environment_variables, self.text_of = project, environment_variables, text_of

    @cached_property
    def index(self) -> MacroIndex:
        """The macros by their names."""
        return index_macros(self.project.packages)

    @cached_property
    def lookup(self) -> NodeLookup:
        """The nodes by what refs and sources name."""
        return look_up(self.project.declared, self.project.declared.name)

    @cached_property
    def variables(self) -> ProjectVariables:
        """The variables of all packages."""
        return variables_of(self.project.packages)
