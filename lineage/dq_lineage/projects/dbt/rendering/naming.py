"""The names of relations: as declared, or by macros that the project overrides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dq_core.record import changed
from dq_lineage.projects.dbt.declaring.values import as_mapping
from dq_lineage.projects.dbt.rendering.macro_index import MacroIndex
from dq_lineage.projects.dbt.rendering.quoting import quoting_of
from dq_lineage.projects.records import Node

if TYPE_CHECKING:
    from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
    from dq_lineage.projects.dbt.rendering.engine import Engine

PARTS = {"database": "database", "schema": "schema", "identifier": "alias"}
# a part of the name that config() states by anything but a text
_EXPRESSION = re.compile(r"\b(?:alias|schema|database)\s*=(?!=)\s*(?!\s|'[^']*'\s*[,)]|\"[^\"]*\"\s*[,)])")
_NAMED = ("model", "seed", "snapshot", "analysis", "test")


def overridden(index: MacroIndex) -> dict[str, str]:
    """Return the parts of names for which the root project has a macro of its own, with the macro's name."""
    own = index.real.get(index.root, {})
    found: dict[str, str] = {}
    for part, word in PARTS.items():
        name = f"generate_{word}_name"
        if name in own or any(other.endswith(f"__{name}") for other in own):
            found[part] = name
    return found


def names_itself(node: Node, text: str) -> bool:
    """Say whether only rendering the text of a node tells the name of its relation."""
    return node.kind == "model" and "config" in text and _EXPRESSION.search(text) is not None


class Naming:
    """The names of relations of one project, each worked out once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._overridden = overridden(engine.index)
        self._declared: dict[str, TableRelation] = {}
        self._worked_out: dict[str, TableRelation] = {}
        self._settings: dict[str, Mapping[str, Any]] = {}

    def declared(self, node: Node) -> TableRelation:
        """Return the relation of a node as the files name it; by the target where they do not."""
        found = self._declared.get(node.id)
        if found is None:
            found = self._declared[node.id] = self._from_files(node)
        return found

    def relation(self, node: Node, found: Mapping[str, Any]) -> TableRelation:
        """Return the relation of a node; `found` are settings of its text that only rendering tells."""
        found = found or self._own_settings(node)
        own = {part: found[word] for part, word in PARTS.items() if word in found}
        if not self._overridden:
            return self._with_found(node, own) if own else self.declared(node)
        key = repr((node.id, own)) if own else node.id
        made = self._worked_out.get(key)
        if made is None:
            # while the macros run, the node has the name that the files give it
            self._worked_out[key] = self.declared(node)
            made = self._worked_out[key] = self._by_macros(node, found)
        return made

    def _own_settings(self, node: Node) -> Mapping[str, Any]:
        """Return what a node's text sets by expressions; rendered once, nothing while that is under way."""
        known = self._settings.get(node.id)
        if known is None:
            known = self._settings[node.id] = {}
            if node.language == "sql" and names_itself(node, self._engine.node_text(node)):
                known = self._settings[node.id] = self._engine.found_settings(node)
        return known

    def _from_files(self, node: Node) -> TableRelation:
        target = self._engine.project.target
        name = node.relation.name if node.relation else ()
        parts = (
            (*(("",) * (3 - len(name))), *name)[-3:] if name else (target.database, target.schema, node.name)
        )
        made = self._engine.relation(parts[0], parts[1], parts[2])
        if node.kind == "source":
            # the quoting of the project is not that of its sources
            made = changed(made, _quoting=quoting_of(target.type, as_mapping(node.config.get("quoting"))))
        return changed(made, _node=node.id)

    def _with_found(self, node: Node, own: Mapping[str, Any]) -> TableRelation:
        declared = self.declared(node)
        alias = own.get("identifier")
        return changed(declared, identifier=str(alias)) if alias else declared

    def _by_macros(self, node: Node, found: Mapping[str, Any]) -> TableRelation:
        declared = self.declared(node)
        if node.kind not in _NAMED:
            return declared
        settings = {**node.config, **found}
        parts = {}
        for part, macro in self._overridden.items():
            # what a snapshot states as its target is its name as it stands
            exact = settings.get(f"target_{part}") if node.kind == "snapshot" else None
            name = exact or self._engine.naming_run(node, macro, settings.get(PARTS[part]))
            if name:
                parts[part] = str(name)
        return changed(declared, **parts)
