"""Blocks of documentation in Markdown, and the descriptions that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_core.record import field, mutable_record
from dq_core.suggestion import FirstSuggestions
from dq_core.yaml.tree import Mapping
from dq_lineage.notices.doc_block_missing import doc_block_missing
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files

_MARK = re.compile(r"\{%-?\s*(?:docs\s+(\w+)|enddocs)\s*-?%\}")
_NAMED = re.compile(r"""\{\{-?\s*doc\(\s*(["'])([^"']+)\1\s*(?:,\s*(["'])([^"']+)\3\s*)?\)\s*-?\}\}""")


@mutable_record
class Docs:
    """The blocks by `package.name`; `package` is the one whose descriptions are read now."""

    root: str
    package: str
    blocks: dict[str, str] = field(default_factory=dict)
    packages: set[str] = field(default_factory=set)
    suggestions: FirstSuggestions = field(default_factory=FirstSuggestions)

    def read(self, files: Files, paths: list[str]) -> None:
        """Add the blocks of Markdown files."""
        self.packages.add(self.package)
        for path in paths:
            source = files.source(path)
            if source is not None and "docs" in source.text:
                for name, text in _blocks(source.text):
                    self.blocks.setdefault(f"{self.package}.{name}", text.strip())

    def named(self) -> dict[str, str]:
        """Return the blocks by `package.name`, and those of the root by their mere name too."""
        prefix = f"{self.root}."
        own = {key[len(prefix) :]: text for key, text in self.blocks.items() if key.startswith(prefix)}
        return {**self.blocks, **own}

    def resolved(self, files: Files, node: Mapping) -> str:
        """Return the description of a resource or column, with the blocks that it names put in."""
        text = shapes.text(node, "description")
        return _NAMED.sub(lambda found: self._block(files, node, found), text) if "{{" in text else text

    def _block(self, files: Files, node: Mapping, found: re.Match[str]) -> str:
        first, second = found[2], found[4]
        package, name = (first, second) if second else ("", first)
        for owner in [package] if package else [self.package, self.root]:
            if f"{owner}.{name}" in self.blocks:
                return self.blocks[f"{owner}.{name}"]
        if not package or package in self.packages:
            known = (key.partition(".")[2] for key in self.blocks)
            help_ = self.suggestions.did_you_mean(name, known)
            files.add(doc_block_missing(name, node.value_location("description"), help_))
        return found[0]


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    name, start = "", 0
    for mark in _MARK.finditer(text):
        if mark[1] and not name:
            name, start = mark[1], mark.end()
        elif not mark[1] and name:
            yield name, text[start : mark.start()]
            name = ""
