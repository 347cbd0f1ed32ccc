"""The sources of an expression: one walk over its tree with a stack, so that its depth is no limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.leaves import (
    AGGREGATION,
    CONDITIONAL,
    IDENTITY,
    MASKED,
    SORT,
    TRANSFORMATION,
    WINDOW,
    Leaf,
    Leaves,
    inside,
    leaf,
    seen,
)
from dq_lineage.resolving.aggregates import AGGREGATES
from dq_lineage.resolving.masking import FUNCTIONS, NODES
from dq_lineage.resolving.scope import Scope

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver

Stack = list[tuple[Any, int]]
Step = Callable[[Any, int, Stack], None]


def leaves_of(resolver: Resolver, node: exp.Expr, scope: Scope, mode: int = IDENTITY) -> Leaves:
    """Return the sources of an expression as it is seen in a mode."""
    if node.__class__ is exp.Column:
        return seen(mode, resolver.column(node, scope))
    found: set[Leaf] = set()
    stack: Stack = [(node, mode)]
    while stack:
        item, how = stack.pop()
        kind = item.__class__
        if kind is exp.Column:
            found.update(seen(how, resolver.column(item, scope)))
            continue
        step = STEPS.get(kind)
        if step is None:
            step = _step_of(kind)
            STEPS[kind] = step
        if step is _query:
            found.update(_of_query(resolver, item, scope, how))
        elif step is _columns:
            found.update(seen(how, resolver.repeated))
        elif step is _parameter:
            found.update(seen(how, _position_in_file(resolver, item, scope)))
        elif step is _exists:
            found.update(_of_exists(resolver, item, scope, how, stack))
        elif step is _path:
            found.update(seen(inside(how, TRANSFORMATION), resolver.path(item, scope, stack)))
        elif step is _window:
            _over(item, how, stack, scope)
        else:
            step(item, how, stack)
    return frozenset(found)


def _of_query(resolver: Resolver, node: exp.Expr, scope: Scope, mode: int) -> Leaves:
    block = resolver.query(node, scope)
    every: set[Leaf] = set(block.rows)
    inner = node.this if isinstance(node, exp.Subquery) else node
    # T-SQL's FOR XML makes one text of all rows
    level = AGGREGATION if inner.args.get("for_") else IDENTITY
    every.update(*(seen(level, entry[1]) for entry in block.entries))
    return seen(mode, every)


def _of_exists(resolver: Resolver, node: Any, scope: Scope, mode: int, stack: Stack) -> Leaves:
    """EXISTS looks at which rows there are, never at what is selected of them."""
    if not isinstance(node.this, (exp.Query, exp.Values)):
        # Spark's exists(list, x -> condition)
        _computed(node, mode, stack)
        return frozenset()
    return seen(inside(mode, CONDITIONAL), resolver.query(node.this, scope).rows)


def _children(node: Any, mode: int, stack: Stack) -> None:
    for value in node.args.values():
        _push(value, mode, stack)


def _push(value: Any, mode: int, stack: Stack) -> None:
    if isinstance(value, exp.Expr):
        stack.append((value, mode))
    elif value.__class__ is list:
        stack.extend([(item, mode) for item in value if isinstance(item, exp.Expr)])


def _passed(node: Any, mode: int, stack: Stack) -> None:
    stack.append((node.this, mode))


def _computed(node: Any, mode: int, stack: Stack) -> None:
    _children(node, inside(mode, TRANSFORMATION), stack)


def _nothing(_node: Any, _mode: int, _stack: Stack) -> None:
    pass


def _masked(node: Any, mode: int, stack: Stack) -> None:
    _children(node, inside(mode, TRANSFORMATION | MASKED), stack)


def _aggregated(node: Any, mode: int, stack: Stack) -> None:
    how = inside(mode, AGGREGATION)
    for value in node.args.values():
        _push(value, how, stack)


def _anonymous(node: Any, mode: int, stack: Stack) -> None:
    name = node.this if isinstance(node.this, str) else node.name
    lowered = str(name).lower()
    if lowered == "multiif":
        _alternating(node.args.get("expressions") or [], mode, stack)
        return
    level = AGGREGATION if lowered in AGGREGATES else TRANSFORMATION
    how = level | (MASKED if lowered in FUNCTIONS else 0)
    _push(node.args.get("expressions"), inside(mode, how), stack)


def _alternating(values: list[Any], mode: int, stack: Stack) -> None:
    """ClickHouse's multiIf: condition, value, condition, value, and the value of no condition."""
    for at, value in enumerate(values):
        decides = at % 2 == 0 and at < len(values) - 1
        _push(value, inside(mode, CONDITIONAL if decides else TRANSFORMATION), stack)


def _case(node: Any, mode: int, stack: Stack) -> None:
    """Conditions decide; with CASE x WHEN y both x and y do."""
    condition, branch = inside(mode, CONDITIONAL), inside(mode, TRANSFORMATION)
    _push(node.args.get("this"), condition, stack)
    for arm in node.args.get("ifs") or ():
        _push(arm.this, condition, stack)
        _push(arm.args.get("true"), branch, stack)
    _push(node.args.get("default"), branch, stack)


