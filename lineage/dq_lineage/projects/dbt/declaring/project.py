"""Reads a whole dbt project: itself, the packages in the tree, and what all of their files declare."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dq_core.finding import sort_key
from dq_core.record import identity_record
from dq_core.suggestion import FirstSuggestions
from dq_lineage.projects.dbt.declaring.docs_blocks import Docs
from dq_lineage.projects.dbt.declaring.exposures import read_exposures
from dq_lineage.projects.dbt.declaring.files import Files, files_of
from dq_lineage.projects.dbt.declaring.groups import note_unknown_groups
from dq_lineage.projects.dbt.declaring.ignoring import without_ignored
from dq_lineage.projects.dbt.declaring.incremental import note_strategies
from dq_lineage.projects.dbt.declaring.incremental_macros import OwnMacros, own_macros
from dq_lineage.projects.dbt.declaring.links import link
from dq_lineage.projects.dbt.declaring.macro_properties import read_macro_properties
from dq_lineage.projects.dbt.declaring.metrics import read_metrics
from dq_lineage.projects.dbt.declaring.microbatches import note_microbatches
from dq_lineage.projects.dbt.declaring.names import Names, names_of
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.packages import (
    DeclaredPackage,
    declared_packages,
    is_installed,
    note_missing,
    package_projects,
)
from dq_lineage.projects.dbt.declaring.patches import note_unused
from dq_lineage.projects.dbt.declaring.plain_jinja import PlainJinja
from dq_lineage.projects.dbt.declaring.project_file import MARKER, ProjectFile, read_project_file
from dq_lineage.projects.dbt.declaring.properties import read_all
from dq_lineage.projects.dbt.declaring.property_references import note_empty_references
from dq_lineage.projects.dbt.declaring.semantic_models import read_semantic_models
from dq_lineage.projects.dbt.declaring.semantic_names import SemanticNames
from dq_lineage.projects.dbt.declaring.source_tables import read_sources
from dq_lineage.projects.dbt.declaring.texts import read_texts
from dq_lineage.projects.dbt.declaring.unfollowed import unfollowed
from dq_lineage.projects.dbt.declaring.unit_tests import read_unit_tests
from dq_lineage.projects.dbt.declaring.values import as_mapping
from dq_lineage.projects.dbt.declaring.warehouse import warehouse_of
from dq_lineage.projects.dbt.records import DbtProject, Package, Target
from dq_lineage.projects.records import Declared, Node
from dq_lineage.projects.trees.tree import Tree

READER = "dbt"
_PROPERTIES = (".yml", ".yaml")
_GENERIC = "generic"
_NO_PROPERTIES = (
    MARKER,
    "packages.yml",
    "dependencies.yml",
    "profiles.yml",
    "selectors.yml",
    "package-lock.yml",
)


def read_project(tree: Tree, folder: str, dialect: str) -> DbtProject:
    """Return all that the files of the project in `folder` say; never raises for bad files.

    `dialect` is sqlglot's name of what the user said, empty for nothing.
    """
    return read_project_with_paths(tree, folder, dialect)[0]


def read_project_with_paths(tree: Tree, folder: str, dialect: str) -> tuple[DbtProject, tuple[str, ...]]:
    """Return the project with the paths of all files that were asked for, readable or not."""
    files = files_of(tree)
    root = read_project_file(files, folder)
    declared = declared_packages(files, folder)
    others = package_projects(files, root, declared)
    for project in (root, *others):
        without_ignored(files, project.folder)
    files.findings += unfollowed(files, root, others)
    known = [*(one.name for one in declared), *(one.name for one in others)]
    target, spoken, by = warehouse_of(files, root, known, dialect)
    read = _Reading(files, root, others, target, spoken, by).project(declared)
    return read, tuple(files.sources)


@identity_record
class _Reading:
    files: Files
    root: ProjectFile
    others: tuple[ProjectFile, ...]
    target: Target
    dialect: str
    by: str

    def project(self, declared: tuple[DeclaredPackage, ...]) -> DbtProject:
        readings = self._readings()
        packages = self._packages(readings)
        nodes = readings[0].nodes
        for reading in self._each(readings):
            read_sources(reading)
            read_texts(reading)
        names = names_of(nodes.values(), self.root.name)
        semantic = SemanticNames(sure=not self._lacking(declared, packages))
        self._read_what_names_others(readings, names, semantic)
        link(self._each(readings), names, nodes)
        own = own_macros(packages)
        outside = any(each.lack == "file" for each in self.files.unresolved)
        self._note_incremental(readings, own, sure=semantic.sure and not outside)
        self._speak_of(readings[0])
        if semantic.sure:
            groups = (name for reading in readings for name in reading.properties.owners)
            note_unknown_groups(self.files, nodes.values(), groups, self.root.name)
        note_missing(self.files, declared, {one.name for one in packages})
        note_empty_references(self.files, self._declared(nodes), names, readings[0].uncertain)
        return DbtProject(
            self._declared(nodes),
            packages,
            self.target,
            self.root.quoting,
            self.root.version,
            readings[0].docs.named(),
            self.root.batches_own or not own.batches,
        )

    def _read_what_names_others(
        self, readings: list[PackageReading], names: Names, semantic: SemanticNames
    ) -> None:
        for reading in self._each(readings):
            read_semantic_models(reading, names, semantic)
        suggestions = FirstSuggestions()
        for reading in self._each(readings):
            read_metrics(reading, semantic, suggestions)
            read_exposures(reading, names, semantic)
            read_unit_tests(reading, names)
            note_unused(reading)

    def _note_incremental(self, readings: list[PackageReading], own: OwnMacros, *, sure: bool) -> None:
        suggestions = FirstSuggestions()
        for reading in self._each(readings):
            note_microbatches(reading, own)
            if sure:
                note_strategies(reading, own, suggestions)

    def _each(self, readings: list[PackageReading]) -> Iterator[PackageReading]:
        """Yield the packages; while one is read, findings and documentation are its own."""
        for reading in readings:
            self._speak_of(reading)
            yield reading

    @staticmethod
    def _lacking(declared: tuple[DeclaredPackage, ...], packages: tuple[Package, ...]) -> bool:
        """Say whether a package of the project is not there."""
        there = {one.name for one in packages}
        return any(one.name not in there for one in declared)

    def _readings(self) -> list[PackageReading]:
        docs, nodes = Docs(self.root.name, self.root.name), dict[str, Node]()
        found = []
        for project in (self.root, *self.others):
            self.files.quiet = is_installed(self.root, project)
            docs.package = project.name
            places = [folder for folders in project.paths.values() for folder in folders]
            without = (*project.installed, *project.outputs)
            docs.read(self.files, self.files.below(places, (".md",), without))
            properties = read_all(self.files, self._properties(project, places))
            variables = {**project.variables, **as_mapping(project.variables.get(project.name))}
            if project is not self.root:
                variables |= {**self.root.variables, **as_mapping(self.root.variables.get(project.name))}
            jinja = PlainJinja(variables, self.target)
            found.append(
                PackageReading(
                    self.files, project, self.root, self.target, self.dialect, docs, properties, jinja, nodes
                )
            )
        return found

    def _properties(self, project: ProjectFile, places: list[str]) -> list[str]:
        without = (*project.installed, *project.outputs)
        own = {posixpath.join(project.folder, name) for name in _NO_PROPERTIES}
        return [path for path in self.files.below(places, _PROPERTIES, without) if path not in own]

    def _speak_of(self, reading: PackageReading) -> None:
        reading.docs.package = reading.package
        self.files.quiet = is_installed(self.root, reading.project)

    def _packages(self, readings: list[PackageReading]) -> tuple[Package, ...]:
        from dq_lineage.projects.dbt.builtin.packages import builtin_packages

        own = [self._package(reading) for reading in self._each(readings)]
        names = {one.name for one in own}
        return (*own, *(one for one in builtin_packages() if one.name not in names))

    def _package(self, reading: PackageReading) -> Package:
        project = reading.project
        generic = tuple(f"{folder}/{_GENERIC}" for folder in project.paths["test"])
        paths = self.files.below((*project.paths["macro"], *generic), (".sql",), project.installed)
        files = {path: source for path in paths if (source := self.files.source(path)) is not None}
        return Package(
            project.name,
            project.folder,
            files,
            project.variables,
            project.dispatch,
            root=project is self.root,
            macros=read_macro_properties(reading, files),
        )

    def _declared(self, nodes: dict[str, Node]) -> Declared:
        files = self.files
        return Declared(
            READER,
            self.root.name,
            self.root.folder,
            self.dialect,
            self.by,
            nodes,
            tuple(sorted(files.findings, key=sort_key)),
            tuple(dict.fromkeys(files.unresolved)),
            tuple(sorted(path for path, source in files.sources.items() if source is not None)),
        )
