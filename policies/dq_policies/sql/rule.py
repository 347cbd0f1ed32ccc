"""The decorator of rules that look at nodes of SQL; one walk per statement serves them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dq_core.finding import Severity
from dq_core.rules.rule import Check, Rule, name_of, register

if TYPE_CHECKING:
    from sqlglot import exp


class SqlNode:
    """The subject of rules that look at nodes; the classes of these are named by the rule."""

    language = "sql"


def sql_rule(
    code: str, *nodes: type[exp.Expr], severity: Severity = "error", default: bool = True
) -> Callable[[Check], Check]:
    """Make the decorated generator the rule `code` for every node of these classes or their subclasses.

    The function takes the node and its `SqlStatement` and yields hits; its keyword-only parameters are the
    options, as for `dq_core.rules.rule.rule`, which makes rules for whole `SqlStatement`s and `SqlFile`s.
    """

    def decorate(check: Check) -> Check:
        register(
            Rule(code, name_of(check), severity, SqlNode, default, exit_code=1, check=check, nodes=nodes)
        )
        return check

    return decorate


def is_over_sql(rule: Rule) -> bool:
    """Say whether a rule looks at SQL: at nodes, statements or files of it."""
    return getattr(rule.subject, "language", "") == "sql"
