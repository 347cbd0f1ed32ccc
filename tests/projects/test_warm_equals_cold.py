"""Whatever changes in a repository, a run with the cache of earlier runs says what one without says."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dq_lineage.projects.cache import Cache
from dq_lineage.projects.dbt.reader import DbtReader
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.trees import known_keys
from dq_lineage.projects.trees.working import WorkingTree

TICK = 0.012

# what each file may hold; None: it is not there
FILES: Mapping[str, tuple[str | None, ...]] = {
    "dbt_project.yml": (
        "name: shop\nversion: '1'\nprofile: shop\nvars: {days: 30}\n",
        "name: shop\nversion: '1'\nprofile: shop\nvars: {days: 7}\nmodels: {shop: {+schema: extra}}\n",
        "name: shop\nversion: '1'\nprofile: shop\nmodels: {shop: {marts: {+enabled: false}}}\n",
        "name: shop\nversion: '1'\nprofile: other\nmodel-paths: [models, more]\n",
    ),
    "profiles.yml": (
        "shop: {target: dev, outputs: {dev: {type: duckdb, path: a.db, schema: prod}}}\n",
        "shop: {target: dev, outputs: {dev: {type: postgres, dbname: a, schema: test}}}\n",
        None,
    ),
    "requirements.txt": (None, "dbt-snowflake==1.9\n"),
    ".dbtignore": (None, "wide.sql\n"),
    "macros/money.sql": (
        "{% macro cents(column) %}{{ column }} / 100.0{% endmacro %}\n",
        "{% macro cents(column) %}cast({{ column }} as decimal(9, 2)){% endmacro %}\n",
        (
            "{% macro cents(column) %}{{ column }}{% endmacro %}{% macro generate_schema_name(name, node) %}"
            "{{ node.name }}_x{% endmacro %}\n"
        ),
        "{% macro cents(column %}broken\n",
        None,
    ),
    "models/semantic.yml": (
        (
            "semantic_models:\n"
            "  - {name: money, model: ref('stg'), measures: [{name: total, agg: sum, expr: amount}]}\n"
            "metrics:\n  - {name: total, type: simple, type_params: {measure: total}}\n"
        ),
        (
            "# moved\nsemantic_models:\n  - {name: money, model: ref('stg'),"
            " measures: [{name: total, agg: max, expr: id + gone}]}\n"
            "metrics:\n  - {name: double, type: derived, type_params: {expr: 2 * total, metrics: [total]}}\n"
        ),
        None,
    ),
    "models/sources.yml": (
        (
            "version: 2\nsources:\n"
            "  - {name: raw, tables: [{name: orders, columns: [{name: id, data_type: integer},"
            " {name: amount, data_type: integer}]}]}\n"
        ),
        (
            "version: 2\nsources:\n"
            "  - {name: raw, schema: elsewhere,"
            " tables: [{name: orders, columns: [{name: id, data_type: bigint}]}]}\n"
        ),
        "version: 2\nsources:\n  - {name: raw, tables: [{name: others}]}\n",
        "version: 2\nsources: [\n",
    ),
    "models/stg.yml": (
        None,
        (
            "version: 2\nmodels:\n  - name: stg\n    description: '{{ doc(\"about\") }}'\n    columns:\n"
            "      - {name: id, data_type: integer,"
            " data_tests: [not_null, unique, {relationships: {to: ref('wide'),"
            " field: id}}], meta: {a: [1, 2.5, null, yes]}}\n"
        ),
        "version: 2\nmodels: [{name: stg, config: {enabled: false}}, {name: nothing}]\n",
    ),
    "models/about.md": (None, "{% docs about %}About it.{% enddocs %}\n", "{% docs other %}x{% enddocs %}"),
    "models/stg.sql": (
        "select * from {{ source('raw', 'orders') }}\n",
        "-- the same\nselect * from {{ source('raw', 'orders') }} where id > {{ var('days', 1) }}\n",
        "{{ config(materialized='ephemeral') }}\nselect id, 1 as one from {{ source('raw', 'orders') }}\n",
        "{{ config(materialized='ephemeral', enabled=var('days', 1) > 10) }}\nselect 2 as two\n",
        "{{ config(alias='renamed') }}select id from {{ ref('wide') }}\n",
        "{{ config(partition_by={'field': 'id'}) }}select id from {{ source('raw', 'others') }}",
        "select {{ nothing( from\n",
        "\ufeff{# ref('wide') #}select 1 as \"é\"\n",
        None,
    ),
    "models/wide.sql": (
        "select id, {{ cents('id') }} as price from {{ ref('stg') }}\n",
        "select {% for column in ['id'] %}{{ column }}{% endfor %} from {{ ref('st' ~ 'g') }}\n",
        "select * from {{ ref('kept') }}\n",
        None,
    ),
    "models/marts/last.sql": (
        "select *, price * 2 as twice from {{ ref('wide') }}\n",
        "{% if is_incremental() %}select 1 as a{% else %}select id as a from {{ ref('names') }}{% endif %}\n",
        None,
    ),
    "more/wide.sql": (None, "select 3 as three\n"),
    "models/renamed_wide.sql": (None, "{{ config(alias='wide') }}select 4 as four\n"),
    "models/python.py": (
        None,
        "def model(dbt, session):\n    dbt.config(tags=['a'])\n    return dbt.ref('stg')\n",
    ),
    "seeds/names.csv": ("id,name\n1,a\n", "id;name\n", None),
    "snapshots/kept.sql": (
        None,
        "{% snapshot kept %}{{ config(unique_key='id') }}select id from {{ ref('stg') }}{% endsnapshot %}\n",
        (
            "{% snapshot other %}select 1 as id{% endsnapshot %}"
            "{% snapshot kept %}select id, 2 as two from {{ ref('names') }}{% endsnapshot %}\n"
        ),
    ),
    "tests/positive.sql": (None, "select * from {{ ref('stg') }} where id < 0\n"),
}


def write(folder: Path, path: str, text: str | None) -> None:
    if text is None:
        (folder / path).unlink(missing_ok=True)
        return
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def said(folder: Path, cache: Cache | None) -> dict[str, Any]:
    """Return all that a run says."""
    tree = WorkingTree(str(folder), "shop")
    session = DbtReader().open(tree, "", "", cache)
    with Repository(session, cache, trusted=True, workers=1) as repository:
        declared, project = repository.declared, session.project
        found: dict[str, Any] = {
            "nodes": {each: repr(node) for each, node in declared.nodes.items()},
            "declared": repr((declared.name, declared.dialect, declared.dialect_from, declared.files)),
            "findings": [repr(each) for each in declared.findings],
            "unresolved": repr(declared.unresolved),
            "packages": repr(
                [(each.name, each.macro_files, each.variables) for each in session.project.packages]
            ),
            "project": repr((project.target, project.docs)),
            "readings": {each: repository.reading.readings(each) for each in declared.nodes},
            "readers": repr(repository.reading.readers),
        }
        for each, node in repository.resolve().items():
            found[each] = repr((node.relation, node.closed, node.upstream, node.renderings))
            found[f"{each} lineage"] = repr((node.lineages, node.findings, node.unresolved))
        found["all findings"] = [repr(each) for each in repository.findings]
    return found


def compare(folder: Path) -> None:
    time.sleep(TICK)  # so that the times of files tell their states apart
    cache = Cache(str(folder))
    warm = said(folder, cache)
    cache.close()
    cold = said(folder, None)
    for part, text in cold.items():
        assert warm.get(part) == text, part
    assert list(warm) == list(cold)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(known_keys, "_TICKS", int(TICK * 0.8 * 1e9))
    for path, texts in FILES.items():
        write(tmp_path, path, texts[0])
    return tmp_path


def test_a_change_of_one_file_is_seen(folder: Path) -> None:
    compare(folder)
    for path, texts in FILES.items():
        for text in texts[1:]:
            write(folder, path, text)
            compare(folder)
        write(folder, path, texts[0])


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.longer) for seed in range(1, 30))]
)
def test_changes_in_any_order_are_seen(seed: int, folder: Path) -> None:
    choice = random.Random(seed)  # noqa: S311 - edits of a test
    for _ in range(40 if seed else 8):
        compare(folder)
        for _ in range(choice.choice((0, 1, 1, 2, 4))):
            path = choice.choice(list(FILES))
            write(folder, path, choice.choice(FILES[path]))
