"""profiles.yml beside a project: the warehouse that it is run on."""

from __future__ import annotations

import posixpath

from dq_core.yaml.tree import Mapping
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.plain_jinja import PlainJinja
from dq_lineage.projects.dbt.declaring.project_file import ProjectFile
from dq_lineage.projects.dbt.declaring.values import mapping_of
from dq_lineage.projects.dbt.records import Target

NAMES = ("profiles.yml", "profiles.yaml")
_DATABASE = ("database", "project", "dbname", "catalog", "path")
_SCHEMA = ("schema", "dataset")
_WITHOUT_DATABASE = ("clickhouse", "mysql", "mysql5", "mariadb", "hive", "impala")
_DEFAULT = "default"


def profile_path(files: Files, folder: str) -> str:
    """Return the path of the profiles beside a project; empty where there are none."""
    return next((path for name in NAMES if files.has(path := posixpath.join(folder, name))), "")


def target_of(files: Files, project: ProjectFile) -> Target | None:
    """Return the target that dbt would take; None where the file does not say its type."""
    path = profile_path(files, project.folder)
    root = files.mapping(path) if path else None
    if root is None:
        return None
    jinja = PlainJinja(project.variables)
    name = jinja.text(project.profile) or ""
    profiles = [key for key in root.values if key != "config"]
    chosen = name if name in profiles else profiles[0] if len(profiles) == 1 else ""
    profile = shapes.part(files, root, chosen) if chosen else None
    return _target(files, profile, chosen, jinja) if profile is not None else None


def _target(files: Files, profile: Mapping, name: str, jinja: PlainJinja) -> Target | None:
    outputs = shapes.part(files, profile, "outputs")
    if outputs is None:
        return None
    wanted = jinja.text(shapes.text(profile, "target")) or _DEFAULT
    chosen = wanted if wanted in outputs else next(iter(outputs.values), "")
    output = shapes.part(files, outputs, chosen) if chosen else None
    if output is None:
        return None
    plain = {key: jinja.text(value) for key, value in _texts(output).items()}
    kind = (plain.get("type") or "").lower()
    if not kind:
        return None
    schema = next((value for key in _SCHEMA if (value := plain.get(key))), "")
    return Target(kind, chosen, _database(plain, kind), schema, name, plain.get("path") or "")


def _texts(output: Mapping) -> dict[str, str]:
    wanted = ("type", *_DATABASE, *_SCHEMA)
    return {
        key: value for key, value in mapping_of(output).items() if key in wanted and isinstance(value, str)
    }


def _database(plain: dict[str, str | None], kind: str) -> str:
    if kind in _WITHOUT_DATABASE:
        return ""
    key = next((key for key in _DATABASE if plain.get(key) and (key != "path" or kind == "duckdb")), "")
    value = plain.get(key) or ""
    if key == "path":
        return posixpath.basename(value).partition(".")[0].strip(":") or "memory"
    return value
