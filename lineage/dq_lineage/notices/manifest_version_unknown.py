"""PRJ121."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ121")
def manifest_version_unknown(version: str, known: str, location: Location | None) -> Hit:
    """A manifest.json of a version whose keys dq does not know.

    Why: dbt changes names and shapes with the number of the schema; to read one by the rules of another would
    leave things out in silence. Nothing of the manifest is used.
    """
    stated = f"version {version}" if version else "no version (`metadata.dbt_schema_version`)"
    help_ = f"dq reads the versions {known}; write the manifest with a dbt from 1.5 on"
    return Hit(f"the manifest has {stated}", location, help_)
