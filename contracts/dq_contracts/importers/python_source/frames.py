"""Columns of Pandera's models and schemas."""

from __future__ import annotations

import ast
from typing import Any

from dq_contracts.importers.facts import described
from dq_contracts.importers.python_source.checks import names_of_checks, state
from dq_contracts.importers.python_source.compiled_check import is_compiled, is_of_rows
from dq_contracts.importers.python_source.compiled_checks import state_at_column, state_at_dataset
from dq_contracts.importers.python_source.dtypes import keys_of
from dq_contracts.importers.python_source.module import Module
from dq_contracts.importers.python_source.values import NotStatic, value_of

_SAY_NOTHING = frozenset(
    {"coerce", "check_name", "raise_warning", "ignore_na", "error", "name", "n_failure_cases"}
)
_COLUMN_ARGUMENTS = ("dtype", "checks", "parsers", "nullable", "unique")
_DECORATED = frozenset({"check", "dataframe_check", "parser", "dataframe_parser"})


class FrameReader:
    """Reads the columns of frames from one module."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.waiting: list[ast.expr] = []

    def typed(self, node: ast.expr | None, keys: dict[str, Any], place: str) -> None:
        """State a column's type; one that is not known becomes a loss."""
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return
        if isinstance(node, ast.Call):
            node = node.func
        name = (
            node.value
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            else self.module.name(node)
        )
        found = keys_of(name) if name else None
        if found is None:
            self.module.lose(node, f"the type {self.module.text(node)} has no logicalType", place)
        else:
            keys |= found

    def static(self, node: ast.expr) -> Any:
        """Return a static value; NotStatic where there is none."""
        return value_of(node, self.module)

    def settings(self, words: dict[str, ast.expr], keys: dict[str, Any], place: str) -> None:
        """Carry over what `Field` and `Column` say in keywords; only `nullable` lets a value be NULL."""
        nullable = False
        for name, node in words.items():
            if name in _SAY_NOTHING:
                continue
            try:
                value = self.static(node)
            except NotStatic:
                self.module.lose(node, f"{name}={self.module.text(node)} cannot be read from the text", place)
                continue
            if name == "nullable":
                nullable = value is True
            elif value is not None and value is not False and not self._setting(name, value, keys):
                self.module.lose(node, f"no key of a contract says {name}={self.module.text(node)}", place)
        if not nullable:
            keys["required"] = True

    def _setting(self, name: str, value: Any, keys: dict[str, Any]) -> bool:
        if name == "description" and isinstance(value, str):
            described(keys, value)
        elif name == "title" and isinstance(value, str):
            keys["businessName"] = value
        elif name == "unique":
            keys["unique"] = True
        elif name == "alias" and isinstance(value, str):
            keys["physicalName"] = value
        elif name in names_of_checks():
            named = value if isinstance(value, dict) else {}
            return state(keys, name, [] if named else [value], named)
        else:
            return False
        return True

    def checks(self, node: ast.expr | None, keys: dict[str, Any], place: str) -> None:
        """Carry over one check or a list of them; functions become losses."""
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return
        for each in node.elts if isinstance(node, ast.List | ast.Tuple) else [node]:
            if is_compiled(each):
                self.compiled(each, keys, place)
            elif not self._check(each, keys):
                self.module.lose(each, f"no key of a contract says {self.module.text(each)}", place)

    def compiled(self, node: ast.expr, keys: dict[str, Any], place: str) -> None:
        """Carry over a check of a generated module; one of several columns waits for all of them."""
        if is_of_rows(node):
            self.waiting.append(node)
        elif not state_at_column(node, keys, self.module):
            self.module.lose(node, f"no key of a contract says {self.module.text(node)}", place)

    def dataset_checks(self, node: ast.expr | None, keys: dict[str, Any], place: str) -> None:
        """Carry over the checks of a frame in the keys of its dataset, whose properties are known."""
        listed = node.elts if isinstance(node, ast.List | ast.Tuple) else [node] if node else []
        waiting, self.waiting = self.waiting, []
        for each in [*waiting, *listed]:
            if not (is_compiled(each) and state_at_dataset(each, keys, self.module)):
                self.module.lose(each, f"no key of a contract says {self.module.text(each)}", place)

    def _check(self, node: ast.expr, keys: dict[str, Any]) -> bool:
        if not isinstance(node, ast.Call) or any(word.arg is None for word in node.keywords):
            return False
        try:
            positional = [self.static(argument) for argument in node.args]
            named = {
                str(word.arg): self.static(word.value)
                for word in node.keywords
                if word.arg not in _SAY_NOTHING
            }
        except NotStatic:
            return False
        return state(keys, self.module.short_name(node.func), positional, named)

    # models

    def field(self, statement: ast.AnnAssign, place: str) -> dict[str, Any] | None:
        """Return a field of a model as a property; None for an index, which is no column."""
        name = statement.target.id if isinstance(statement.target, ast.Name) else ""
        if not name or name.startswith("_"):
            return None
        here, keys = f"{place}.{name}", dict[str, Any]()
        annotation = statement.annotation
        if isinstance(annotation, ast.Subscript) and self.module.short_name(annotation.value) == "Optional":
            self.module.lose(annotation, "no key of a contract says that a column may be absent", here)
            annotation = annotation.slice
        if isinstance(annotation, ast.Subscript):
            outer = self.module.short_name(annotation.value)
            if outer == "Index":
                self.module.lose(annotation, "an index is no column", here)
                return None
            annotation = annotation.slice if outer in ("Series", "Annotated") else annotation
        self.typed(annotation.elts[0] if isinstance(annotation, ast.Tuple) else annotation, keys, here)
        self.settings(self._words(statement.value, here), keys, here)
        return {"name": name, **keys}

    def _words(self, value: ast.expr | None, place: str) -> dict[str, ast.expr]:
        if isinstance(value, ast.Call) and self.module.short_name(value.func) == "Field":
            return {word.arg: word.value for word in value.keywords if word.arg}
        if value is not None:
            self.module.lose(value, f"{self.module.text(value)} cannot be read from the text", place)
        return {}

    def method(self, statement: ast.FunctionDef, place: str) -> None:
        """Record a check that is a function."""
        for decorator in statement.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if self.module.short_name(called) in _DECORATED:
                self.module.lose(
                    statement, f"no key of a contract says what {statement.name}() checks", place
                )

    # schemas

    def column(self, name: str, node: ast.expr, place: str) -> dict[str, Any]:
        """Return a column of a schema as a property."""
        here, keys = f"{place}.{name}", dict[str, Any]()
        if not isinstance(node, ast.Call) or self.module.short_name(node.func) != "Column":
            self.module.lose(node, f"{self.module.text(node)} cannot be read from the text", here)
            return {"name": name}
        words = {word.arg: word.value for word in node.keywords if word.arg}
        words |= dict(zip(_COLUMN_ARGUMENTS, node.args, strict=False))
        self.typed(words.pop("dtype", None), keys, here)
        self.checks(words.pop("checks", None), keys, here)
        self.absent(words.pop("required", None), here)
        self.settings(words, keys, here)
        return {"name": name, **keys}

    def absent(self, node: ast.expr | None, place: str) -> None:
        """Record that a column may be absent."""
        if isinstance(node, ast.Constant) and node.value is False:
            self.module.lose(node, "no key of a contract says that a column may be absent", place)

    def frame_settings(self, words: dict[str, ast.expr], keys: dict[str, Any], place: str) -> None:
        """Carry over what is said of a frame as a whole: unique columns, name, title, description."""
        for name, node in words.items():
            try:
                value = self.static(node)
            except NotStatic:
                value = node
            if name == "unique" and value:
                names = [value] if isinstance(value, str) else value
                rule = {"metric": "duplicateValues", "mustBe": 0, "arguments": {"properties": names}}
                keys.setdefault("quality", []).append(rule)
            elif name == "description" and isinstance(value, str):
                described(keys, value)
            elif name == "title" and isinstance(value, str):
                keys["businessName"] = value
            elif name == "name" and isinstance(value, str):
                keys["physicalName"] = value
            elif value not in (None, False) and name not in ("coerce", "columns", "add_missing_columns"):
                self.module.lose(node, f"no key of a contract says {name}={self.module.text(node)}", place)