def _if(node: Any, mode: int, stack: Stack) -> None:
    branch = inside(mode, TRANSFORMATION)
    if not _replaces_null(node):
        _push(node.this, inside(mode, CONDITIONAL), stack)
    _push(node.args.get("true"), branch, stack)
    _push(node.args.get("false"), branch, stack)


def _replaces_null(node: Any) -> bool:
    """Say whether an IF is what the parser makes of ZEROIFNULL and NULLIFZERO, which are COALESCE and NULLIF."""
    condition, kept = node.this, node.args.get("false")
    return isinstance(condition, (exp.Is, exp.EQ)) and isinstance(kept, exp.Expr) and condition.this == kept


def _if_not_null(node: Any, mode: int, stack: Stack) -> None:
    """NVL2(x, y, z): x decides."""
    _push(node.this, inside(mode, CONDITIONAL), stack)
    _push(node.args.get("true"), inside(mode, TRANSFORMATION), stack)
    _push(node.args.get("false"), inside(mode, TRANSFORMATION), stack)


def _second_decides(node: Any, mode: int, stack: Stack) -> None:
    _push(node.this, inside(mode, TRANSFORMATION), stack)
    _push(node.expression, inside(mode, CONDITIONAL), stack)


def _filtered(node: Any, mode: int, stack: Stack) -> None:
    stack.append((node.this, mode))
    _push(node.expression, inside(mode, CONDITIONAL), stack)


def _counted_if(node: Any, mode: int, stack: Stack) -> None:
    _push(node.this, inside(mode, CONDITIONAL), stack)


def _combined(node: Any, mode: int, stack: Stack) -> None:
    """ClickHouse's combinators: the last argument of sumIf decides which values are summed."""
    values = node.args.get("expressions") or []
    decides = str(node.this).endswith("If")
    for value in values[:-1] if decides else values:
        _push(value, inside(mode, AGGREGATION), stack)
    if decides and values:
        _push(values[-1], inside(mode, CONDITIONAL), stack)


def _decoded(node: Any, mode: int, stack: Stack) -> None:
    """DECODE(x, a, 1, b, 2, 3): x, a and b decide, 1, 2 and 3 are branches."""
    values = node.expressions
    condition, branch = inside(mode, CONDITIONAL), inside(mode, TRANSFORMATION)
    pairs = (len(values) - 1) // 2
    for position, value in enumerate(values):
        decides = position == 0 or (position <= pairs * 2 and position % 2 == 1)
        _push(value, condition if decides else branch, stack)


def _sorted_within(node: Any, mode: int, stack: Stack) -> None:
    """An ORDER BY inside an aggregate: what is aggregated passes, the keys sort."""
    _push(node.this, mode, stack)
    for ordered in node.expressions:
        _push(ordered, inside(mode, SORT), stack)


def _within_group(node: Any, mode: int, stack: Stack) -> None:
    """PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) aggregates x; LISTAGG(y) WITHIN GROUP (ORDER BY x) sorts by it."""
    _push(node.this, mode, stack)
    order = node.expression
    ordered_set = not any(isinstance(inner, exp.Column) for inner in node.this.walk())
    how = inside(mode, AGGREGATION if ordered_set else SORT)
    for ordered in order.expressions if order is not None else ():
        _push(ordered, how, stack)


def _collected(node: Any, mode: int, stack: Stack) -> None:
    """ARRAY(SELECT ...) makes one value of many rows; ARRAY[a, b] computes with its elements."""
    query = len(node.expressions) == 1 and isinstance(node.expressions[0], exp.Query)
    _push(node.args.get("expressions"), inside(mode, AGGREGATION if query else TRANSFORMATION), stack)


def _predicate(node: Any, mode: int, stack: Stack) -> None:
    """EXISTS, ANY, ALL: whatever the query looks at decides."""
    _children(node, inside(mode, CONDITIONAL), stack)


def _in(node: Any, mode: int, stack: Stack) -> None:
    value = inside(mode, TRANSFORMATION)
    for name, part in node.args.items():
        _push(part, inside(mode, CONDITIONAL) if name in ("query", "unnest") else value, stack)


def _lambda(node: Any, mode: int, stack: Stack) -> None:
    """The parameters of a lambda are not columns."""
    parameters = {parameter.name.lower() for parameter in node.expressions}
    how = inside(mode, TRANSFORMATION)
    inner: Stack = [(node.this, how)]
    while inner:
        item, item_mode = inner.pop()
        if item.__class__ is exp.Column and _root(item).lower() in parameters:
            continue
        if item.__class__ in (exp.Column, exp.Select, exp.Lambda):
            stack.append((item, item_mode))
            continue
        _children(item, item_mode, inner)


