"""BQA105."""

import re
from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_PLAIN = re.compile(r"(?P<start>\^|\.\*)?(?P<text>[\w @/:=,;<>#&!~-]+)(?P<end>\$|\.\*)?")
_LIKE = re.compile(r"[%_\\']")


@sql_rule("BQA105", exp.RegexpLike, severity="info", default=False)
def pattern_without_pattern(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """REGEXP_CONTAINS with a fixed text, which LIKE finds faster, in BigQuery.

    Why: a regular expression is run over every value, LIKE compares. `.*` at either end adds nothing,
    since REGEXP_CONTAINS looks anywhere. The fix keeps the meaning, but for values with a line break,
    over which `.` does not go.

    Bad (bigquery)::

        SELECT id FROM shop.orders WHERE REGEXP_CONTAINS(note, r'.*gift.*')  -- here

    Bad (bigquery)::

        SELECT id FROM shop.orders
        WHERE REGEXP_CONTAINS(note, '^gift')  -- here

    Bad (bigquery)::

        SELECT id, IF(REGEXP_CONTAINS(url, 'checkout$'), 1, 0) AS is_last  -- here
        FROM shop.hits

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE note LIKE '%gift%'

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE REGEXP_CONTAINS(note, r'gift|present')

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE REGEXP_CONTAINS(note, r'order [0-9]+')
    """
    pattern = node.args.get("expression")
    if statement.dialect != "bigquery" or not isinstance(pattern, (exp.Literal, exp.RawString)):
        return
    found = _PLAIN.fullmatch(str(pattern.this))
    if found is None or _LIKE.search(found["text"]) or node.args.get("flag"):
        return
    start = "" if found["start"] == "^" else "%"
    end = "" if found["end"] == "$" else "%"
    like = f"{statement.text(node.this)} LIKE '{start}{found['text']}{end}'"
    fixes = statement.fix("write LIKE", statement.replacement(node, like), safe=False)
    yield Hit("this regular expression is a fixed text", statement.location(node), f"write `{like}`", fixes)
