"""Hold a contract's nodes against the standard's shapes, in one walk."""

from __future__ import annotations

from dq_contracts.standard.ambiguity import check_plain, plain_values
from dq_contracts.standard.conditions import check_property, check_relationship, shape_of, text_of
from dq_contracts.standard.defects import Defect, Defects, Recorder
from dq_contracts.standard.key import Form, Key, Keys, item_key, named_keys
from dq_contracts.standard.limits import check_ids, check_list, check_value
from dq_contracts.standard.misfits import check_misfit
from dq_contracts.standard.modernising import modernising
from dq_contracts.standard.shapes import REPLACEMENTS
from dq_contracts.standard.texts import CHECKS
from dq_contracts.standard.versions import version_of, written
from dq_contracts.standard.words import object_in_words
from dq_core.finding import Fix
from dq_core.record import changed, mutable_record
from dq_core.source import Source
from dq_core.suggestion import SLIP, nearest
from dq_core.yaml.fixes import inserting, renaming, replacing
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words, kind_of

_FITS: dict[str, tuple[str, ...]] = {
    "string": ("string",),
    "integer": ("integer",),
    "number": ("integer", "number"),
    "boolean": ("boolean",),
    "scalar": ("string", "integer", "number", "boolean", "null"),
    "any": ("string", "integer", "number", "boolean", "null", "list", "mapping"),
    "mapping": ("mapping",),
    **dict.fromkeys(CHECKS, ("string",)),
}
_FREE = ("any", "mapping")
_KIND = "DataContract"
_WORTH_OFFERING = 0.6
_SLIP = 0.8


@mutable_record
class Shapes(Recorder):
    """The shape walk of one contract."""

    def walk(self, root: Node) -> None:
        """Record all defects of the contract whose root node is given."""
        if not isinstance(root, Mapping):
            self.add("wrong-type", f"a contract is a mapping, this is {kind_in_words(root)}", root.location)
            return
        version = root.values.get("apiVersion")
        self.version = version_of(version)
        keys = named_keys("Contract", self.version)
        if (text_of(version) or "").removeprefix("v").startswith(("1.", "2.")):
            keys = Keys({"apiVersion": keys.known["apiVersion"]}, (), open=True)
            self.mapping("Contract", root, keys, free=True)
        else:
            self.mapping("Contract", root, keys)

    def mapping(self, name: str, node: Mapping, keys: Keys, *, free: bool = False) -> None:
        """Check one object: its keys, and everything below them. Other keys of a free object are let be."""
        known, later = keys.known, False
        for key_name, value in node.values.items():
            key = known.get(key_name)
            if key is not None and key.forms:
                self.deprecated_key(key, key_name, node)
                self.value(key, key_name, value, node)
            elif key is not None:
                later = True
                self.newer_key(key, key_name, value, node)
            elif not free:
                self.unknown(name, key_name, node, keys)
        for key_name in keys.required:
            if key_name not in node.values and not (later and known[key_name].passing):
                text = f"{object_in_words(name)} needs the key {key_name!r}"
                self.add("missing-key", text, node.location, "", _completing(name, key_name, node))
        if name in ("Property", "Item"):
            check_property(name, node, self)
        elif name == "DatasetRelationship":
            check_relationship(node, self)

    def unknown(self, name: str, key: str, node: Mapping, keys: Keys) -> None:
        """Record a key that the object does not have."""
        where = node.key_location(key)
        near = nearest(key, keys.known, _SLIP if keys.open else _WORTH_OFFERING)
        known = f"known keys: {', '.join(sorted(keys.known)) or 'none'}"
        help_ = f"did you mean {near!r}?" if near else known
        text = f"{object_in_words(name)} has no key {key!r}"
        if name.endswith("options"):
            slip = near and nearest(key, (near,), SLIP)
            fixes = renaming(node, key, slip, safe=False) if slip else ()
            self.add(
                "option", f"the option {key!r} does not fit {object_in_words(name)}", where, help_, fixes
            )
        elif keys.open and not near:
            own = "put it under customProperties; " if "customProperties" in keys.known else ""
            self.add("extra-key", text, where, own + known)
        else:
            slip = near and nearest(key, (near,), SLIP)
            fixes = renaming(node, key, slip, safe=False) if slip else ()
            self.add("unknown-key", text, where, help_, fixes)

    def newer_key(self, key: Key, name: str, node: Node, parent: Mapping) -> None:
        """Record a key that the contract's version does not have.

        What stands below it is walked only to learn which version has all of it.
        """
        self.too_new(f"the key {name!r}", key.since, parent.key_location(name))
        count = len(self.defects)
        self.value(key, name, node, parent)
        del self.defects[count:]

    def deprecated_key(self, key: Key, name: str, node: Mapping) -> None:
        """Record a key that is deprecated in every form."""
        if key.deprecated:
            text = f"the key {name!r} is deprecated since v{key.forms[0].deprecated}"
            self.add_deprecated(text, name, node)

    def value(self, key: Key, name: str, node: Node, parent: Mapping) -> None:
        """Check a value against the forms of its key."""
        kind = kind_of(node)
        for form in key.forms or key.later:
            for type_name in form.types:
                if _fits(type_name, kind):
                    if form.deprecated and not key.deprecated:
                        self.deprecated_form(form, name, node, parent)
                    self.inside(form, key, type_name, name, node, parent)
                    return
        for form in key.later if key.forms else ():
            if any(_fits(type_name, kind) for type_name in form.types):
                what = f"{kind_in_words(node)} as {name!r}"
                self.too_new(
                    what, form.since, node.location if isinstance(node, Scalar) else parent.key_location(name)
                )
                return
        check_misfit(key, name, node, self)

    def deprecated_form(self, form: Form, name: str, node: Node, parent: Mapping) -> None:
        """Record a form that is deprecated while another form of the key is not."""
        self.add_deprecated(
            f"{kind_in_words(node)} as {name!r} is deprecated since v{form.deprecated}", name, parent
        )

    def add_deprecated(self, text: str, name: str, parent: Mapping) -> None:
        """Record a key or form that is deprecated."""
        where, help_ = parent.key_location(name), REPLACEMENTS.get(name, "")
        self.add("deprecated", text, where, help_, modernising(name, parent))

    def inside(self, form: Form, key: Key, type_name: str, name: str, node: Node, parent: Mapping) -> None:
        """Check what a value of the right type holds."""
        if isinstance(node, Scalar):
            if form.limited:
                check_value(form, key, type_name, name, node, self)
            if node.plain:
                check_plain(node, self, exact=type_name == "number")
        elif type_name in _FREE and name != "logicalTypeOptions":
            for scalar in plain_values(node):
                check_plain(scalar, self)
        elif isinstance(node, Sequence):
            item = item_key(type_name)
            for value in node.items:
                self.value(item, f"item of {name}", value, parent)
            check_list(form, name, node, self)
            check_ids(name, node, self)
        elif shape := shape_of(type_name, name, node, parent, self):
            self.mapping(shape[0], node, shape[1], free=shape[2])


