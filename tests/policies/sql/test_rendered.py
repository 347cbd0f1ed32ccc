"""Models of projects: places, fixes and comments are about the text that the user wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp

from dq.project.rule_packages import sql_rules
from dq.project.sql_linting import lint_sql
from dq_core.config.settings import Config, Layer
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_lineage.projects.records import Rendered, Segment
from dq_policies.sql.declared_models import model_in
from dq_policies.sql.file import SqlFile
from dq_policies.sql.preparing import sql_file

RAW = """\
-- model: incremental unique_key=id,day
{# noqa: DML001 #}
select *
from {{ ref('orders') }}
where a = null and {{ condition }} = null
"""
VALUES = {"{# noqa: DML001 #}": "", "{{ ref('orders') }}": "shop.orders", "{{ condition }}": "b"}


def model(raw: str = RAW) -> SqlFile:
    segments = tuple(parts(raw))
    text = "".join(
        raw[part.origin : part.origin_end] if part.exact else VALUES[raw[part.origin : part.origin_end]]
        for part in segments
    )
    source = Source("models/a.sql", raw)
    rendered = Rendered("only", text, source, segments, config={"materialized": "incremental"})
    return sql_file(source, "", prepared({}), model_in(raw), rendered)


def parts(raw: str) -> Iterator[Segment]:
    at = start = 0
    for match in re.finditer(r"\{[{#].*?[}#]\}", raw):
        for origin, end, exact in ((at, match.start(), True), (match.start(), match.end(), False)):
            length = end - origin if exact else len(VALUES[raw[origin:end]])
            yield Segment(start, start + length, origin, end, exact)
            start += length
        at = match.end()
    yield Segment(start, start + len(raw) - at, at, len(raw), exact=True)


def test_a_place_is_that_of_the_text_or_of_the_expression() -> None:
    (statement,) = model().statements
    first, second = sorted(statement.tree.find_all(exp.EQ), key=statement.span_of)
    assert str(statement.location(first)) == "models/a.sql:5:7"
    (table,) = statement.tree.find_all(exp.Table)
    place = statement.location(table)
    assert (place.line, place.column, place.end_column) == (4, 6, 25)
    assert statement.text(second) == "b = null"
    assert statement.location(second).column == 20


def test_only_what_the_user_wrote_is_replaced() -> None:
    (statement,) = model().statements
    first, second = sorted(statement.tree.find_all(exp.EQ), key=statement.span_of)
    edit = statement.replacement(first, "a IS NULL")
    assert edit is not None
    assert RAW[edit.start : edit.end] == "a = null"
    assert statement.replacement(second, "b IS NULL") is None


def test_a_comment_anywhere_in_a_model_is_about_its_findings() -> None:
    config = Config(".", base=Layer(select=("NUL002",)))
    for code, suppressed in (("DML001", False), ("NUL002", True)):
        comment = f"{{# noqa: {code} #}}"
        VALUES.setdefault(comment, "")
        found = lint_sql([model(RAW.replace("{# noqa: DML001 #}", comment))], config, sql_rules()).findings
        assert [(item.code, item.suppressed is not None) for item in found] == [("NUL002", suppressed)] * 2


def test_branches_of_a_model_are_one_file() -> None:
    config = Config(".", base=Layer(select=("NUL002",)))
    found = lint_sql([model(), model()], config, sql_rules())
    assert [item.code for item in found.findings] == ["NUL002", "NUL002"]
    assert (found.coverage.files, found.coverage.statements, found.coverage.tables) == (1, 1, 1)


def test_settings_of_the_model() -> None:
    file = model()
    assert file.node is not None
    assert file.config == {"materialized": "incremental", "unique_key": ["id", "day"]}
