"""What a template does to values of the project is seen by that rendering alone, as a second one shows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.projects.dbt.rendering.case import cases, session_of

CHANGES = {
    "{% do var('names').append('b') %}{{ var('names') }}": "['a', 'b']",
    "{% do var('tree')['below'].append(2) %}{{ var('tree') }}": "{'below': [1, 2]}",
    "{% do config.get('tags').append('b') %}{{ config.get('tags') }}": "['b']",
    "{% do config.get('persist_docs').update({'a': 1}) %}{{ config.get('persist_docs') }}": "{'a': 1}",
    "{% do config.get('partitions').append('b') %}{{ config.get('partitions') }}": "['a', 'b']",
    "{% do config.get('tree')['below'].append(2) %}{{ config.get('tree') }}": "{'below': [1, 2]}",
    "{% do config(x=['a']) %}{% do config.get('x').append('b') %}{{ config.get('x') }}": "['a', 'b']",
    "{% do model.config.partitions.append('b') %}{{ model.config.partitions }}": "['a', 'b']",
    "{% do model.config.docs.update({'show': 1}) %}{{ model.config.docs.show }}": "1",
    "{% do graph.nodes.clear() %}{{ graph.nodes | length }}": "0",
    "{% do graph.nodes['model.shop.orders'].config.tags.append(1) %}"
    "{{ graph.nodes['model.shop.orders'].config.tags }}": "[1]",
    "{% do modules.re.update({'sub': 1}) %}{{ modules.re.sub('a', 'b', 'a') }}": "b",
    "{% do modules.pop('re', none) %}{{ modules.re is defined }}": "True",
    "{% do modules.datetime.clear() %}{{ modules.datetime.date(2024, 1, 2) }}": "2024-01-02",
    "{% do builtins.update({}) %}{{ target.name }}": "dev",
}
PROJECT: dict[str, Any] = {
    "variables": {"names": ["a"], "tree": {"below": [1]}},
    "settings": {"partitions": ["a"], "tree": {"below": [1]}},
}


@pytest.mark.parametrize("text", CHANGES)
def test_what_is_changed_is_so_for_one_rendering(text: str) -> None:
    session, node = session_of(PROJECT, text)
    found = [session.render(node, {}).branches[0].text for _ in range(3)]
    assert found == [CHANGES[text]] * 3


@pytest.mark.parametrize("case", cases())
def test_a_second_rendering_says_the_same(case: dict[str, Any]) -> None:
    session, node = session_of(case)
    first, second = (session.render(node, {}) for _ in range(2))
    assert [each.text for each in first.branches] == [each.text for each in second.branches]
    assert first.unresolved == second.unresolved
