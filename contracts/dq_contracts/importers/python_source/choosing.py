"""Which classes of a module become datasets."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from dq_contracts.importers.schema_source import SchemaSource, SourceError
from dq_core.suggestion import did_you_mean


def chosen(models: Mapping[str, ast.ClassDef], source: SchemaSource, what: str) -> list[ast.ClassDef]:
    """Return the class that the user names, else those that no other one holds or extends, else all.

    Raises SourceError where there is none.
    """
    top = source.source.location(0, 0)
    if source.element:
        if source.element not in models:
            help_ = did_you_mean(source.element, models)
            raise SourceError(f"the module declares no {what} {source.element!r}", top, help_)
        return [models[source.element]]
    if not models:
        raise SourceError(f"the module declares no {what}", top, "name another format by --from")
    used = {
        name
        for declared in models.values()
        for name in _names_in(declared)
        if name in models and name != declared.name
    }
    return [declared for name, declared in models.items() if name not in used] or list(models.values())


def _names_in(declared: ast.ClassDef) -> set[str]:
    """Return the names in a class's bases and annotations, quoted ones too."""
    annotations = [
        statement.annotation for statement in declared.body if isinstance(statement, ast.AnnAssign)
    ]
    found: set[str] = set()
    for part in (*declared.bases, *annotations):
        for node in ast.walk(part):
            if isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(node.value.replace("[", " ").replace("]", " ").replace("|", " ").split())
    return found
