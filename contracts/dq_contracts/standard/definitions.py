"""Hold a file of definitions against the standard's shapes; nothing is required, for no part is whole."""

from __future__ import annotations

from dq_contracts.including.kinds import SHAPES
from dq_contracts.including.words import KIND
from dq_contracts.standard.conditions import shape_of
from dq_contracts.standard.defects import DefectKind, Defects
from dq_contracts.standard.key import Key, Keys, any_quality_keys, key_in
from dq_contracts.standard.versions import NEWEST
from dq_contracts.standard.walk import Shapes
from dq_core.finding import Fix, Related
from dq_core.location import Location
from dq_core.record import mutable_record
from dq_core.yaml.tree import Mapping, Node, kind_in_words

_FILE = {
    "kind": f"string! ={KIND}",
    "name": "string",
    "description": "string",
    "definitions": "mapping",
    "defaults": "mapping",
    "customProperties": "[CustomProperty]",
}
_DEPENDENT: tuple[DefectKind, ...] = ("missing-key", "misplaced-key", "option")
"""What only the whole part can tell: a definition need not name the type that its other keys go with."""


@mutable_record
class PartialShapes(Shapes):
    """The shape walk of a file of definitions. What its parts lack is judged where they are used."""

    def add(
        self,
        kind: DefectKind,
        message: str,
        location: Location,
        help_: str = "",
        fixes: tuple[Fix, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> None:
        """Record a defect that the rest of a part cannot mend."""
        if kind not in _DEPENDENT:
            Shapes.add(self, kind, message, location, help_, fixes, related)

    def mapping(self, name: str, node: Mapping, keys: Keys, *, free: bool = False) -> None:
        """Check one object; a quality rule without a type may have the keys of any."""
        if name == "Quality" and "type" not in node.values:
            keys = any_quality_keys(self.version)
        Shapes.mapping(self, name, node, keys, free=free)

    def sections(self, root: Mapping, key: str, *, named: bool) -> None:
        """Check all definitions, or all defaults, each by the shape of its kind."""
        section = root.values.get(key)
        if not isinstance(section, Mapping):
            return
        kinds = {kind: Key(()) for kind in SHAPES if not named or kind != "contract"}
        for kind, node in section.values.items():
            if kind not in kinds:
                self.unknown(f"list of {key}", kind, section, Keys(kinds, (), open=False))
            elif named:
                self.named(kind, node)
            else:
                self.part(kind, node)

    def named(self, kind: str, node: Node) -> None:
        """Check the definitions of one kind, which stand under their names."""
        if not isinstance(node, Mapping):
            text = f"the definitions of a {kind} must be a mapping of names, not {kind_in_words(node)}"
            self.add("wrong-type", text, node.location)
            return
        for name, part in node.values.items():
            if not name:
                self.add("wrong-value", "a definition has a name", node.key_location(name), "give it one")
            self.part(kind, part)

    def part(self, kind: str, node: Node) -> None:
        """Check one definition, or the defaults of one kind."""
        if isinstance(node, Mapping):
            shape = shape_of(SHAPES[kind], kind, node, node, self)
            if shape is not None:
                self.mapping(shape[0], node, shape[1], free=shape[2])
        else:
            self.add("wrong-type", f"a {kind} must be a mapping, not {kind_in_words(node)}", node.location)


def definition_defects_of(root: Mapping) -> Defects:
    """Hold the root node of a file of definitions against the shapes of what it may hold."""
    shapes = PartialShapes()
    known = {name: key for name, text in _FILE.items() if (key := key_in(text, NEWEST)) is not None}
    shapes.mapping("DefinitionsFile", root, Keys(known, (), open=False))
    shapes.sections(root, "definitions", named=True)
    shapes.sections(root, "defaults", named=False)
    return Defects(tuple(shapes.defects))
