"""What is wrong with the references of a node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from dq_core.finding import Finding
from dq_core.record import changed
from dq_core.source import Source
from dq_core.suggestion import FirstSuggestions
from dq_lineage.notices.column_of_nothing import column_of_nothing
from dq_lineage.notices.expression_unparsable import expression_unparsable
from dq_lineage.notices.private_model_referenced import private_model_referenced
from dq_lineage.notices.reference_to_nothing import reference_to_nothing
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Declared, Node, Reference, Rendered, Renderings, Unresolved

_ABSENT = ("package", "file")
"""What is not there and may declare anything: a package, or a folder of the project outside the tree."""
_OF_GROUPS = ("model", "snapshot")
_NOTHING = Source("", "")
_NAMED = ("model", "seed", "snapshot", "source")


class References:
    """Tells which references of a project name nothing.

    Nothing is said of what may come from a package that is not installed or a folder that is not read, or of
    what stands in a package.
    """

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        self._packages = {node.package for node in declared.outlines.values()}
        self._lacking = any(each.lack in _ABSENT for each in declared.unresolved)
        self._suggestions = FirstSuggestions()

    def findings(self, node: Node, renderings: Renderings) -> tuple[Finding, ...]:
        """Return a finding for each reference of a node that names nothing."""
        if node.package not in ("", self._declared.name):
            return ()
        found: dict[tuple[str, str, object], Finding] = {}
        for rendered in renderings.branches:
            for reference in rendered.references:
                if not self._is_empty(reference, node) or self._may_be_absent(reference):
                    continue
                key = (reference.kind, _spelled(reference), reference.location)
                told = self._finding(reference, node)
                # a test of nothing is left out by dbt with a warning, where all else stops it
                found.setdefault(key, changed(told, severity="warning") if node.kind == "test" else told)
            for reference in rendered.references:
                self._note_private(found, reference, node, str(rendered.config.get("group") or node.group))
        return (*found.values(), *_wrong_expressions(node, renderings, known=bool(self._declared.dialect)))

    def _note_private(
        self, found: dict[tuple[str, str, object], Finding], reference: Reference, node: Node, group: str
    ) -> None:
        """Add a finding for a private model that another group reads."""
        meant = self._declared.nodes.get(reference.node)
        if meant is None or meant.access != "private" or meant.kind != "model" or not meant.enabled:
            return
        if node.kind == "exposure":
            what = f"{meant.name} is private, so that the exposure {node.name} must not name it"
            help_ = f"give {meant.name} the access protected, or name a model that reads it"
            place = reference.location or node.location
            found.setdefault(("private", meant.id, place), private_model_referenced(what, place, help_))
        elif node.kind in _OF_GROUPS and (not group or group != meant.group):
            whose = f"of the group {meant.group!r}" if meant.group else "of no group"
            what = f"{meant.name} is private and {whose}, so that {node.name} must not read it"
            group_of = "that group" if meant.group else "one group with it"
            help_ = f"put {node.name} into {group_of}, or give {meant.name} the access protected"
            place = reference.location or node.location
            found.setdefault(("private", meant.id, place), private_model_referenced(what, place, help_))

    def _is_empty(self, reference: Reference, node: Node) -> bool:
        """Say whether nothing enabled is meant; a test of something disabled is disabled with it."""
        meant = self._declared.nodes.get(reference.node)
        if meant is None:
            disabled = node.kind == "test" and self._disabled(reference) is not None
            return bool(reference.name) and not disabled
        return not meant.enabled and node.kind != "test"

    def _may_be_absent(self, reference: Reference) -> bool:
        if reference.node:
            return False
        if reference.kind == "source":
            return self._lacking
        return self._lacking if not reference.package else reference.package not in self._packages

    def _finding(self, reference: Reference, node: Node) -> Finding:
        place = reference.location or node.location
        disabled = self._disabled(reference)
        if disabled is not None:
            help_ = f"enable it: {disabled.path or _name(disabled)} is disabled"
            return reference_to_nothing(_spelled(reference), help_, place)
        nearest = self._suggestions.nearest(_spelled_name(reference), self._known[reference.kind == "source"])
        help_ = f"did you mean {nearest!r}?" if nearest else "declare it, or take the reference away"
        return reference_to_nothing(_spelled(reference), help_, place)

    def _disabled(self, reference: Reference) -> Node | Outline | None:
        """Return what a reference would mean if it were enabled; None for nothing."""
        named = reference.kind == "source", _spelled_name(reference)
        return self._declared.outlines.get(reference.node) or self._switched_off.get(named)

    @cached_property
    def _switched_off(self) -> dict[tuple[bool, str], Node | Outline]:
        """What is disabled, by whether it is a source and by its name; of several the first."""
        found: dict[tuple[bool, str], Node | Outline] = {}
        for each in self._declared.outlines.values():
            if not each.enabled and each.kind in _NAMED:
                found.setdefault((each.kind == "source", _name(each)), each)
        return found

    @cached_property
    def _known(self) -> dict[bool, list[str]]:
        """The names of what is enabled, by whether it is a source."""
        found: dict[bool, list[str]] = {True: [], False: []}
        for each in self._declared.outlines.values():
            if each.enabled and each.kind in _NAMED:
                found[each.kind == "source"].append(_name(each))
        return found


def naming(references: Iterable[Reference], lacks: Iterable[Unresolved] = ()) -> Renderings:
    """Return renderings that name nodes and say nothing else, for nodes that are no SQL."""
    return Renderings((Rendered("only", "", _NOTHING, references=tuple(references)),), tuple(lacks))


def _wrong_expressions(node: Node, renderings: Renderings, *, known: bool) -> Iterator[Finding]:
    """Yield a finding for each column that properties name and a model does not have, and for what is no SQL.

    `known` says that the dialect is, without which nobody can tell.
    """
    lacks = (*renderings.unresolved, *(lack for each in renderings.branches for lack in each.unresolved))
    for lack in lacks:
        if lack.lack == "column":
            where = lack.detail or node.name
            yield column_of_nothing(f"there is no column {lack.name!r} for the {where}", lack.location, "")
        elif lack.lack == "rows":
            what = f"there is no column {lack.name!r} in the {lack.detail}"
            yield column_of_nothing(what, lack.location, "add it to the rows, with the values expected")
        elif lack.lack == "expression" and known:
            yield expression_unparsable(lack.name, lack.location)


def _name(node: Node | Outline) -> str:
    """Return a node as a reference names it."""
    return ".".join(node.id.split(".")[-2:]) if node.kind == "source" else node.name


def _spelled_name(reference: Reference) -> str:
    """Return the name of what a reference means, with that of the source."""
    return f"{reference.package}.{reference.name}" if reference.kind == "source" else reference.name


def _spelled(reference: Reference) -> str:
    words = [reference.package, reference.name] if reference.package else [reference.name]
    version = f", v={reference.version}" if reference.version else ""
    return f"{reference.kind}({', '.join(repr(word) for word in words)}{version})"