def _comprehension(node: Any, mode: int, stack: Stack) -> None:
    """A list comprehension: its variable is not a column."""
    variable = node.expression.name.lower() if node.expression is not None else ""
    how = inside(mode, TRANSFORMATION)
    inner: Stack = [(part, how) for part in (node.this, node.args.get("condition")) if part is not None]
    while inner:
        item, item_mode = inner.pop()
        if item.__class__ is exp.Column:
            if _root(item).lower() != variable:
                stack.append((item, item_mode))
            continue
        _children(item, item_mode, inner)
    _push(node.args.get("iterator"), how, stack)


def _root(column: Any) -> str:
    parts = column.parts
    return str(parts[0].name)


def _named_argument(node: Any, mode: int, stack: Stack) -> None:
    """A named argument or the field of a struct literal: its name is no column."""
    _push(node.expression, inside(mode, TRANSFORMATION), stack)


def _query(_node: Any, _mode: int, _stack: Stack) -> None:
    """Stand for a query inside an expression, which `leaves_of` resolves itself."""


def _columns(_node: Any, _mode: int, _stack: Stack) -> None:
    """Stand for COLUMNS(...), whose expression is resolved once for each column."""


def _parameter(_node: Any, _mode: int, _stack: Stack) -> None:
    """Stand for `$1`, a parameter or a column of a staged file, which `leaves_of` looks up."""


def _position_in_file(resolver: Resolver, node: Any, scope: Scope) -> Leaves:
    """Return the column `$1` of a staged file; anything else with a dollar or an at sign is a parameter."""
    if resolver.traits.name not in ("snowflake", "databricks") or not node.name.isdigit():
        return frozenset()
    bases = [rows.base for rows in scope.relations.values() if rows.base]
    return leaf(bases[0], f"${node.name}") if len(bases) == 1 else frozenset()


def _exists(_node: Any, _mode: int, _stack: Stack) -> None:
    """Stand for EXISTS, which `leaves_of` resolves itself."""


def _path(_node: Any, _mode: int, _stack: Stack) -> None:
    """Stand for a chain of dots, which `leaves_of` resolves itself."""


def _window(_node: Any, _mode: int, _stack: Stack) -> None:
    """Stand for a window function, whose named window `leaves_of` looks up."""


_SHIFTS = (exp.Lag, exp.Lead)
_RANKS = ("RowNumber", "Rank", "DenseRank", "PercentRank", "CumeDist", "Ntile")


def _over(node: Any, mode: int, stack: Stack, scope: Scope) -> None:
    """A function with OVER: what it is given passes, by what it is partitioned and sorted is WINDOW."""
    _push(node.this, mode, stack)
    seen_windows: set[str] = set()
    window: Any = node
    how = inside(mode, WINDOW)
    while window is not None:
        _push(window.args.get("partition_by"), how, stack)
        order = window.args.get("order")
        for ordered in order.expressions if order is not None else ():
            _push(ordered.this, how, stack)
        name = _window_name(window, named=window is not node)
        window = None if name in seen_windows else scope.windows.get(name)
        seen_windows.add(name)


def _window_name(window: Any, *, named: bool) -> str:
    """Return the window on which one builds; its own name stands in another place where it is declared."""
    alias = window.args.get("alias")
    if alias is not None:
        return str(alias.name).lower()
    first = window.args.get("this") if named else None
    return "" if first is None or isinstance(first, exp.Func) else ""


def _step_of(kind: type[Any]) -> Step:
    """Return how the nodes of a class are walked; computed once for each class."""
    if kind.__name__ in NODES:
        return _masked
    if issubclass(kind, (exp.Select, exp.SetOperation, exp.Subquery)):
        return _query
    if kind.__name__ in _RANKS or issubclass(kind, _SHIFTS):
        return _computed
    if issubclass(kind, exp.AggFunc):
        return _aggregated
    return _computed


STEPS: dict[type[Any], Step] = {
    exp.Alias: _passed,
    exp.Paren: _passed,
    exp.Ordered: _passed,
    exp.Distinct: _children,
    exp.Tuple: _computed,
    exp.Identifier: _nothing,
    exp.Literal: _nothing,
    exp.Star: _nothing,
    exp.DataType: _nothing,
    exp.Var: _nothing,
    exp.Null: _nothing,
    exp.Case: _case,
    exp.If: _if,
    exp.Nullif: _second_decides,
    exp.Nvl2: _if_not_null,
    exp.Filter: _filtered,
    exp.CountIf: _counted_if,
    exp.DecodeCase: _decoded,
    exp.Order: _sorted_within,
    exp.WithinGroup: _within_group,
    exp.IgnoreNulls: _passed,
    exp.RespectNulls: _passed,
    exp.Exists: _exists,
    exp.Parameter: _parameter,
    exp.Columns: _columns,
    exp.Array: _collected,
    exp.CombinedAggFunc: _combined,
    exp.ArrayAgg: _aggregated,
    exp.Any: _predicate,
    exp.All: _predicate,
    exp.In: _in,
    exp.Lambda: _lambda,
    exp.Comprehension: _comprehension,
    exp.Kwarg: _named_argument,
    exp.PropertyEQ: _named_argument,
    exp.Anonymous: _anonymous,
    exp.Window: _window,
    exp.Dot: _path,
}
