"""`target`: what is known of the warehouse, without anything secret."""

from __future__ import annotations

from dq_lineage.projects.dbt.rendering.context.mappings import Lookups
from dq_lineage.projects.dbt.rendering.run import Run

_DATABASE = ("dbname", "project", "catalog")
_SCHEMA = ("dataset",)
_KNOWN_AS = {
    "bigquery": ("project", "dataset"),
    "postgres": ("dbname",),
    "redshift": ("dbname",),
    "databricks": ("catalog",),
    "snowflake": (),
    "spark": (),
    "duckdb": (),
}


def target(run: Run) -> Lookups:
    """Return the target of a project under the names that its adapter gives the parts, else under all."""
    known = run.engine.project.target
    values: dict[str, object] = {"type": known.type, "name": known.name, "target_name": known.name}
    values |= {"profile_name": known.profile, "threads": 1}
    values |= {"database": known.database, "schema": known.schema}
    names = _KNOWN_AS.get(known.type, (*_DATABASE, *_SCHEMA))
    values |= {name: known.schema if name in _SCHEMA else known.database for name in names}
    if known.type == "duckdb":
        values["path"] = known.path
    return Lookups(run, "target", values)
