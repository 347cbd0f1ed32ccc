"""Fields of Pydantic models."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from typing import Any

from dq_contracts.importers.facts import described
from dq_contracts.importers.python_source.annotations import Annotations, Read
from dq_contracts.importers.python_source.module import Module
from dq_contracts.importers.python_source.restrictions import restrict
from dq_contracts.importers.python_source.values import NotStatic, value_of

_BASES = frozenset(
    {"pydantic.BaseModel", "pydantic.main.BaseModel", "BaseModel", "sqlmodel.SQLModel", "SQLModel"}
)  # fmt: skip
_SHORT_FACTS = {
    "Gt": "gt", "Ge": "ge", "Lt": "lt", "Le": "le", "MultipleOf": "multiple_of", "MinLen": "min_length",
    "MaxLen": "max_length",
}  # fmt: skip
_WITH_KEYWORDS = frozenset({
    "Field", "StringConstraints", "Interval", "constr", "conint", "confloat", "condecimal", "condate",
    "conlist", "conset", "confrozenset",
})  # fmt: skip
_SAY_NOTHING = frozenset(
    {"default", "repr", "frozen", "init", "kw_only", "item_type", "index", "validate_default"}
)
_ALIASES = ("alias", "serialization_alias", "validation_alias")
_CHECKS = frozenset({"field_validator", "validator", "model_validator", "root_validator", "computed_field"})


def is_model(declared: ast.ClassDef, module: Module) -> bool:
    """Say whether a class is a model, by the names of its bases."""
    return bool(module.base_names(declared) & _BASES)


class ModelReader:
    """Reads models into properties."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.annotations = Annotations(module, self.properties, self.constrain)

    def properties(
        self, declared: ast.ClassDef, place: str, above: tuple[str, ...]
    ) -> list[dict[str, Any]] | None:
        """Return the fields of a model, those of its bases first; None for a class that is no model."""
        if not is_model(declared, self.module):
            return None
        found: dict[str, dict[str, Any]] = {}
        for ancestor in self.module.ancestors(declared):
            for statement, text in _with_docstrings(ancestor.body):
                if isinstance(statement, ast.AnnAssign):
                    self._field(statement, text, place, above, found)
                else:
                    self._other(statement, place)
        return list(found.values())

    def _field(
        self,
        statement: ast.AnnAssign,
        text: str,
        place: str,
        above: tuple[str, ...],
        found: dict[str, dict[str, Any]],
    ) -> None:
        name = statement.target.id if isinstance(statement.target, ast.Name) else ""
        if (
            not name
            or name.startswith("_")
            or name == "model_config"
            or self._is_of_class(statement.annotation)
        ):
            return
        if not self.module.losses.has_room():
            return
        here = f"{place}.{name}"
        read = self.annotations.read(statement.annotation, here, above)
        if text:
            read.keys["description"] = text
        default = self._default(statement.value, read, here)
        found[name] = self._property(name, read, default=default)

    def _is_of_class(self, annotation: ast.expr) -> bool:
        outer = annotation.value if isinstance(annotation, ast.Subscript) else annotation
        return self.module.short_name(outer) in ("ClassVar", "InitVar")

    def _property(self, name: str, read: Read, *, default: bool) -> dict[str, Any]:
        required = read.known and not read.nullable and not default and not read.keys.pop("default", False)
        read.keys.pop("default", None)
        return {"name": name, **read.keys, **({"required": True} if required else {})}

    def _default(self, value: ast.expr | None, read: Read, place: str) -> bool:
        """Read what stands behind the equals sign, and say whether it is a default."""
        if value is None:
            return False
        if isinstance(value, ast.Call) and self.module.short_name(value.func) == "Field":
            self.constrain(value, read.keys, place)
            return bool(read.keys.pop("default", False))
        if isinstance(value, ast.Constant) and value.value is ...:
            return False
        self._lost_default(value, place)
        return True

    def _lost_default(self, value: ast.expr, place: str) -> None:
        if not (isinstance(value, ast.Constant) and value.value is None):
            self.module.lose(value, f"no key of a contract says the default {self.module.text(value)}", place)

    # facts in calls

    def constrain(self, node: ast.expr, keys: dict[str, Any], place: str) -> None:
        """Carry over a fact from `Annotated`, `Field` or a constrained type; others become losses."""
        name = self.module.short_name(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in _SHORT_FACTS and len(node.args) == 1:
            self._state(_SHORT_FACTS[name], node.args[0], keys, place)
        elif isinstance(node, ast.Call) and name == "Len":
            for key, argument in zip(("min_length", "max_length"), node.args, strict=False):
                self._state(key, argument, keys, place)
        elif isinstance(node, ast.Call) and name in _WITH_KEYWORDS:
            self._call(node, name, keys, place)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            described(keys, node.value)
        else:
            self.module.lose(node, f"no key of a contract says {self.module.text(node)}", place)

    def _call(self, node: ast.Call, name: str, keys: dict[str, Any], place: str) -> None:
        if name == "Field" and node.args:
            self._field_default(node.args[0], keys, place)
        for word in node.keywords:
            if word.arg is None:
                keys["default"] = True  # which may be among them
                self.module.lose(word.value, "keywords that are spread cannot be read from the text", place)
            elif word.arg == "default":
                self._field_default(word.value, keys, place)
            elif word.arg == "default_factory":
                keys["default"] = True
                self._lost_default(word.value, place)
            elif word.arg not in _SAY_NOTHING:
                self._state(word.arg, word.value, keys, place)

    def _field_default(self, value: ast.expr, keys: dict[str, Any], place: str) -> None:
        if not (isinstance(value, ast.Constant) and value.value is ...):
            keys["default"] = True
            self._lost_default(value, place)

    def _state(self, name: str, node: ast.expr, keys: dict[str, Any], place: str) -> None:
        try:
            value = value_of(node, self.module)
        except NotStatic:
            text = self.module.text(node)
            self.module.lose(node, f"{name}={text} cannot be read from the text", place)
            return
        if value is None or value is False:
            return
        if not self._documented(name, value, keys) and not restrict(keys, name, value):
            self.module.lose(node, f"no key of a contract says {name}={self.module.text(node)}", place)

    def _documented(self, name: str, value: Any, keys: dict[str, Any]) -> bool:
        if name == "description" and isinstance(value, str):
            described(keys, value)
        elif name == "title" and isinstance(value, str):
            keys["businessName"] = value
        elif name in _ALIASES and isinstance(value, str):
            keys.setdefault("physicalName", value)
        elif name == "examples" and isinstance(value, list):
            keys["examples"] = value
        elif name == "deprecated":
            keys["deprecated"] = True
        elif name == "primary_key":
            keys |= {"primaryKey": True, "primaryKeyPosition": 1}
        elif name == "unique":
            keys["unique"] = True
        else:
            return False
        return True

    # what else a class says

    def _other(self, statement: ast.stmt, place: str) -> None:
        if isinstance(statement, ast.FunctionDef):
            for decorator in statement.decorator_list:
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                if self.module.short_name(called) in _CHECKS:
                    reason = f"no key of a contract says what {statement.name}() checks or computes"
                    self.module.lose(statement, reason, place)
        elif isinstance(statement, ast.Assign) and _is_named(statement, "model_config"):
            if isinstance(statement.value, ast.Call):
                self._config(((word.arg or "", word.value) for word in statement.value.keywords), place)
        elif isinstance(statement, ast.ClassDef) and statement.name == "Config":
            self._config(_settings(statement), place)

    def _config(self, settings: Iterator[tuple[str, ast.expr]], place: str) -> None:
        for name, value in settings:
            if name in ("extra", "alias_generator") or name.startswith(("str_", "anystr_")):
                self.module.lose(value, f"no key of a contract says {name}={self.module.text(value)}", place)


def _settings(declared: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for statement in declared.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield statement.targets[0].id, statement.value


def _is_named(statement: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)


def _with_docstrings(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each statement with the text that stands alone below it, which documents an attribute."""
    for statement, below in zip(body, [*body[1:], None], strict=True):
        text = ""
        if (
            isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            text = inspect.cleandoc(below.value.value)
        yield statement, text
