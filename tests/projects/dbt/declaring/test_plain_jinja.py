"""Expressions that are worked out without a renderer, and those that must not hang the program."""

from __future__ import annotations

import pytest

from dq_lineage.projects.dbt.declaring.plain_jinja import PlainJinja
from dq_lineage.projects.dbt.records import Target

VARIABLES = {"a": "x", "n": 3, "b": "{{ var('a') }}_{{ var('n') }}", "own": "{{ var('own') }}", "off": False}
TARGET = Target("bigquery", "prod", "db", "main", "shop")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("{{ var('a') }}", "x"),
        ("{{- var('b') -}}", "x_3"),
        ("pre_{{ var('gone', 'd') }}_post", "pre_d_post"),
        ("{{ env_var('HOME') }}", None),
        ("{{ env_var('HOME', 'd') }}", "d"),
        ("{{ env_var('X', var('a')) }}", "x"),
        ("{{ target.name }}.{{ target.schema }}.{{ target.project }}", "prod.main.db"),
        ("{{ target.password }}", None),
        ("{{ 'a' if target.name == 'prod' else 'b' }}", "a"),
        ("{{ 'a' if target.name in ('dev', 'ci') else 'b' }}", "b"),
        ("{{ 'a' if 'ro' in target.name else 'b' }}", "a"),
        ("{{ 'a' if not var('off') else 'b' }}", "a"),
        ("{{ 'a' if 1 in 5 else 'b' }}", None),
        ("{{ var('own') }}", None),
        ("{{ var('gone') }}", None),
        ("{{ run_query('x') }}", None),
        ("{{ 'a' ~ 'b~' ~ 1 }}", "ab~1"),
        ("{{ 'a' ~ gone }}", None),
        ("{{ 'a' if var('n') and not var('off') else 'b' }}", "a"),
        ("{{ 'a' if var('off') and gone else 'b' }}", "b"),
        ("{{ var('off') or var('a') }}", "x"),
        ("{{ (target.name == 'dev') | as_bool }}", "False"),
        ("{{ 'a' | upper }}", None),
        ("{{ __import__('os') }}", None),
        ("{{ ().__class__ }}", None),
        ("{% if x %}y{% endif %}", None),
        ("{% if target.name == 'prod' %}a{% elif x %}b{% else %}c{% endif %}", "a"),
        ("{% if target.name == 'dev' %}{{ gone }}{% elif var('off') %}b{% else %}c{% endif %}", "c"),
        (
            "a {%- if var('n') -%} b{% if 0 %}{% if x %}c{% endif %}{% else %}d{% endif %}\n{%- endif %} e",
            "abd e",
        ),
        ("{% if var('n') %}a", None),
        ("a{% endif %}", None),
        ("{% else %}", None),
        ("{% if var('n') %}{% set x = 1 %}a{% endif %}", None),
        ("{% for x in [1] %}a{% endfor %}", None),
        ("{% raw %}{{ var('a') }}{% endraw %}", None),
        ("a {% unclosed", None),
        ("{{ " + "(" * 500 + "1" + ")" * 500 + " }}", None),
        ("{{ " + "not " * 400 + "1 }}", None),
        ("{{ unclosed", "{{ unclosed"),
    ],
)
def test_text(text: str, expected: str | None) -> None:
    assert PlainJinja(VARIABLES, TARGET).text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("{{ var('off') }}", False),
        (" {{ var('n') }} ", 3),
        ("{{ var('n') }}{{ var('n') }}", "33"),
        ("{{ ['a', var('n')] }}", None),
        ("{{ ['a', 'b'] }}", ["a", "b"]),
        ("{{ gone }}", None),
    ],
)
def test_native(text: str, expected: object) -> None:
    assert PlainJinja(VARIABLES, TARGET).native(text) == expected


@pytest.mark.parametrize("last", ["0123456789", "{{ var('v0') }}"])
def test_variables_that_name_each_other_do_not_grow(last: str) -> None:
    variables = {f"v{level}": f"{{{{ var('v{level + 1}') }}}}" * 100 for level in range(15)}
    assert PlainJinja({**variables, "v15": last}).text("{{ var('v0') }}") is None
