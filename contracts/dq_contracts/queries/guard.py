"""The guard over the SQL of contracts: exactly one SELECT, over the contract's datasets, that only computes.

Contracts are written by strangers, and their SQL runs where the data is. The guard looks at the tree and has
three answers: what is allowed by a list, what no query may do (`certain`: lint reports it), and what nobody
has looked at. Whoever runs a query refuses it for either of the last two, and then runs what the tree prints,
without comments, and never the text, which another parser may read otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from dq_contracts.queries.constructs import CLAUSES, PLAIN, REFUSED
from dq_contracts.queries.functions import PURE_NAMES, PURE_NODES, PURE_SOURCES, REFUSED_NODES, refused_name
from dq_contracts.queries.spans import quoted, shown, span
from dq_contracts.queries.tables import CommonTables, Names, is_file, is_system
from dq_core.record import identity_record, record

if TYPE_CHECKING:
    from sqlglot import Expr, exp

Kind = Literal["statement", "construct", "function", "source", "dataset"]


@record
class Refusal:
    """Why a query must not run, at `[start, end)` of its text; both are 0 where the place is not known.

    `kind` tells what is refused: the statement as a whole, a construct, a function, something else that
    stands for a table, or a table that is no dataset. `certain` is false for what may be harmless but is not
    known to be.
    """

    kind: Kind
    reason: str
    start: int = 0
    end: int = 0
    certain: bool = True


@identity_record
class _Sources:
    """What a table of the query may be."""

    names: Names
    common: CommonTables


def refusals(statements: Sequence[Expr], datasets: Iterable[str]) -> list[Refusal]:
    """Return why a query must not run; it may when the list is empty.

    `statements` are all trees of the query's text and are not changed. `datasets` are the names that its
    tables may have, each with its schema where the query has to say it.
    """
    wrong = not_one_select(statements)
    if wrong:
        return wrong
    sources = _Sources(Names(datasets), CommonTables())
    return [refusal for node in statements[0].walk() for refusal in _of(node, sources)]


def not_one_select(statements: Sequence[Expr]) -> list[Refusal]:
    """Return why the trees of a query's text are not exactly one SELECT."""
    if len(statements) != 1:
        reason = f"there are {len(statements)} statements" if statements else "there is no statement"
        return [Refusal("statement", reason)]
    wrong = _not_select(statements[0])
    return [Refusal("statement", f"it is {wrong}")] if wrong else []


def _not_select(tree: Expr) -> str:
    """Say what a statement is that is no SELECT; empty for a SELECT, in parentheses or not."""
    from sqlglot import exp

    while isinstance(tree, exp.Subquery):
        tree = tree.this
    if isinstance(tree, exp.Select | exp.SetOperation):
        return ""
    name = (tree.name if isinstance(tree, exp.Command) else type(tree).__name__).upper()
    return f"{'an' if name.startswith(tuple('AEIO')) else 'a'} {name}"


def _of(node: Expr, sources: _Sources) -> Iterator[Refusal]:
    from sqlglot import exp

    name = type(node).__name__
    if name in REFUSED:
        yield _refusal("construct", node, f"{shown(node)} {REFUSED[name]}")
    elif name in REFUSED_NODES:
        yield _refusal("function", node, f"{shown(node)} {REFUSED_NODES[name]}")
    elif isinstance(node, exp.Table):
        yield from _table(node, sources)
    elif isinstance(node, exp.Func) and name not in PLAIN:
        yield from _function(node)
    elif name not in PLAIN or (isinstance(node, exp.DataType) and node.this is exp.DType.USERDEFINED):
        yield _refusal("construct", node, f"{shown(node)} is not among what may run", certain=False)
    yield from _clauses(node)


def _clauses(node: Expr) -> Iterator[Refusal]:
    from sqlglot import exp

    allowed = CLAUSES.get("SetOperation" if isinstance(node, exp.SetOperation) else type(node).__name__)
    if allowed is None:
        return
    for key, value in node.args.items():
        if value and key not in allowed:
            text = f"the clause {key.strip('_').upper()} is not among what may run"
            yield _refusal("construct", node, text, certain=False)


def _table(node: exp.Table, sources: _Sources) -> Iterator[Refusal]:
    from sqlglot import exp

    if isinstance(node.this, exp.Func):
        return
    if not isinstance(node.this, exp.Identifier):
        yield _refusal("source", node, f"{shown(node)} is no dataset")
        return
    path = [part.name for part in node.parts]
    if sources.names.has(node) or sources.common.of(node, exact=True) is not None:
        return
    name = quoted(".".join(path))
    if is_file(path):
        yield _refusal("source", node, f"the file {name} is no dataset")
    elif is_system(path):
        yield _refusal("source", node, f"{name} belongs to the server and is no dataset")
    else:
        yield _refusal("dataset", node, f"{name} is no dataset of the contract", certain=False)


def _function(node: exp.Func) -> Iterator[Refusal]:
    from sqlglot import exp

    name, called = type(node).__name__, node.name if isinstance(node, exp.Anonymous) else node.sql_name()
    pure = called.lower() in PURE_NAMES if isinstance(node, exp.Anonymous) else name in PURE_NODES
    harm = refused_name(called)
    if harm:
        yield _refusal("function", node, f"the function {quoted(called)} {harm}")
    elif isinstance(node.parent, exp.Table | exp.Lateral) and node.arg_key == "this":
        if name not in PURE_SOURCES:
            yield _refusal("source", node, f"the table function {quoted(called)} is no dataset")
    elif not pure or (isinstance(node.parent, exp.Dot) and node.arg_key == "expression"):
        text = f"the function {quoted(called)} is not among what may run"
        yield _refusal("function", node, text, certain=False)


def _refusal(kind: Kind, node: Expr, reason: str, *, certain: bool = True) -> Refusal:
    return Refusal(kind, reason, *span(node), certain=certain)
