"""Rules over templates: what macros made is left to the macros, and what other branches use is used."""

from __future__ import annotations

from typing import Any

import pytest

from dq.project.rule_packages import sql_rules
from dq_core.config.settings import Config, Layer
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_lineage.projects.records import Rendered, Segment
from dq_policies.sql.declared_models import model_in
from dq_policies.sql.engine import SqlRules, check
from dq_policies.sql.preparing import sql_file

Part = str | tuple[str, str]
"""A stretch of text as it is, or an expression and what it was rendered to."""

SORTED = "select a from t order by a"
CASES: list[tuple[str, str, list[Part], list[int]]] = [
    ("ORD001", "the user's own", ["with s as (\nselect a from t order by a) select a from s"], [2]),
    ("ORD001", "of a macro", ["with s as (\n", ("{{ m() }}", SORTED), ") select a from s"], []),
    (
        "ORD001",
        "by an expression",
        ["with s as (select a from ", ("{{ r }}", "t"), "\norder by a) select a from s"],
        [2],
    ),
    ("CTE001", "used nowhere", ["with s as (select 1 as x)\nselect 2 as y", ("{{ m() }}", "")], [1]),
    (
        "CTE001",
        "used in another branch",
        ["with s as (select 1 as x)\nselect y from ", ("{% if i %}t{% else %}s{% endif %}", "t")],
        [],
    ),
    (
        "CTE001",
        "a table of the same name in a reference",
        ["with s as (select x from ", ("{{ ref('s') }}", "shop.s"), ")\nselect 2 as y"],
        [1],
    ),
    ("CTE001", "of a macro", [("{{ m() }}", "with s as (select 1 as x)"), "\nselect 2 as y"], []),
    ("SET001", "of a macro", [("{{ m() }}", "select a from t union select a from u")], []),
    ("DST001", "of a macro", [("{{ m() }}", "select distinct a from t group by a")], []),
    ("COL001", "of a macro", [("{{ m() }}", "select * from t where a > 1")], []),
    ("COL001", "over a macro's", ["select * from (", ("{{ m() }}", "select * from t"), ") as s"], [1]),
]


@pytest.mark.parametrize(
    ("code", "parts", "lines"),
    [(code, parts, lines) for code, _, parts, lines in CASES],
    ids=[f"{code}-{what}" for code, what, *_ in CASES],
)
def test_a_finding_stands_in_what_the_user_wrote(code: str, parts: list[Part], lines: list[int]) -> None:
    rendered = _rendered(parts)
    file = sql_file(rendered.raw, "trino", prepared((), "trino"), model_in("-- model: table"), rendered)
    settings: Any = Config(".", base=Layer(select=(code,))).for_path("a.sql")
    findings = check(file, SqlRules([sql_rules()[code]], settings))
    assert [finding.location.line for finding in findings if finding.location] == lines


def _rendered(parts: list[Part]) -> Rendered:
    raw, text, segments = "", "", []
    for part in parts:
        origin, made = (part, part) if isinstance(part, str) else part
        places = (len(text), len(text) + len(made), len(raw), len(raw) + len(origin))
        segments.append(Segment(*places, exact=isinstance(part, str)))
        raw, text = raw + origin, text + made
    return Rendered("only", text, Source("a.sql", raw), tuple(segments))
