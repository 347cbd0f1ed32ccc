"""Which macros the packages of a project declare, and where; nothing is compiled and Jinja is not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.records import MacroProperties, Package
from dq_lineage.projects.dbt.rendering.macro_blocks import Block, blocks
from dq_lineage.projects.dbt.rendering.positions import RawText, raw_text


class DeclaredMacro(NamedTuple):
    """A macro as declared, with what properties say of it. `id` is `package.name`."""

    package: str
    name: str
    raw: RawText
    block: Block
    properties: MacroProperties | None = None

    @property
    def id(self) -> str:
        """The name with its package."""
        return f"{self.package}.{self.name}"

    @property
    def text(self) -> str:
        """The block that declares it."""
        return self.raw.text[self.block.start : self.block.end]


class StandIns(Mapping[str, Mapping[str, DeclaredMacro]]):
    """The macros of stand-ins by package and name; a package is looked through when it is asked for."""

    def __init__(self, packages: Iterable[Package] = ()) -> None:
        self._packages = {package.name: package for package in packages}
        self._found: dict[str, Mapping[str, DeclaredMacro]] = {}

    def mentioning(self, word: str) -> Iterator[Mapping[str, DeclaredMacro]]:
        """Yield the macros of packages in which a word stands."""
        for name, package in self._packages.items():
            if any(word in source.text for source in package.macro_files.values()):
                yield self[name]

    def __getitem__(self, name: str) -> Mapping[str, DeclaredMacro]:
        found = self._found.get(name)
        if found is None:
            found = {}
            for macro in _declared_in(self._packages[name]):
                found.setdefault(macro.name, macro)
            self._found[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._packages

    def __iter__(self) -> Iterator[str]:
        return iter(self._packages)

    def __len__(self) -> int:
        return len(self._packages)


@identity_record
class MacroIndex:
    """The macros of real packages and of stand-ins, each by package and name.

    `related` has, by the name without what dispatch puts before it, all real macros of that name.
    """

    root: str
    stand_ins: StandIns
    real: dict[str, dict[str, DeclaredMacro]] = field(default_factory=dict)
    duplicates: list[tuple[DeclaredMacro, DeclaredMacro]] = field(default_factory=list)
    related: dict[str, list[DeclaredMacro]] = field(default_factory=dict)

    def of_package(self, package: str, name: str) -> DeclaredMacro | None:
        """Return a package's own macro, or its stand-in's."""
        found = self.real.get(package, {}).get(name)
        return found or self.stand_ins.get(package, {}).get(name)

    def named(self, name: str) -> list[DeclaredMacro]:
        """Return all macros that may run for a name, whatever dispatch puts before it."""
        bare = bare_name(name)
        found = list(self.related.get(bare, ()))
        for macros in self.stand_ins.mentioning(bare):
            found += (macro for macro in macros.values() if bare_name(macro.name) == bare)
        return found

    def macros(self) -> Iterator[DeclaredMacro]:
        """Yield the macros that no stand-in declares."""
        for package in self.real.values():
            yield from package.values()


def bare_name(name: str) -> str:
    """Return the name of a macro without the adapter that dispatch puts before it."""
    return name.rpartition("__")[2] or name


def index_macros(packages: Iterable[Package]) -> MacroIndex:
    """Return the macros of packages, root first; of two of one name in one package the first counts."""
    made = list(packages)
    root = next((package.name for package in made if package.root), "")
    index = MacroIndex(root, StandIns(package for package in made if package.builtin))
    for package in made:
        if not package.builtin:
            _add(index, index.real.setdefault(package.name, {}), _declared_in(package))
    return index


def _declared_in(package: Package) -> Iterator[DeclaredMacro]:
    for source in package.macro_files.values():
        raw = raw_text(source, builtin=package.builtin)
        for block in blocks(raw.text):
            if block.macro:
                properties = package.macros.get(block.macro)
                yield DeclaredMacro(package.name, block.macro, raw, block, properties)


def _add(index: MacroIndex, into: dict[str, DeclaredMacro], macros: Iterable[DeclaredMacro]) -> None:
    for macro in macros:
        first = into.setdefault(macro.name, macro)
        if first is not macro:
            index.duplicates.append((first, macro))
        else:
            index.related.setdefault(bare_name(macro.name), []).append(macro)
