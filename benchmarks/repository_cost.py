"""What it costs to answer about a dbt repository: one changed file with its direct readers, and everything.

    python benchmarks/repository_cost.py                   # a project of 1,000 models, cold and warm, as JSON
    python benchmarks/repository_cost.py --sizes 100 1000 10000

The project is made in a temporary folder: sources, then layers of models that read the layer below, with
`select *`, joins, macros and YAML. What is measured is the command `dq lineage`, in processes of its own;
seconds of the processor include those of workers.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LAYERS = 10
TURNS = 5
PROJECT = "name: shop\nversion: '1.0'\nprofile: shop\nmodels:\n  shop:\n    +materialized: view\n"
PROFILE = "shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.db, schema: prod}\n"
MACROS = """
{% macro cents(column) %}({{ column }} / 100.0){% endmacro %}
{% macro recent(column, days=30) %}{{ column }} > current_date - {{ days }}{% endmacro %}
"""
COLUMNS = {"id": "integer", "customer_id": "integer", "amount": "integer", "status": "varchar", "day": "date"}


def make(folder: Path, models: int) -> str:
    """Write a project of so many models; return the path of one in its middle layer."""
    for path, text in {
        "dbt_project.yml": PROJECT,
        "profiles.yml": PROFILE,
        "macros/money.sql": MACROS,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    width = models // LAYERS
    _sources(folder, width)
    for layer in range(LAYERS):
        below = folder / "models" / f"layer_{layer}"
        below.mkdir(parents=True)
        names = [f"m{layer}_{number}" for number in range(width)]
        for number, name in enumerate(names):
            (below / f"{name}.sql").write_text(_model(layer, number, width))
        (below / "models.yml").write_text(_properties(names))
    return f"models/layer_{LAYERS // 2}/m{LAYERS // 2}_{width // 2}.sql"


def _sources(folder: Path, width: int) -> None:
    columns = "".join(f"          - {{name: {name}, data_type: {kind}}}\n" for name, kind in COLUMNS.items())
    tables = "".join(f"      - name: t{number}\n        columns:\n{columns}" for number in range(width))
    (folder / "models").mkdir()
    (folder / "models" / "sources.yml").write_text(
        f"version: 2\nsources:\n  - name: raw\n    tables:\n{tables}"
    )


def _properties(names: list[str]) -> str:
    tests = "        data_tests: [not_null, unique]\n"
    models = "".join(
        f"  - name: {name}\n    description: Model {name}.\n    columns:\n      - name: id\n{tests}"
        for name in names
    )
    return f"version: 2\nmodels:\n{models}"


def _model(layer: int, number: int, width: int) -> str:
    if not layer:
        return f"select *, {{{{ cents('amount') }}}} as price_0 from {{{{ source('raw', 't{number}') }}}}\n"
    one, other = (f"{{{{ ref('m{layer - 1}_{at % width}') }}}}" for at in (number, number + 1))
    if number % 2:
        return f"""with base as (select * from {one})
select base.*, price_{layer - 1} * 2 as price_{layer}
from base
where {{{{ recent('day') }}}}
"""
    return f"""{{{{ config(tags=['layer']) }}}}
with one as (select * from {one}), other as (select customer_id, sum(amount) as total from {other} group by 1)
select one.*, coalesce(other.total, 0) + {{{{ cents('one.amount') }}}} as price_{layer},
  case when one.status = 'paid' then one.amount end as paid_{layer}
from one left join other on one.customer_id = other.customer_id
"""


def seconds(folder: Path, path: str, *, cached: bool) -> tuple[float, float]:
    """Return wall seconds and seconds of the processor of `dq lineage`, of one file or of everything."""
    words = [sys.executable, "-m", "dq", "lineage", path or ".", *([] if cached else ["--no-cache"])]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    said = subprocess.run(words, check=True, cwd=folder, capture_output=True, text=True).stdout
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if path and " <- " not in said:
        raise RuntimeError(f"no lineage of {path}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def loading(turns: int) -> dict[str, float]:
    """Return what loading the parser and the template engine alone takes."""
    words = [sys.executable, "-c", "import os, sqlglot, jinja2; os._exit(0)"]
    walls = []
    for _ in range(turns):
        began = time.perf_counter()
        subprocess.run(words, check=True)
        walls.append(time.perf_counter() - began)
    return {"wall": round(statistics.median(walls), 3), "least": round(min(walls), 3)}


def medians(folder: Path, path: str, *, cached: bool, turns: int) -> dict[str, float]:
    """Return the medians of several processes; each sees another text of the changed file."""
    found = []
    for turn in range(turns):
        text = (folder / path).read_text().partition("\n-- ")[0]
        (folder / path).write_text(f"{text}\n-- {turn} {time.time()}\n")
        found.append(seconds(folder, path, cached=cached))
    walls, processor = zip(*found, strict=True)
    return {
        "wall": round(statistics.median(walls), 3),
        "least": round(min(walls), 3),
        "cpu": round(statistics.median(processor), 3),
    }


def measure(models: int, turns: int) -> dict[str, object]:
    """Return the figures of a project of so many models."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = make(folder, models)
        cold = medians(folder, path, cached=False, turns=turns)
        whole = seconds(folder, "", cached=True)
        again = seconds(folder, "", cached=True)
        return {
            "models": models,
            "python": f"{platform.python_version()}, {platform.python_compiler()}",
            "import sqlglot, jinja2": loading(turns),
            "changed file, cold": cold,
            "changed file, warm": medians(folder, path, cached=True, turns=turns),
            "everything, cold": {"wall": round(whole[0], 2), "cpu": round(whole[1], 2)},
            "everything, warm": {"wall": round(again[0], 2), "cpu": round(again[1], 2)},
            "cache, MB": round(os.path.getsize(folder / ".dq" / "cache.sqlite") / 1e6, 1),
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--turns", type=int, default=TURNS)
    given = parser.parse_args()
    print(json.dumps([measure(size, given.turns) for size in given.sizes], indent=2))