def defects_of(root: Node) -> Defects:
    """Hold a contract's root node against the standard's shapes."""
    shapes = Shapes()
    shapes.walk(root)
    version = root.values.get("apiVersion") if isinstance(root, Mapping) else None
    if not shapes.needed or not isinstance(version, Scalar):
        return Defects(tuple(shapes.defects))
    text = written(shapes.needed)
    raising = replacing(version, text, f"set apiVersion to {text}", safe=True)
    if raising and not _is_harmless(version, raising[0], shapes):
        raising = (changed(raising[0], safe=False),)
    return Defects(tuple(_fixed(defect, raising) for defect in shapes.defects))


def _is_harmless(version: Scalar, raising: Fix, shapes: Shapes) -> bool:
    """Say whether a contract of a later version has no defect that it did not have, but deprecations."""
    from dq_core.yaml.editing import apply
    from dq_core.yaml.loader import load

    later = Shapes()
    root = load(Source(version.source.path, apply(version.source.text, raising.edits))).root
    if root is None:
        return False
    later.walk(root)
    before = {(defect.kind, defect.hit.message) for defect in shapes.defects}
    return all(
        defect.kind == "deprecated" or (defect.kind, defect.hit.message) in before for defect in later.defects
    )


def _fixed(defect: Defect, fixes: tuple[Fix, ...]) -> Defect:
    return Defect(defect.kind, changed(defect.hit, fixes=fixes)) if defect.kind == "newer" else defect


def _completing(name: str, key: str, node: Mapping) -> tuple[Fix, ...]:
    """Return the fix that adds a key which has only one value."""
    if (name, key) != ("Contract", "kind"):
        return ()
    after = "apiVersion" if "apiVersion" in node else None
    return inserting(node, key, _KIND, f"add {key}: {_KIND}", safe=True, after=after)


def _fits(type_name: str, kind: str) -> bool:
    if type_name[0] == "[":
        return kind == "list"
    kinds = _FITS.get(type_name)
    return kind in kinds if kinds else kind == "mapping"
