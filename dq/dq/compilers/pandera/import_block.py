"""The imports of a generated module, in the order in which ruff puts them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dq.compilers.pandera.layout import WIDTH
from dq.compilers.pandera.library import Import


def import_block(imports: Sequence[Import]) -> str:
    """Return import statements: the standard library's, then the others."""
    own = [found for found in imports if found.module.partition(".")[0] in sys.stdlib_module_names]
    others = [found for found in imports if found not in own]
    return "\n\n".join("\n".join(_statements(section)) for section in (own, others) if section)


def _statements(imports: Sequence[Import]) -> list[str]:
    plain = [
        f"import {found.module}" + (f" as {found.name}" if found.name != found.module else "")
        for found in imports
        if not found.member
    ]
    members: dict[str, set[str]] = {}
    for found in imports:
        if found.member:
            members.setdefault(found.module, set()).add(found.member)
    return [*sorted(set(plain)), *(_from(module, names) for module, names in sorted(members.items()))]


def _from(module: str, names: set[str]) -> str:
    ordered = sorted(names, key=lambda name: (not name.isupper(), name[:1].islower(), name))
    line = f"from {module} import {', '.join(ordered)}"
    if len(line) <= WIDTH:
        return line
    lines = "".join(f"    {name},\n" for name in ordered)
    return f"from {module} import (\n{lines})"
