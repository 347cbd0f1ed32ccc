"""What a session offers beside SQL: readings, names, problems of macros, digests of inputs."""

from __future__ import annotations

from typing import Any

import pytest

from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_lineage.projects.dbt.session import DbtSession
from dq_lineage.projects.records import Node, Reference
from tests.projects.dbt.rendering.case import lack_text, session_of

_CASE: dict[str, Any] = {
    "model": "{{ config(materialized='table') }}select {{ f() }}, {{ var('a', 1) }} from {{ ref('eph') }}",
    "macros": {
        "m.sql": "{% macro f() %}{{ adapter.dispatch('g')() }}{% endmacro %}"
        "{% macro default__g() %}1{% endmacro %}{% macro other() %}{% endmacro %}"
    },
    "variables": {"b": 1},
}


def _digest(case: dict[str, Any], rendered: DbtSession | None = None) -> str:
    session, node = session_of(case)
    known = (rendered or session).render(node, {})
    return session.inputs(node, known)


@pytest.mark.parametrize(
    "change",
    [
        {"model": "select 1"},
        {"macros": {"m.sql": _CASE["macros"]["m.sql"].replace("%}1{", "%}2{")}},
        {"macros": {**_CASE["macros"], "n.sql": "{% macro postgres__g() %}{% endmacro %}"}},
        {"variables": {"a": 1, "b": 1}},
        {"settings": {"materialized": "view"}},
        {"warehouse": "redshift"},
        {"dispatch": {"dbt": ["x"]}},
        {"macros": {**_CASE["macros"], "n.sql": "{% macro generate_schema_name(a, b) %}{% endmacro %}"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_inputs_change(change: dict[str, Any]) -> None:
    """What a rendering used changes its digest."""
    session, _ = session_of(_CASE)
    assert _digest(_CASE) != _digest(_CASE | change, session)


@pytest.mark.parametrize(
    "change",
    [
        {"macros": {"m.sql": _CASE["macros"]["m.sql"].replace("other() %}", "other() %}x")}},
        {"variables": {"b": 2}},
        {"environment": {"X": "y"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_inputs_stay(change: dict[str, Any]) -> None:
    """What a rendering did not use is no part of its digest."""
    assert _digest(_CASE) == _digest(_CASE | change)


def test_readings() -> None:
    """References are found without rendering, each once, but in no other place than in templates."""
    text = (
        "ref('s') {{ ref('orders') }} {% if x %}{{ source('raw', 'events') }}{% endif %} {{ ref('orders') }}"
        " {# {{ ref('v') }} #}"
    )
    session, node = session_of(_CASE, text)
    assert session.readings(node) == ("model.shop.orders", "source.shop.raw.events")


def test_known_columns_before_declared_ones() -> None:
    """What stands upstream is as it was worked out."""
    text = "{% for c in adapter.get_columns_in_relation(ref('s')) %}{{ c.quoted }} {{ c.dtype }},{% endfor %}"
    session, node = session_of(_CASE, text)
    known = {"seed.shop.s": Relation(("db", "sc", "s"), columns=(Column("id"), Column("extra")))}
    assert session.render(node, known).branches[0].text == '"id" int,"extra" ,'


def test_names_by_macros() -> None:
    """A project's macros for names make the names of its nodes."""
    macros = {"m.sql": "{% macro generate_alias_name(custom, node) %}{{ node.name | upper }}{% endmacro %}"}
    session, node = session_of(_CASE | {"macros": macros})
    assert session.relation_name(node) == ("db", "sc", "M")
    assert session.relation_name(session.declared.nodes["source.shop.raw.events"]) == ("db", "raw", "events")


def test_macro_problems() -> None:
    """Broken macros and those declared twice are told with their places."""
    macros = {"a.sql": "{% macro f() %}{% endmacro %}\n" * 2 + "{% macro g() %}{% nope %}{% endmacro %}"}
    session, _ = session_of(_CASE | {"macros": macros})
    told = [(each.name, str(each.location), str(each.first)) for each in session.macro_problems()]
    assert told == [("g", "macros/a.sql:3:19", "None"), ("f", "macros/a.sql:2:1", "macros/a.sql:1:1")]


def test_what_is_no_template() -> None:
    """Python is not rendered, and what has no text has no SQL."""
    session, node = session_of(_CASE)
    python = changed(node, language="python")
    assert [lack_text(lack) for lack in session.render(python, {}).unresolved] == ["language python"]
    nothing: list[Node] = [
        node for node in session.declared.nodes.values() if node.kind in ("seed", "source")
    ]
    assert all(
        session.render(item, {}).failed and not session.render(item, {}).unresolved for item in nothing
    )


def test_snapshot_of_properties() -> None:
    """A snapshot that properties declare is all of its relation."""
    session, node = session_of(_CASE)
    of = Reference("ref", "orders", node="model.shop.orders")
    snapshot = changed(node, kind="snapshot", path="", depends_on=(of,))
    rendered = session.render(snapshot, {}).branches[0]
    assert (rendered.text, rendered.references) == ('select * from "db"."sc"."orders"', (of,))
    assert session.readings(snapshot) == ("model.shop.orders",)


def test_too_many_ephemeral_models() -> None:
    """Models that are made of themselves are not rendered for ever."""
    session, _ = session_of(_CASE, "{{ ref('eph') }}")
    node = session.declared.nodes["model.shop.eph"]
    itself = changed(node, path="models/m.sql")
    rendered = session.render(itself, {}).branches[0]
    assert rendered.text.endswith("__dbt__cte__eph")
