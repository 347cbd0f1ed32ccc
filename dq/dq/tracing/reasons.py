"""What is not known of a lineage, as findings."""

from __future__ import annotations

from collections.abc import Callable

from dq_core.finding import Finding
from dq_lineage.answer.records import Unknown
from dq_lineage.notices.lineage_unknown import lineage_unknown
from dq_lineage.notices.statement_unparsable import statement_unparsable

_SCHEMA = "give the columns of the tables by --schema"
_Words = Callable[[str], str]

_MESSAGES: dict[str, tuple[_Words, str]] = {
    "ambiguous_column": (
        lambda named: f"the column may come from several tables{named}",
        f"write the table before it, or {_SCHEMA}",
    ),
    "unresolved_column": (
        lambda named: f"no table in scope has the column{named}",
        "check its name, and the schema if one is given",
    ),
    "open_star": (lambda named: f"a star over columns that are not known{named}", _SCHEMA),
    "insert_positions": (
        lambda named: f"an INSERT without column list into a table of unknown columns{named}",
        f"list the columns, or {_SCHEMA}",
    ),
    "union_positions": (
        lambda named: f"the sides of a set operation cannot be matched by position{named}",
        f"list the columns of each side, or {_SCHEMA}",
    ),
    "table_function": (
        lambda named: f"a table function whose columns are not known{named}",
        "name its columns behind AS where the dialect allows it",
    ),
    "dynamic_sql": (
        lambda named: f"SQL that is put together when it runs{named}",
        "only running it tells what it reads and writes",
    ),
    "command": (
        lambda named: f"a statement that may read or write data, and is not understood{named}",
        "what a procedure does is known only from its own SQL",
    ),
}
_TEMPLATES = ("{{", "{%", "${")
_MOST_CANDIDATES = 10


def finding_of(unknown: Unknown, dialect: str, text: str) -> Finding:
    """Return the finding of an unknown; `text` is that of its file."""
    if unknown.reason == "unparsed":
        return statement_unparsable(_reason(unknown), unknown.location, _advice(unknown, dialect, text))
    say, help_ = _MESSAGES[unknown.reason]
    detail = f" ({unknown.detail})" if unknown.detail else ""
    return lineage_unknown(f"{say(_candidates(unknown))}{detail}", unknown.location, help_)


def _candidates(unknown: Unknown) -> str:
    named = unknown.candidates[:_MOST_CANDIDATES]
    more = len(unknown.candidates) - len(named)
    return f": {', '.join(named)}{f' and {more} more' if more else ''}" if named else ""


def _reason(unknown: Unknown) -> str:
    return unknown.detail or "the statement does not parse"


def _advice(unknown: Unknown, dialect: str, text: str) -> str:
    span = unknown.origin.span if unknown.origin is not None else (0, 0)
    if any(sign in text[span[0] : span[1]] for sign in _TEMPLATES):
        return "this looks like a template: render it first"
    if not dialect:
        return "name the dialect by --dialect, or by `dialect` in dq.yaml"
    return f"check that it is {dialect}, or name another dialect by --dialect"
