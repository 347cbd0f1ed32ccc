"""Pandera models and schemas, read from their source."""

from __future__ import annotations

import ast
from typing import Any

from dq_contracts.importers.draft import Draft
from dq_contracts.importers.python_source.choosing import chosen
from dq_contracts.importers.python_source.frames import FrameReader
from dq_contracts.importers.python_source.module import Module, docstring
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError

_MODELS = frozenset({"DataFrameModel", "SchemaModel"})
_SCHEMA_ARGUMENTS = ("columns", "checks", "parsers", "index")


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each DataFrameModel and each DataFrameSchema of a module.

    `models.py:Order` takes that one. Raises SourceError where the text is no Python or declares none.
    """
    losses = Losses()
    module = Module(source.source, losses)
    reader = FrameReader(module)
    schemas = {name: node for name, node in module.assigned.items() if _is_schema(node, module)}
    if source.element in schemas:
        return Draft({"schema": [_schema(source.element, schemas[source.element], reader)]}, losses.all())
    models = {name: node for name, node in module.classes.items() if _is_model(node, module)}
    datasets: list[dict[str, Any]] = []
    if models or not schemas:
        datasets = [_model(declared, reader) for declared in chosen(models, source, "schema of Pandera")]
    elif source.element:
        raise SourceError(f"the module declares no schema {source.element!r}", source.source.location(0, 0))
    if not source.element:
        datasets += [_schema(name, node, reader) for name, node in schemas.items()]
    return Draft({"schema": datasets}, losses.all())


def _is_model(declared: ast.ClassDef, module: Module) -> bool:
    return any(name.rpartition(".")[2] in _MODELS for name in module.base_names(declared))


def _is_schema(node: ast.expr, module: Module) -> bool:
    if not isinstance(node, ast.Call):
        return False
    declared = module.classes.get(node.func.id) if isinstance(node.func, ast.Name) else None
    names = module.base_names(declared) if declared else {module.name(node.func)}
    return any(name.rpartition(".")[2] == "DataFrameSchema" for name in names)


def _model(declared: ast.ClassDef, reader: FrameReader) -> dict[str, Any]:
    keys: dict[str, Any] = {"description": docstring(declared)}
    found: dict[str, dict[str, Any]] = {}
    for ancestor in reader.module.ancestors(declared):
        for statement in ancestor.body:
            if isinstance(statement, ast.AnnAssign):
                column = reader.field(statement, declared.name)
                found |= {column["name"]: column} if column else {}
            elif isinstance(statement, ast.FunctionDef):
                reader.method(statement, declared.name)
            elif isinstance(statement, ast.ClassDef) and statement.name == "Config":
                reader.frame_settings(_settings(statement), keys, declared.name)
    return {"name": declared.name, "logicalType": "object", **keys, "properties": list(found.values())}


def _settings(declared: ast.ClassDef) -> dict[str, ast.expr]:
    return {
        statement.targets[0].id: statement.value
        for statement in declared.body
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    }


def _schema(name: str, node: ast.expr, reader: FrameReader) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    words: dict[str, ast.expr] = {}
    if isinstance(node, ast.Call):
        words = {word.arg: word.value for word in node.keywords if word.arg}
        words |= dict(zip(_SCHEMA_ARGUMENTS, node.args, strict=False))
    columns, checks = words.pop("columns", None), words.pop("checks", None)
    properties = _columns(name, columns, reader)
    reader.frame_settings(words, keys, name)
    if keys.get("physicalName") == name:
        del keys["physicalName"]
    dataset = {"name": name, "logicalType": "object", **keys, "properties": properties}
    reader.dataset_checks(checks, dataset, name)
    return dataset


def _columns(name: str, node: ast.expr | None, reader: FrameReader) -> list[dict[str, Any]]:
    if not isinstance(node, ast.Dict):
        if node is not None:
            reader.module.lose(node, f"{reader.module.text(node)} cannot be read from the text", name)
        return []
    found: list[dict[str, Any]] = []
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            found.append(reader.column(key.value, value, name))
        else:
            reader.module.lose(key or value, "the name of the column cannot be read from the text", name)
    return found
