"""What functions leave of a value, by dialect, and how that goes through queries."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_lineage.projects.records import Rendered, Segment
from dq_policies.personal.flow.statement import Output, outputs_of
from dq_policies.personal.flow.ways import WORDS
from dq_policies.sql.preparing import sql_file

TABLE = yaml.safe_load((Path(__file__).parent / "ways.yaml").read_text(encoding="utf-8"))
CASES = [
    (dialect, word, text)
    for dialect, words in TABLE.items()
    for word, texts in words.items()
    for text in texts
]
MASKING = ("mask_*", "hash_*")
PEOPLE = Relation(("people",), (Column("id"), Column("email"), Column("phone")))


def _outputs(sql: str, dialect: str, *relations: Relation, masking: tuple[str, ...] = ()) -> list[Output]:
    (statement,) = sql_file(Source("a.sql", sql), dialect, prepared(relations, dialect)).statements
    return list(outputs_of(statement, masking))


def _left(output: Output, table: str, column: str) -> str:
    way = output.ways.get((table, column))
    return WORDS[way.left] if way is not None else "cleared"


@pytest.mark.parametrize(("dialect", "word", "text"), CASES, ids=[f"{each[0]}-{each[2]}" for each in CASES])
def test_what_a_function_leaves(dialect: str, word: str, text: str) -> None:
    extra = " cross join u" if "u.salt" in text else ""
    (output,) = _outputs(f"select {text} as made from t{extra}", dialect, masking=MASKING)
    table, column = ("T", "V") if dialect == "snowflake" else ("t", "v")
    assert _left(output, table, column) == word


QUERIES = {
    "a CTE": "with c as (select md5(email) as e from people) select e from c",
    "a subquery": "select e from (select md5(email) as e from people) as s",
    "a star": "with c as (select *, md5(email) as e from people) select e from (select * from c) as s",
    "names of a CTE": "with c (i, e) as (select id, md5(email) from people) select e from c",
    "two levels": "with c as (select md5(email) e from people), d as (select e from c) select max(e) from d",
    "an insert": "insert into t (e) select md5(email) as other from people",
    "a table": "create table t as select md5(email) as e from people",
    "an update": "update t set e = md5(p.email) from people p where p.id = t.id",
    "an export": "copy (select md5(email) as e from people) to 'a.csv'",
    "a union": "select md5(email) as e from people union all select left(email, 2) from people",
    "a recursion": "with recursive c as (select md5(email) e from people union select * from c) from c",
}  # fmt: skip


@pytest.mark.parametrize("sql", QUERIES.values(), ids=QUERIES)
def test_a_mask_is_seen_through_queries(sql: str) -> None:
    (output,) = _outputs(sql, "duckdb", PEOPLE)
    assert _left(output, "people", "email") == "hashed"


@pytest.mark.parametrize(
    "sql",
    [
        "select md5(email) || email as e from people",
        "select md5(email) as e from people union all select email from people",
        "with c as (select md5(email) as h, email as r from people) select coalesce(h, r) as e from c",
        "select case when id = 1 then md5(email) else email end as e from people",
        """merge into t using people p on t.id = p.id when matched then update set e = md5(p.email)
        when not matched then insert (e) values (p.email)""",
        "select e from (select * replace (email as phone) from people) as s (i, m, e)",
        "with recursive c(e, x) as (select md5(email), email from people union select x, e from c) from c",
    ],
)
def test_one_way_without_a_mask_is_enough(sql: str) -> None:
    output = next(each for each in _outputs(sql, "duckdb", PEOPLE) if each.column.name == "e")
    assert _left(output, "people", "email") == "kept"


def test_what_is_not_known_counts_as_kept() -> None:
    (output,) = _outputs("select * from people", "duckdb")
    assert _left(output, "people", "*") == "kept"
    (masked,) = _outputs("select md5(e) as m from (select * from a cross join b) as s", "duckdb")
    assert all(WORDS[way.left] in ("hashed", "pseudonym") for way in masked.ways.values())


def test_what_only_decides_is_accessed() -> None:
    (output,) = _outputs("select case when email = 'x' then 1 end as e from people", "duckdb", PEOPLE)
    assert output.ways == {}
    assert output.accessed == (("people", "email"),)


def test_what_a_macro_wrote_is_masked_by_its_name() -> None:
    raw = "select {{ mask_email('email') }} as m, {{ plain('email') }} as p, email as e from people"
    text = "select regexp_replace(email, '.+@', '@') as m, upper(email) as p, email as e from people"
    spans = [
        ("{{ mask_email('email') }}", "regexp_replace(email, '.+@', '@')"),
        ("{{ plain('email') }}", "upper(email)"),
    ]
    segments, at, origin = [], 0, 0
    for call, made in spans:
        length = raw.index(call) - origin
        segments.append(Segment(at, at + length, origin, origin + length, exact=True))
        at, origin = at + length + len(made), origin + length + len(call)
        segments.append(Segment(at - len(made), at, origin - len(call), origin, exact=False))
    segments.append(Segment(at, len(text), origin, len(raw), exact=True))
    rendered = Rendered("only", text, Source("m.sql", raw), tuple(segments))
    file = sql_file(Source("m.sql", raw), "duckdb", prepared([PEOPLE], "duckdb"), None, rendered)
    outputs = list(outputs_of(file.statements[0], ("mask_*",)))
    assert [_left(output, "people", "email") for output in outputs] == ["cleared", "kept", "kept"]
    assert outputs[0].ways["people", "email"].by == ("mask_email",)


def test_depth_ends_in_what_is_not_known_and_never_in_an_error() -> None:
    names = [f"c{at}" for at in range(400)]
    chain = ", ".join(f"{name} as (select * from {before})" for before, name in pairwise(names))
    (output,) = _outputs(
        f"with c0 as (select email from people), {chain} select email from c399", "duckdb", PEOPLE
    )
    assert _left(output, "people", "email") == "kept"
    (deep,) = _outputs(f"select {'upper(' * 300}md5(email){')' * 300} as e from people", "duckdb", PEOPLE)
    assert _left(deep, "people", "email") in ("kept", "hashed", "pseudonym")
