"""A run that the cache answers loads neither SQL parser nor template engine, and starts no process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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
