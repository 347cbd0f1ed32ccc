"""Writes the golden files: what dbt makes of the projects beside this file. Run by hand, see README.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
VARIABLE = "DQ_DBT_UTILS"
COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
COLUMNS = """
    select table_schema, table_name, column_name, data_type from information_schema.columns
    order by table_schema, table_name, ordinal_position
"""
BATCHED = "config.incremental_strategy:microbatch"
# the hour in which the first batch of each model is: more would be run one by one until today
FIRST_HOUR = ("--event-time-start", "2024-01-01", "--event-time-end", "2024-01-01T01:00:00")
READ_COLUMNS = """
import duckdb, json, sys
print(json.dumps(duckdb.connect("oracle.duckdb").execute(sys.argv[1]).fetchall()))
"""


def main() -> None:
    """Compile projects in both branches; arguments: a scratch folder, then names of projects."""
    scratch = Path(sys.argv[1]).resolve()
    utils = os.environ.get(VARIABLE)
    if not utils:
        raise SystemExit(f"{VARIABLE} must name a folder with dbt_utils, see README.md")
    binaries = _environment(scratch / "venv")
    names = sys.argv[2:] or sorted(path.name for path in (HERE / "projects").iterdir() if path.is_dir())
    for project in (HERE / "projects" / name for name in names):
        _compile(project, scratch / project.name, binaries, Path(utils).resolve())


def _environment(folder: Path) -> Path:
    binaries = folder / "bin"
    if not (binaries / "dbt").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([binaries / "pip", "install", "-q", "dbt-core<1.12", "dbt-duckdb"], check=True)
    return binaries


def _compile(project: Path, copy: Path, binaries: Path, utils: Path) -> None:
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project, copy)
    if (copy / "packages.yml").exists():
        shutil.copytree(utils, copy / "mirrored" / "dbt_utils")
        text = (copy / "packages.yml").read_text(encoding="utf-8")
        kept = [entry for entry in text.split("  - ")[1:] if not entry.startswith("package:")]
        entries = "".join(f"  - {entry}" for entry in ["local: mirrored/dbt_utils\n", *kept])
        (copy / "packages.yml").write_text(f"packages:\n{entries}", encoding="utf-8")
        _dbt(binaries, copy, "deps")
    golden = HERE / "golden" / project.name
    shutil.rmtree(golden, ignore_errors=True)
    brought = _comments(utils, next(binaries.parent.glob("lib/*/site-packages/dbt/include")))
    _dbt(binaries, copy, "seed", "--full-refresh")
    _dbt(binaries, copy, "build", "--full-refresh", "--exclude", BATCHED)
    _dbt(binaries, copy, "run", "--full-refresh", "--select", BATCHED, *FIRST_HOUR)
    first_batches = _batches(copy)
    _dbt(binaries, copy, "compile", "--no-partial-parse", "--exclude", BATCHED)
    _keep(copy, golden / "incremental", brought)
    _dbt(binaries, copy, "compile", "--full-refresh", "--no-partial-parse", "--exclude", BATCHED)
    _keep(copy, golden / "full_refresh", brought)
    _dbt(binaries, copy, "run", "--select", BATCHED, *FIRST_HOUR)
    _keep_batches(golden / "full_refresh", first_batches)
    _keep_batches(golden / "incremental", _batches(copy))
    _join(golden)
    found = _columns(copy, binaries)
    (golden / "relations.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _dbt(binaries: Path, copy: Path, *arguments: str) -> None:
    places = ["--project-dir", ".", "--profiles-dir", "."] if arguments[0] != "deps" else []
    settings = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1", "DBT_VERSION_CHECK": "false"}
    subprocess.run(
        [binaries / "dbt", "--quiet", *arguments, *places],
        cwd=copy,
        env={**os.environ, **settings},
        check=True,
    )


def _comments(*folders: Path) -> set[str]:
    """Return the comments of SQL in the macros of dbt and dbt_utils, which no stand-in of ours repeats."""
    files = (path for folder in folders for path in folder.rglob("*.sql"))
    return {comment for path in files for comment in COMMENT.findall(path.read_text(encoding="utf-8"))}


def _keep(copy: Path, golden: Path, brought: set[str]) -> None:
    manifest = json.loads((copy / "target" / "manifest.json").read_text(encoding="utf-8"))
    golden.mkdir(parents=True)
    for node in manifest["nodes"].values():
        if (
            node["resource_type"] in {"model", "snapshot", "analysis"}
            and node.get("compiled_code") is not None
        ):
            text = COMMENT.sub(lambda found: "" if found[0] in brought else found[0], node["compiled_code"])
            (golden / f"{node['unique_id']}.sql").write_text(text, encoding="utf-8")


def _batches(copy: Path) -> dict[str, str]:
    """Return what dbt compiled for the first batch of each model that it ran in batches, by node id."""
    manifest = json.loads((copy / "target" / "manifest.json").read_text(encoding="utf-8"))
    found = {}
    for node in manifest["nodes"].values():
        if node["config"].get("incremental_strategy") == "microbatch":
            files = sorted((copy / "target" / "compiled").rglob(f"{node['name']}_*.sql"))
            found[node["unique_id"]] = files[0].read_text(encoding="utf-8")
    return found


def _keep_batches(golden: Path, batches: dict[str, str]) -> None:
    for name, text in batches.items():
        (golden / f"{name}.sql").write_text(text, encoding="utf-8")


def _join(golden: Path) -> None:
    """Keep what dbt compiles to the same in both branches once."""
    (golden / "both").mkdir()
    for path in (golden / "full_refresh").glob("*.sql"):
        other = golden / "incremental" / path.name
        if other.exists() and other.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"):
            other.unlink()
            path.rename(golden / "both" / path.name)


def _columns(copy: Path, binaries: Path) -> dict[str, dict[str, str]]:
    """Return the columns with their types, by node id, of all that has become a table."""
    run = subprocess.run(
        [binaries / "python", "-c", READ_COLUMNS, COLUMNS],
        cwd=copy,
        check=True,
        capture_output=True,
        text=True,
    )
    tables: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, data_type in json.loads(run.stdout):
        tables.setdefault((schema, table), {})[column] = data_type
    manifest = json.loads((copy / "target" / "manifest.json").read_text(encoding="utf-8"))
    nodes: dict[str, dict[str, Any]] = {**manifest["nodes"], **manifest["sources"]}
    places = {
        key: (node["schema"], node.get("identifier") or node.get("alias")) for key, node in nodes.items()
    }
    return {key: tables[place] for key, place in sorted(places.items()) if place in tables}


if __name__ == "__main__":
    main()
