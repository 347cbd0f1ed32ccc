"""Properties files: what they say of models and the like, before it is put together with their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.location import Location
from dq_core.record import field, mutable_record
from dq_core.yaml.tree import Mapping
from dq_lineage.notices.duplicate_properties import duplicate_properties
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.owners import check_owner
from dq_lineage.projects.dbt.declaring.values import as_mapping, value_of
from dq_lineage.projects.dbt.declaring.versions import Version, versions_of

RESOURCES = {"models": "model", "seeds": "seed", "snapshots": "snapshot", "analyses": "analysis"}
_TESTS = ("data_tests", "tests")
_WHOLE = {
    "semantic_models": "a semantic model",
    "metrics": "a metric",
    "saved_queries": "a saved query",
    "unit_tests": "a unit test",
    "macros": "a macro",
}


@mutable_record
class Patch:
    """What a properties file says of one resource; `used` as soon as the resource was found."""

    kind: str
    name: str
    node: Mapping
    path: str
    version: Version | None = None
    used: bool = False


@mutable_record
class Properties:
    """All that the properties files of one package say. Patches are by kind and name of file.

    `whole` has what stands by itself, by the key of its list: its name, what is said, and the file. `groups`
    has the places of groups, by their names.
    """

    patches: dict[tuple[str, str], Patch] = field(default_factory=dict)
    sources: list[tuple[str, Mapping, str]] = field(default_factory=list)
    exposures: list[tuple[str, Mapping, str]] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Location] = field(default_factory=dict)
    whole: dict[str, list[tuple[str, Mapping, str]]] = field(default_factory=dict)

    def patch(self, kind: str, *names: str) -> Patch | None:
        """Return what is said of the resource of a kind that bears the first of some names."""
        for name in names:
            found = self.patches.get((kind, name))
            if found is not None:
                found.used = True
                return found
        return None


def read_all(files: Files, paths: Iterable[str]) -> Properties:
    """Return what the properties files say together."""
    properties = Properties()
    for path in paths:
        root = files.mapping(path)
        if root is not None:
            _Reading(files, root, path, properties).read()
    return properties


@mutable_record
class _Reading:
    files: Files
    root: Mapping
    path: str
    properties: Properties

    def read(self) -> None:
        for key in self.root.values:
            if key in RESOURCES:
                self._patches(key, RESOURCES[key])
            elif key in _TESTS:
                self._patches(key, "test")
            elif key in _WHOLE:
                self.properties.whole.setdefault(key, []).extend(self._whole(key, _WHOLE[key]))
            elif key == "sources":
                self.properties.sources += self._whole(key, "a source")
            elif key == "exposures":
                self.properties.exposures += self._whole(key, "an exposure")
            elif key == "groups":
                self._groups()

    def _whole(self, key: str, what: str) -> list[tuple[str, Mapping, str]]:
        return [(name, node, self.path) for name, node in self._named(key, what)]

    def _named(self, key: str, what: str) -> Iterator[tuple[str, Mapping]]:
        return shapes.named(self.files, self.root, key, what)

    def _patches(self, key: str, kind: str) -> None:
        what = f"an {kind}" if kind == "analysis" else f"a {kind}"
        for name, node in self._named(key, what):
            versions = versions_of(self.files, name, node) if "versions" in node.values else []
            for version in versions:
                for file_name in version.file_names:
                    self._add(Patch(kind, file_name, version.node, self.path, version))
            if not versions:
                self._add(Patch(kind, name, node, self.path))

    def _add(self, patch: Patch) -> None:
        key = patch.kind, patch.name
        first = self.properties.patches.setdefault(key, patch)
        if first is not patch and first.node is not patch.node:
            places = (one.node.value_location("name") for one in (patch, first))
            self.files.add(duplicate_properties(f"the {patch.kind} {patch.name!r}", *places))

    def _sources(self) -> None:
        self.properties.sources += [
            (name, node, self.path) for name, node in self._named("sources", "a source")
        ]

    def _exposures(self) -> None:
        self.properties.exposures += [
            (name, node, self.path) for name, node in self._named("exposures", "an exposure")
        ]

    def _groups(self) -> None:
        for name, node in self._named("groups", "a group"):
            check_owner(self.files, node, "a group")
            place = node.value_location("name")
            first = self.properties.groups.setdefault(name, place)
            if first is not place:
                self.files.add(duplicate_properties(f"the group {name!r}", place, first))
            self.properties.owners[name] = owner_of(value_of(node.node("owner")))


def owner_of(value: object) -> str:
    """Return the name of an owner, which is a text or a mapping with an email or a name; empty for none."""
    if isinstance(value, str):
        return value
    for key in ("email", "name"):
        stated = as_mapping(value).get(key)
        if isinstance(stated, list):
            return ", ".join(map(str, stated))
        if stated:
            return str(stated)
    return ""
