"""What `target` shows, without Jinja."""

from __future__ import annotations

from dq_lineage.projects.dbt.records import Target


def shown_of(target: Target) -> dict[str, str]:
    """Return the parts of a target by their names, empty where they are not known."""
    return {
        "type": target.type,
        "name": target.name,
        "schema": target.schema,
        "dataset": target.schema,
        "database": target.database,
        "project": target.database,
        "profile_name": target.profile,
    }
