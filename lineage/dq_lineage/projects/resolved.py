"""A node as it is resolved: its SQL, what that makes of what, and its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from dq_core.finding import Finding
from dq_core.relation import Relation
from dq_lineage.answer.packing import BadFormError, unpacked
from dq_lineage.answer.records import Lineage
from dq_lineage.answer.storing import restored
from dq_lineage.dialects.traits import Traits
from dq_lineage.projects.known import Known, canonical, declared, makes_table, merged, with_name
from dq_lineage.projects.records import BY_PROPERTIES, Node, Reference, Renderings, Unresolved
from dq_lineage.projects.references import References, naming
from dq_lineage.projects.storing import restored_columns
from dq_lineage.projects.writing import opaque, script, writing_of


class Resolved:
    """A node with all that is known of it. What only some ask for is made when they do.

    `upstream` are the ids of the nodes that it reads. `answer` is the plain form of what was worked out, None
    for what is no SQL; what comes from a worker or a store and has no such form counts as not worked out.
    `reads` are the names of the tables upstream, for SQL that could not be read; `literal` gives what a text
    that is no SQL names.
    """

    def __init__(
        self,
        node: Node,
        traits: Traits,
        answer: Mapping[str, Any] | None,
        upstream: tuple[str, ...] = (),
        reads: tuple[str, ...] = (),
        references: References | None = None,
        *,
        literal: Callable[[], tuple[Reference, ...]] | None = None,
    ) -> None:
        self.node = node
        self.upstream = upstream
        self._references = references
        self._literal = literal
        self._traits = traits
        self._answer = answer
        self._reads = reads

    @cached_property
    def known(self) -> Known:
        """Its table, and whether its columns are all known."""
        node = with_name(self.node, self._name())
        if self._answer is None:
            return declared(node)
        try:
            columns = restored_columns(self._answer.get("columns"))
        except BadFormError:
            columns = ()  # of what was not worked out
        closed = self._answer.get("closed") is True and bool(columns)
        return merged(node, columns, closed=closed, traits=self._traits)

    @property
    def relation(self) -> Relation:
        """Its table: declared and inferred columns with types and nullability; a declared type wins.

        `closed` says whether these are all columns that it has.
        """
        return self.known.relation

    @property
    def closed(self) -> bool:
        """Whether its table has no other columns than those of `relation`."""
        return self.known.closed

    @property
    def table(self) -> str:
        """The name of its table in graphs, empty for what makes none."""
        return canonical(self.known.relation.name, self._traits)

    def _name(self) -> tuple[str, ...]:
        """Return the name of its table as rendering found it; empty where it did not."""
        found = self._answer.get("name") if self._answer is not None else None
        if not isinstance(found, list) or not all(isinstance(part, str) for part in found):
            return ()
        return tuple(found)

    @cached_property
    def renderings(self) -> Renderings:
        """Its SQL, in one branch or two; none for what is no SQL."""
        if self._answer is None:
            return Renderings()
        try:
            return unpacked(Renderings, self._answer.get("renderings"))
        except BadFormError as error:
            return Renderings((), (Unresolved("limit", self.node.name, self.node.location, str(error)),))

    @cached_property
    def lineages(self) -> tuple[Lineage, ...]:
        """The lineage of each branch, its query being what writes its table; places are in its file."""
        if self._answer is None:
            return ()
        try:
            return tuple(restored(each) for each in self._answer.get("lineages", ()))
        except (BadFormError, TypeError):
            return ()

    @property
    def text(self) -> str:
        """Its SQL in all branches, as one text."""
        return "\n;\n".join(rendered.text for rendered in self.renderings.branches)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with its references."""
        if self._references is None:
            return ()
        renderings = self.renderings
        if self._literal is not None:
            renderings = naming(self._literal())
        return self._references.findings(self.node, renderings)

    @cached_property
    def script(self) -> Lineage:
        """The statements of all branches as one script, for graphs: a first run, and those after it.

        Of SQL that could not be had or read it says which tables are made of which.
        """
        lineages = self.lineages
        table = self.table if makes_table(self.node) else ""
        if table and not any(writing_of(lineage) for lineage in lineages):
            lineages = (*lineages, Lineage((opaque(table, self._reads, "its SQL is not known"),)))
        return script(lineages, self._traits.name)

    @property
    def unresolved(self) -> tuple[Unresolved, ...]:
        """What its files do not say, each once."""
        found = self.renderings.unresolved + tuple(
            each for rendered in self.renderings.branches for each in rendered.unresolved
        )
        without = self.node.language not in ("sql", "csv") and self.node.kind not in BY_PROPERTIES
        if without and self.node.enabled:
            found += (Unresolved("language", self.node.language, self.node.location),)
        return tuple(dict.fromkeys(found))
