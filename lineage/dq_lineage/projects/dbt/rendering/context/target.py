"""`target`: what is known of the warehouse, without anything secret."""

from __future__ import annotations

from dq_lineage.projects.dbt.rendering.context.mappings import Lookups
from dq_lineage.projects.dbt.rendering.run import Run

_DATABASE = ("database", "dbname", "project", "catalog")
_SCHEMA = ("schema", "dataset")


def target(run: Run) -> Lookups:
    """Return the target of a project under all the names that adapters give its parts."""
    known = run.engine.project.target
    values: dict[str, object] = {"type": known.type, "name": known.name, "target_name": known.name}
    values |= {"profile_name": known.profile, "threads": 1}
    values |= dict.fromkeys(_DATABASE, known.database) | dict.fromkeys(_SCHEMA, known.schema)
    return Lookups(run, "target", values)
