"""What is left of columns outside a statement in each of its expressions.

The evaluator goes from a projection down to columns of tables, through CTEs and subqueries. Whatever it
cannot follow it says so (`None` among the origins), for the lineage of the statement to answer instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlglot import exp

from dq_policies.personal.flow.masks import function_name, left_by
from dq_policies.personal.flow.ways import CLEARED, KEEP, NOTHING, UNKNOWN, Ways, joined, lowered
from dq_policies.queries.destinations import block_arms, block_of_source
from dq_policies.queries.stars import is_star
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.scopes import Offer, block_of

_DEEPEST = 60
_NO_VALUES = (exp.DataType, exp.Var, exp.Identifier, exp.Literal, exp.Null, exp.Boolean)


class Evaluator:
    """The expressions of one statement. `hidden` says by which macro a node was masked, if by any."""

    def __init__(
        self,
        statement: SqlStatement,
        masking: Sequence[str] = (),
        hidden: Callable[[exp.Expr], str] = lambda _node: "",
    ) -> None:
        self._statement = statement
        self._masking = masking
        self._hidden = hidden
        self._known: dict[int, Ways] = {}
        self._named: dict[tuple[int, str], Ways] = {}
        self._open: list[tuple[int, str]] = []
        self._depth = 0

    def of(self, node: Any) -> Ways:
        """Return what is left of each column in the value of an expression."""
        known = self._known.get(id(node))
        if known is None:
            if self._depth > _DEEPEST:
                return UNKNOWN
            self._depth += 1
            known = self._known[id(node)] = self._computed(node)
            self._depth -= 1
        return known

    def output(self, query: exp.Expr, position: int, name: str, width: int) -> Ways:
        """Return the same for one of the columns that a query gives, of `width` columns."""
        arms = block_arms(query)
        return joined(self._of_arm(arm, position, name, width) for arm in arms) if arms else UNKNOWN

    def _of_arm(self, arm: exp.Expr, position: int, name: str, width: int) -> Ways:
        names = self._statement.scopes.columns_of(arm)
        if names is None or len(names) != width:
            return joined((self.named(arm, name), UNKNOWN))
        if not any(is_star(item) for item in arm.expressions) and len(arm.expressions) == width:
            return self.of(arm.expressions[position])
        return self.named(arm, names[position])

    def named(self, query: exp.Expr, name: str) -> Ways:
        """Return the same for a column of a query by its folded name."""
        key = (id(query), name)
        known = self._named.get(key)
        if known is not None:
            return known
        if key in self._open:
            # where a column of a recursive query is made of itself alone, nothing is added to it
            return NOTHING if self._open[-1] == key else UNKNOWN
        if len(self._open) > _DEEPEST:
            return UNKNOWN
        self._open.append(key)
        self._named[key] = joined(self._listed(arm, name) for arm in block_arms(query))
        self._open.pop()
        return self._named[key]

    def _listed(self, arm: exp.Expr, name: str) -> Ways:
        for item in arm.expressions:
            if not is_star(item) and self._name(item) == name:
                return self.of(item)
        if any(is_star(item) and self._changes(item) for item in arm.expressions):
            return UNKNOWN
        offers = [offer for item in arm.expressions if is_star(item) for offer in self._offers(item, arm)]
        found = [offer for offer in offers if offer.columns is not None and name in offer.columns]
        found = found or [offer for offer in offers if offer.columns is None]
        return joined(self._offered(offer, name) for offer in found) if found else UNKNOWN

    def _offers(self, star: Any, arm: exp.Expr) -> Iterable[Offer]:
        if not isinstance(star, exp.Column):
            return self._statement.scopes.offers(arm).values()
        owner = self._statement.scopes.owner(star)
        return () if owner is None else (owner,)

    @staticmethod
    def _changes(star: Any) -> bool:
        star = star.this if isinstance(star, exp.Column) else star
        return not isinstance(star, exp.Star) or any(star.args.get(each) for each in ("replace", "rename"))

    def _name(self, item: Any) -> str:
        scopes = self._statement.scopes
        if isinstance(item, exp.Column):
            return scopes.name_of(item)
        alias = item.args.get("alias")
        return scopes.name_of(exp.Column(this=alias.copy())) if isinstance(alias, exp.Identifier) else ""

    def _offered(self, offer: Offer, name: str) -> Ways:
        if offer.kind == "table":
            return {(offer.table, name): KEEP}
        inner = block_of_source(offer.node, self._statement) if offer.node is not None else None
        if inner is None or offer.node is None:
            return UNKNOWN
        listed = self._listed_names(offer.node)
        if not listed:
            return self.named(inner, name)
        return self._by_position(inner, listed.index(name)) if name in listed else UNKNOWN

    def _listed_names(self, node: Any) -> list[str]:
        common = self._statement.common_table(node) if isinstance(node, exp.Table) else None
        alias = (common if common is not None else node).args.get("alias")
        scopes = self._statement.scopes
        columns = alias.columns if isinstance(alias, exp.TableAlias) else ()
        return [
            scopes.name_of(exp.Column(this=each.copy()))
            for each in columns
            if isinstance(each, exp.Identifier)
        ]

    def _by_position(self, query: exp.Expr, position: int) -> Ways:
        arms = block_arms(query)
        if not arms or any(is_star(item) for arm in arms for item in arm.expressions):
            return UNKNOWN
        return joined(self.of(arm.expressions[position]) for arm in arms if position < len(arm.expressions))

    def _computed(self, node: Any) -> Ways:
        if isinstance(node, exp.Column):
            found = self._column(node)
            macro = self._hidden(node) if found else ""
            return lowered(found, CLEARED, macro) if macro else found
        if isinstance(node, _NO_VALUES):
            return NOTHING
        if isinstance(node, exp.Query):
            return self._of_query(node)
        masked = left_by(node, self._masking)
        inside = joined(self.of(part) for part in self._values(node))
        return inside if masked is None or not inside else lowered(inside, *masked)

    def _of_query(self, node: Any) -> Ways:
        """Return what a subquery among values gives: any of its columns."""
        if isinstance(node, exp.Subquery):
            return self.of(node.this) if isinstance(node.this, exp.Query) else UNKNOWN
        arms = block_arms(node)
        return joined(self.of(item) for arm in arms for item in arm.expressions) if arms else UNKNOWN

    def _column(self, node: Any) -> Ways:
        if isinstance(node.this, exp.Star):
            return UNKNOWN
        scopes = self._statement.scopes
        name = scopes.name_of(node)
        block: Any = block_of(node)
        alias = self._alias(node, block, name) if not node.args.get("table") else None
        if alias is not None:
            return joined((self.of(alias), UNKNOWN if scopes.owner(node) is not None else NOTHING))
        owner = scopes.owner(node)
        return self._offered(owner, name) if owner is not None else UNKNOWN

    def _alias(self, node: Any, block: Any, name: str) -> exp.Expr | None:
        """Return the item before a column in the same list whose alias it is, as some dialects allow."""
        if not self._statement.traits.lateral or not isinstance(block, exp.Select):
            return None
        for item in block.expressions:
            if any(inner is node for inner in item.find_all(exp.Column)):
                return None
            if isinstance(item, exp.Alias) and self._name(item) == name:
                return item
        return None

    def _values(self, node: Any) -> Iterator[Any]:
        """Yield the parts of a node whose values are a part of its own value, conditions left out."""
        if isinstance(node, exp.Case):
            yield from (branch.args.get("true") for branch in node.args.get("ifs") or ())
            yield node.args.get("default") or exp.Null()
        elif isinstance(node, exp.If):
            yield from (part for part in (node.args.get("true"), node.args.get("false")) if part is not None)
        elif isinstance(node, (exp.Nullif, exp.Window, exp.Filter, exp.IgnoreNulls, exp.WithinGroup)):
            yield node.this
        elif isinstance(node, exp.Dot) and function_name(node):
            yield node.expression
        else:
            yield from _parts(node)


def _parts(node: Any) -> Iterator[Any]:
    for name, value in node.args.items():
        if name in ("alias", "order", "to"):
            continue
        if isinstance(value, list):
            yield from (part for part in value if isinstance(part, exp.Expr))
        elif isinstance(value, exp.Expr):
            yield value
