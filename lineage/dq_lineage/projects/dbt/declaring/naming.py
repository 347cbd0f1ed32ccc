"""The name that a resource gets in the warehouse, by dbt's default rules."""

from __future__ import annotations

from dq_core.location import Location
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.declaring.settings import Settings
from dq_lineage.projects.records import Unresolved


def relation_name(
    reading: PackageReading, name: str, version: str, settings: Settings, place: Location | None
) -> tuple[str, ...]:
    """Return database, schema and table as far as they are known.

    A custom schema is put behind that of the target. Projects may override these rules by macros of their
    own, which only a renderer follows.
    """
    target = reading.target
    table = stated(reading, settings, "alias", place) or _with_version(name, version)
    exact = stated(reading, settings, "target_schema", place)
    custom = stated(reading, settings, "schema", place)
    schema = exact or "_".join(part for part in (target.schema, custom) if part)
    database = stated(reading, settings, "database", place)
    database = stated(reading, settings, "target_database", place) or database or target.database
    return qualified(database, schema, table)


def qualified(database: str, schema: str, table: str) -> tuple[str, ...]:
    """Return the parts of a name without those before the first gap."""
    return (database, schema, table) if database and schema else (schema, table) if schema else (table,)


def stated(reading: PackageReading, settings: Settings, key: str, place: Location | None) -> str:
    """Return a part of a name as text; empty, and noted, where only a renderer knows it."""
    value = settings.get(key)
    if value is None or isinstance(value, dict | list):
        return ""
    text = str(value).strip()
    if not has_jinja(text):
        return text
    found = reading.jinja.text(text)
    if found is None:
        reading.files.unresolved.append(Unresolved("jinja", text, place, f"the {key} is not known"))
    return (found or "").strip()


def _with_version(name: str, version: str) -> str:
    return f"{name}_v{version.replace('.', '_')}" if version else name
