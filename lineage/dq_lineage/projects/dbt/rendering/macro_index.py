"""Which macros the packages of a project declare, and where; nothing is compiled and Jinja is not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


@identity_record
class MacroIndex:
    """The macros of real packages and of stand-ins, each by package and name.

    `related` has, by the name without what dispatch puts before it, all macros of that name.
    """

    root: str
    real: dict[str, dict[str, DeclaredMacro]] = field(default_factory=dict)
    stand_ins: dict[str, dict[str, DeclaredMacro]] = field(default_factory=dict)
    duplicates: list[tuple[DeclaredMacro, DeclaredMacro]] = field(default_factory=list)
    related: dict[str, list[DeclaredMacro]] = field(default_factory=dict)

    def of_package(self, package: str, name: str) -> DeclaredMacro | None:
        """Return a package's own macro, or its stand-in's."""
        found = self.real.get(package, {}).get(name)
        return found or self.stand_ins.get(package, {}).get(name)

    def named(self, name: str) -> list[DeclaredMacro]:
        """Return all macros that may run for a name, whatever dispatch puts before it."""
        return self.related.get(bare_name(name), [])

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
    index = MacroIndex(next((package.name for package in made if package.root), ""))
    for package in made:
        into = (index.stand_ins if package.builtin else index.real).setdefault(package.name, {})
        for source in package.macro_files.values():
            raw = raw_text(source, builtin=package.builtin)
            _add(index, into, (_declared(package, raw, block) for block in blocks(raw.text)))
    return index


def _declared(package: Package, raw: RawText, block: Block) -> DeclaredMacro:
    return DeclaredMacro(package.name, block.macro, raw, block, package.macros.get(block.macro))


def _add(index: MacroIndex, into: dict[str, DeclaredMacro], macros: Iterable[DeclaredMacro]) -> None:
    for macro in macros:
        if not macro.name:
            continue
        first = into.setdefault(macro.name, macro)
        if first is not macro:
            index.duplicates.append((first, macro))
        else:
            index.related.setdefault(bare_name(macro.name), []).append(macro)
