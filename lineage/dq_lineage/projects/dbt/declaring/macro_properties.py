"""What properties say of macros: descriptions and arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dq_core.source import Source
from dq_core.suggestion import FirstSuggestions
from dq_core.yaml.tree import Mapping as Node
from dq_lineage.notices.duplicate_properties import duplicate_properties
from dq_lineage.notices.patch_without_model import patch_without_model
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.records import MacroArgument, MacroProperties
from dq_lineage.projects.dbt.rendering.macro_blocks import blocks

_MATERIALIZATION = "materialization_"


def read_macro_properties(reading: PackageReading, files: Mapping[str, Source]) -> dict[str, MacroProperties]:
    """Return what is said of the macros of a package, by name; `files` may declare them.

    A macro that is described twice, or is not there, is noted.
    """
    stated = reading.properties.whole.get("macros", ())
    found: dict[str, MacroProperties] = {}
    known = {block.macro for source in files.values() for block in blocks(source.text)} if stated else set()
    suggestions = FirstSuggestions()
    for name, node, _ in stated:
        place = node.values["name"].location
        if name not in known and not name.startswith(_MATERIALIZATION):
            help_ = suggestions.did_you_mean(name, known) or "remove it, or name what it should describe"
            reading.files.add(patch_without_model(f"macro {name!r}", place, help_))
        description = reading.docs.resolved(reading.files, node)
        said = MacroProperties(name, description, tuple(_arguments(reading, node)), place)
        first = found.setdefault(name, said)
        if first is not said:
            reading.files.add(duplicate_properties(f"the macro {name!r}", place, first.location or place))
    return found


def _arguments(reading: PackageReading, node: Node) -> Iterator[MacroArgument]:
    for name, said in shapes.named(reading.files, node, "arguments", "an argument"):
        yield MacroArgument(name, shapes.text(said, "type"), reading.docs.resolved(reading.files, said))
