"""Pydantic models, read from their source: annotations, `Field`, constrained types, enumerations."""

from __future__ import annotations

import ast
from typing import Any

from dq_contracts.importers.draft import Draft
from dq_contracts.importers.python_source.choosing import chosen
from dq_contracts.importers.python_source.models import ModelReader, is_model
from dq_contracts.importers.python_source.module import Module, docstring
from dq_contracts.importers.schema_source import Losses, SchemaSource


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each model that no other model holds or extends.

    `models.py:Order` takes that one. Raises SourceError where the text is no Python or declares no model.
    """
    losses = Losses()
    module = Module(source.source, losses)
    models = {name: declared for name, declared in module.classes.items() if is_model(declared, module)}
    reader = ModelReader(module)
    schema = [_dataset(declared, reader) for declared in chosen(models, source, "model of Pydantic")]
    return Draft({"schema": schema}, losses.all())


def _dataset(declared: ast.ClassDef, reader: ModelReader) -> dict[str, Any]:
    return {
        "name": declared.name,
        "logicalType": "object",
        "description": docstring(declared),
        "properties": reader.properties(declared, declared.name, (declared.name,)) or [],
    }
