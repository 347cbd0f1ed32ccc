"""Places of nodes: known ones from a table, and everywhere in the reference cases of lineage."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from sqlglot import exp

from dq_policies.sql.replacing import same_tree
from tests.policies.sql.files import file_of, statement_of

CASES = yaml.safe_load((Path(__file__).parent / "places.yaml").read_text())
GOLDEN = sorted(Path("tests/lineage/golden").glob("*/*.txt"))
KINDS = (exp.Column, exp.Binary, exp.Paren, exp.Select, exp.In, exp.Between, exp.Not, exp.Case, exp.Window)
MOST_INEXACT = 0.06


@pytest.mark.parametrize("case", CASES, ids=[case["sql"][:40] for case in CASES])
def test_a_node_stands_where_it_was_written(case: dict[str, str | list[str]]) -> None:
    sql, dialect = str(case["sql"]), str(case.get("dialect", ""))
    statements = file_of(sql, dialect).statements
    for name, texts in case.items():
        if name in ("sql", "dialect"):
            continue
        kind = getattr(exp, name)
        found = [
            (statement.span_of(node), statement.text(node))
            for statement in statements
            for node in statement.tree.find_all(kind)
        ]
        assert [text for _, text in sorted(found, key=lambda item: (item[0][0], -item[0][1]))] == texts


def test_the_whole_statement_is_the_place_of_what_has_none() -> None:
    statement = statement_of("select null")
    (null,) = statement.tree.find_all(exp.Null)
    assert statement.text(null) == "select null"
    assert str(statement.location(null)) == "a.sql:1:1"


def test_few_places_are_inexact() -> None:
    counts: Counter[bool] = Counter()
    for path in GOLDEN[::4]:
        dialect, text = path.parent.name, path.read_text().split("\n---\n")[1]
        for statement in file_of(text, dialect).statements:
            for node in statement.tree.walk():
                start, end = statement.span_of(node)
                assert statement.span[0] <= start <= end <= statement.span[1]
                if isinstance(node, KINDS):
                    counts[same_tree(text[start:end], node, dialect)] += 1
    assert counts[False] <= MOST_INEXACT * counts.total()
