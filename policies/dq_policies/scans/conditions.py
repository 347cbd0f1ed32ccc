"""Conditions of a query to formulas: NOT moved inwards, each comparison with the columns that it looks at."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.scans.blocks import Select, Value
from dq_policies.scans.columns import value_of
from dq_policies.scans.predicate import Atom, Every, Formula, Operand, Some, changed, every

_COMPARISONS: dict[type[Any], Any] = {
    exp.EQ: "=",
    exp.NullSafeEQ: "=",
    exp.NEQ: "<>",
    exp.NullSafeNEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_NEGATED: dict[str, Any] = {
    "=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<", "in": "not in",
    "is null": "is not null", "is not null": "is null", "not in": "in",
}  # fmt: skip
_FLIPPED: dict[str, Any] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Conditions:
    """Reads the conditions of one clause; `aliases` where it may use the names of the output."""

    def __init__(self, select: Select, *, aliases: bool = False) -> None:
        self._select = select
        self._aliases = aliases

    def read(self, node: Any, *, negated: bool = False) -> Formula | None:
        """Return the formula of a condition; None where it restricts nothing."""
        while isinstance(node, exp.Paren):
            node = node.this
        if isinstance(node, exp.Not):
            return self.read(node.this, negated=not negated)
        if isinstance(node, (exp.And, exp.Or)):
            return self._connected(node, negated=negated)
        if isinstance(node, exp.Boolean) and bool(node.this) != negated:
            return None
        return self._atom(node, negated=negated)

    def _connected(self, node: Any, *, negated: bool) -> Formula | None:
        kind = type(node)
        found, stack = [], [node]
        while stack:
            part = stack.pop()
            while isinstance(part, exp.Paren):
                part = part.this
            if isinstance(part, kind):
                stack.extend((part.expression, part.this))
            else:
                found.append(self.read(part, negated=negated))
        if isinstance(node, exp.And) != negated:
            return every(part for part in found if part is not None)
        kept = tuple(part for part in found if part is not None)
        return Some(kept, node) if len(kept) == len(found) else None

    def _atom(self, node: Any, *, negated: bool) -> Formula | None:
        operator = _COMPARISONS.get(type(node))
        if operator is not None:
            return self._comparison(node, node.this, node.expression, operator, negated=negated)
        if isinstance(node, exp.Between):
            return self._between(node, negated=negated)
        if isinstance(node, exp.In):
            return self._in(node, negated=negated)
        if isinstance(node, exp.Is):
            return self._is(node, negated=negated)
        if isinstance(node, (exp.Like, exp.StartsWith)) and not negated:
            return self._compared(node, self._value(node.this), "like", [self._value(node.expression)])
        return self._opaque(node)

    def _value(self, node: Any) -> Value:
        return value_of(node, self._select, aliases=self._aliases)

    def _opaque(self, node: Any) -> Formula | None:
        value = self._value(node)
        operand: Operand = "none"
        if value.operand == "subquery" or value.outer:
            operand = "subquery" if value.operand == "subquery" else "column"
        return self._spread(
            Atom(node, "other", value.references, value.wrappers, operand, (), frozenset()),
            value,
        )

    def _comparison(
        self, node: Any, left: Any, right: Any, operator: Any, *, negated: bool
    ) -> Formula | None:
        if negated:
            operator = _NEGATED[operator]
        if isinstance(left, exp.Tuple) and isinstance(right, exp.Tuple) and operator == "=":
            pairs = zip(left.expressions, right.expressions, strict=False)
            parts = [self._comparison(node, one, other, operator, negated=False) for one, other in pairs]
            return every(part for part in parts if part is not None)
        first, second = self._value(left), self._value(right)
        if (
            first.operand in ("none", "constant", "parameter", "moment")
            and not first.references
            and not first.outer
        ):
            if not second.references:
                return self._constant(node, operator, left, right, second)
            return self._compared(node, second, _FLIPPED.get(operator, operator), [first])
        if not second.references or not first.references:
            return self._one_sided(node, operator, first, second)
        return self._two_sided(node, operator, first, second)

    def _one_sided(self, node: Any, operator: Any, first: Value, second: Value) -> Formula | None:
        if first.references:
            return self._compared(node, first, operator, [second])
        if second.references:
            return self._compared(node, second, _FLIPPED.get(operator, operator), [first])
        return None

    def _two_sided(self, node: Any, operator: Any, first: Value, second: Value) -> Formula | None:
        """Both sides look at columns: of the same source they are one condition, of different ones two."""
        ours = {reference.source for reference in first.references}
        theirs = {reference.source for reference in second.references}
        if ours & theirs:
            return self._opaque(node)
        column = Value(operand="column")
        parts = [
            self._compared(node, first, operator, [column]),
            self._compared(node, second, _FLIPPED.get(operator, operator), [column]),
        ]
        return every(part for part in parts if part is not None)

    def _constant(self, node: Any, operator: Any, left: Any, right: Any, second: Value) -> Formula | None:
        """Read a comparison of constants: always true, or not known."""
        if second.operand == "column" or second.outer:
            return None
        literals = isinstance(left, exp.Literal) and isinstance(right, exp.Literal)
        if (literals and operator == "=" and left == right) or not literals:
            return None
        return Atom(node, operator, (), None, "constant", (left, right), frozenset())

    def _compared(self, node: Any, value: Value, operator: Any, others: list[Value]) -> Formula | None:
        """Return the condition that compares a value with others that are known otherwise."""
        if not value.references:
            return None
        if any(other.references for other in others):
            return self._opaque(node)
        operand = _operand(others)
        if value.wrappers is None and (value.operand == "subquery" or value.outer):
            operand = "subquery" if value.operand == "subquery" else "column"
        values = tuple(other.node for other in others if other.node is not None)
        atom = Atom(node, operator, value.references, value.wrappers, operand, values, frozenset())
        return self._spread(atom, value)

    def _spread(self, atom: Atom, value: Value) -> Formula | None:
        """Make an atom one for each candidate where it is not sure whose column it looks at."""
        if value.windowed:
            atom = atom.behind("window")
        if value.aggregated:
            atom = atom.behind("aggregate")
        if not value.references:
            return None
        if value.sure:
            return atom
        unsure = atom.behind("ambiguous")
        return every(unsure._replace(references=(reference,)) for reference in value.references)

    def _between(self, node: Any, *, negated: bool) -> Formula | None:
        low, high = node.args["low"], node.args["high"]
        if negated:
            parts = [
                self._comparison(node, node.this, low, "<", negated=False),
                self._comparison(node, node.this, high, ">", negated=False),
            ]
            kept = tuple(part for part in parts if part is not None)
            return Some(kept, node) if len(kept) == len(parts) else None
        bounds = [self._value(low), self._value(high)]
        value = self._value(node.this)
        if value.references and not any(bound.references for bound in bounds):
            kinds = {_operand([bound]) for bound in bounds}
            if kinds <= {"constant", "parameter", "moment"}:
                return self._compared(node, value, "between", bounds)
        parts = [
            self._comparison(node, node.this, low, ">=", negated=False),
            self._comparison(node, node.this, high, "<=", negated=False),
        ]
        return every(part for part in parts if part is not None)

    def _in(self, node: Any, *, negated: bool) -> Formula | None:
        if isinstance(node.this, exp.Tuple):
            return self._tuples(node, negated=negated)
        operator: Any = "not in" if negated else "in"
        value = self._value(node.this)
        if node.args.get("query") is not None or node.args.get("field") is not None:
            return self._compared(node, value, operator, [Value(operand="subquery")])
        if node.args.get("unnest") is not None:
            return self._compared(node, value, operator, [self._value(node.args["unnest"])])
        return self._compared(node, value, operator, [self._value(item) for item in node.expressions])

    def _tuples(self, node: Any, *, negated: bool) -> Formula | None:
        """Read (a, b) IN ((1, 2), (3, 4)): each column is one of its values."""
        rows = [row.expressions for row in node.expressions if isinstance(row, exp.Tuple)]
        columns = node.this.expressions
        if negated or not rows or any(len(row) != len(columns) for row in rows):
            return self._opaque(node)
        parts = [
            self._compared(node, self._value(column), "in", [self._value(row[at]) for row in rows])
            for at, column in enumerate(columns)
        ]
        return every(_apart(part) for part in parts if part is not None)

    def _is(self, node: Any, *, negated: bool) -> Formula | None:
        if isinstance(node.expression, exp.Null):
            operator: Any = "is not null" if negated else "is null"
            return self._compared(node, self._value(node.this), operator, [Value(operand="constant")])
        if isinstance(node.expression, exp.Boolean) and bool(node.expression.this) and not negated:
            return self.read(node.this)
        return self._opaque(node)


def _apart(formula: Formula) -> Formula:
    return changed(formula, lambda atom: atom.behind("ambiguous")) or Every(())


def _operand(others: list[Value]) -> Any:
    """Return the kind of what a column is compared with: that which is known last."""
    kinds = {"column" if other.outer else other.operand for other in others}
    for kind in ("column", "subquery", "volatile", "function", "moment", "parameter", "constant"):
        if kind in kinds:
            return kind
    return "constant"
