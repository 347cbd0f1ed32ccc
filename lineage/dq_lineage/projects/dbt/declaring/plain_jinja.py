"""The value of simple expressions in YAML and settings: `env_var`, `var`, `target` and `if`, nothing else.

Environment variables have only the defaults that the expression states: what the machine's environment holds
must not decide what a repository is said to declare.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.declaring.calls import NotLiteralError, expression, literal
from dq_lineage.projects.dbt.declaring.plain_blocks import chosen, trimmed
from dq_lineage.projects.dbt.declaring.plain_target import shown_of
from dq_lineage.projects.dbt.records import Target

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_KINDS = frozenset({"as_bool", "as_native", "as_number", "as_text"})
_DEEPEST = 20
_LONGEST = 2_000


def has_jinja(text: str) -> bool:
    """Say whether a text has to be rendered."""
    return "{{" in text or "{%" in text


@identity_record
class PlainJinja:
    """Works expressions out by the variables of a package and the target, where it is known."""

    variables: Mapping[str, object] = field(default_factory=dict)
    target: Target | None = None
    _known: dict[str, str | None] = field(default_factory=dict, init=False)

    def text(self, text: str, depth: int = 0) -> str | None:
        """Return a text with its expressions worked out; None where that takes a renderer."""
        if not has_jinja(text):
            return text
        if "{#" in text or len(text) > _LONGEST or depth > _DEEPEST:
            return None
        text = text.removesuffix("\n")  # as Jinja reads it
        try:
            if "{%" in text:
                text = chosen(text, lambda condition: bool(self._worked_out(condition, depth)))
                if "{%" in text:
                    return None  # raw text, or a statement that nothing closes
            found = _EXPRESSION.sub(lambda found: str(self._worked_out(found[1], depth)), trimmed(text))
        except NotLiteralError:
            return None
        return found if len(found) <= _LONGEST else None

    def native(self, text: str) -> object:
        """Return the value of a text that is one expression, else the text; None as `text` does."""
        found, alone = self.text(text), _EXPRESSION.fullmatch(text.strip())
        if found is None or alone is None or "}}" in alone[1]:
            return found
        return self._worked_out(alone[1], 0)

    def value(self, node: ast.expr, depth: int = 0) -> object:
        """Return the value of an expression. Raises NotLiteralError where that takes a renderer."""
        if depth > _DEEPEST:
            raise NotLiteralError
        match node:
            case ast.Call():
                return self._call(node, depth + 1)
            case ast.Attribute():
                return self._attribute(node)
            case ast.IfExp():
                return self._choice(node, depth + 1)
            case ast.Compare():
                return self._comparison(node, depth + 1)
            case ast.UnaryOp(op=ast.Not()) | ast.BoolOp() | ast.BinOp():
                return self._operation(node, depth + 1)
            case _:
                return literal(node)

    def _worked_out(self, text: str, depth: int) -> object:
        tree = expression(text.strip("-"))
        if tree is None:
            raise NotLiteralError
        return self.value(tree, depth + 1)

    def _call(self, node: ast.Call, depth: int) -> object:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        first = literal(node.args[0]) if node.args else None
        if name not in ("var", "env_var") or not isinstance(first, str):
            raise NotLiteralError
        if name == "var" and first in self.variables:
            return self._variable(first, depth)
        if len(node.args) > 1:
            return self.value(node.args[1], depth)
        raise NotLiteralError

    def _variable(self, name: str, depth: int) -> object:
        """Return the value of a variable, which is worked out once; one that needs itself has none."""
        value = self.variables[name]
        if not isinstance(value, str):
            return value
        if name not in self._known:
            self._known[name] = None
            self._known[name] = self.text(value, depth + 1)
        found = self._known[name]
        if found is None:
            raise NotLiteralError
        return found

    def _attribute(self, node: ast.Attribute) -> object:
        known = {} if self.target is None else shown_of(self.target)
        named = isinstance(node.value, ast.Name) and node.value.id == "target"
        if not named or not known.get(node.attr):
            raise NotLiteralError
        return known[node.attr]

    def _choice(self, node: ast.IfExp, depth: int) -> object:
        return self.value(node.body if self.value(node.test, depth) else node.orelse, depth)

    def _operation(self, node: ast.UnaryOp | ast.BoolOp | ast.BinOp, depth: int) -> object:
        """Return the value of `not`, `and`, `or`, `~`, and of a filter that names a kind of value."""
        if isinstance(node, ast.UnaryOp):
            return not self.value(node.operand, depth)
        if isinstance(node, ast.BoolOp):
            return self._decided(node, depth)
        if isinstance(node.op, ast.MatMult):
            return f"{self.value(node.left, depth)}{self.value(node.right, depth)}"
        if isinstance(node.op, ast.BitOr) and isinstance(node.right, ast.Name) and node.right.id in _KINDS:
            return self.value(node.left, depth)
        raise NotLiteralError

    def _decided(self, node: ast.BoolOp, depth: int) -> object:
        value: object = None
        for part in node.values:
            value = self.value(part, depth)
            if bool(value) is isinstance(node.op, ast.Or):
                break
        return value

    def _comparison(self, node: ast.Compare, depth: int) -> object:
        if len(node.ops) > 1:
            raise NotLiteralError
        left, right = self.value(node.left, depth), self.value(node.comparators[0], depth)
        return _compared(left, node.ops[0], right)


def _compared(left: object, operator: ast.cmpop, right: object) -> bool:
    if isinstance(operator, ast.Eq | ast.NotEq):
        return (left == right) is isinstance(operator, ast.Eq)
    if not isinstance(operator, ast.In | ast.NotIn):
        raise NotLiteralError
    wanted = isinstance(operator, ast.In)
    if isinstance(right, list | tuple):
        return (left in right) is wanted
    if isinstance(right, str) and isinstance(left, str):
        return (left in right) is wanted
    raise NotLiteralError
