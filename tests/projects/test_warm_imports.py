"""A run that the cache answers loads neither SQL parser nor template engine, and starts no process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dq_lineage.projects.cache import Cache
from dq_lineage.projects.reading_graph import ReadingGraph
from dq_lineage.projects.registry import reader_named
from dq_lineage.projects.trees.working import WorkingTree

FILES = {
    "dbt_project.yml": "name: shop\nversion: '1.0'\nprofile: shop\n",
    "profiles.yml": "shop: {target: dev, outputs: {dev: {type: duckdb, path: a.db, schema: prod}}}\n",
    "macros/money.sql": "{% macro cents(column) %}{{ column }} / 100.0{% endmacro %}\n",
    "models/sources.yml": (
        "version: 2\nsources:\n"
        "  - {name: raw, tables: [{name: orders, columns: [{name: id, data_type: integer}]}]}\n"
    ),
    "models/stg.sql": "select * from {{ source('raw', 'orders') }}\n",
    "models/mart.sql": "select id, {{ cents('id') }} as price from {{ ref('stg') }}\n",
}
PROGRAM = """
import json, os, sys
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.registry import projects_in, reader_named
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.trees.working import WorkingTree
from dq_lineage.graph.graph import compose
tree = WorkingTree(sys.argv[1], "")
(name, folder), = projects_in(tree)
cache = Cache(sys.argv[1])
forked = []
fork, os.fork = os.fork, lambda: forked.append(1) or fork()
with Repository(reader_named(name).open(tree, folder, ""), cache) as repository:
    edges = [str(edge) for edge in compose(repository.scripts()).edges()]
    nodes = repository.resolve()
    columns = {id_: [str(column) for column in each.relation.columns] for id_, each in nodes.items()}
    lacks = [str(lack) for each in nodes.values() for lack in each.unresolved]
    findings = [str(finding) for finding in repository.findings]
cache.close()
heavy = [each for each in ("sqlglot", "jinja2") if each in sys.modules]
answer = {"heavy": heavy, "forked": len(forked), "answer": [edges, columns]}
print(json.dumps({**answer, "lacks": lacks, "findings": findings}))
"""


def test_a_warm_run_loads_nothing_heavy(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    words = (sys.executable, "-c", PROGRAM, str(tmp_path))
    cold, warm = (json.loads(subprocess.run(words, check=True, capture_output=True).stdout) for _ in range(2))
    assert cold["forked"]
    assert cold["lacks"] == cold["findings"] == warm["findings"] == []
    assert len(cold["answer"][0]) == 3
    assert (warm["heavy"], warm["forked"]) == ([], 0)
    assert warm["answer"] == cold["answer"]


READING = {
    "dbt_project.yml": FILES["dbt_project.yml"],
    "profiles.yml": FILES["profiles.yml"],
    "models/sources.yml": FILES["models/sources.yml"],
    "models/a.sql": "select 1 as a\n",
    "models/b.sql": "select * from {{ ref('a') }}\n",
    "models/c.sql": "select * from {{ ref(\"shop\", 'a') }} join {{ source('raw', 'orders') }} on true\n",
    "models/d.sql": "select * from {{ ref('\\x61') }}\n",
    "models/e.sql": "select 'a' as b -- a, b, orders\n",
    "models/f.sql": "{{ config(alias='a') }} select * from {{ ref('aa') }}\n",
    "models/aa.sql": "select * from {{ ref('a', v=2) }}\n",
    "models/p.py": "def model(dbt, session):\n    return dbt.ref('a').union(dbt.source('raw', 'orders'))\n",
    "snapshots/s.sql": "{% snapshot s %} select * from {{ ref('b') }} {% endsnapshot %}\n",
    "analyses/z.sql": "select * from {{ ref('s') }}\n",
    "tests/t.sql": "select * from {{ ref('b') }} where a is null\n",
}


def test_who_reads_a_node_is_the_same_from_all_that_is_known(tmp_path: Path) -> None:
    for path, text in READING.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    said = []
    for _ in range(2):
        cache = Cache(str(tmp_path))
        for kept in (None, cache):
            session = reader_named("dbt").open(WorkingTree(str(tmp_path), ""), "", "", kept)
            whole = ReadingGraph(session).readers
            said += [{each: ReadingGraph(session).readers_of(each) for each in session.declared.outlines}]
            assert {each: readers for each, readers in said[-1].items() if readers} == whole
        cache.close()
    assert said[0] == said[1] == said[2] == said[3]
    assert len(said[0]["model.shop.a"]) == 3
