"""How each warehouse's adapter writes the name of a relation."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.record import record

PARTS: tuple[str, str, str] = ("database", "schema", "identifier")
_BACKTICKS = frozenset({"bigquery", "databricks", "spark", "clickhouse", "mysql", "mariadb"})
_UNQUOTED = frozenset({"snowflake", "spark", "oracle"})
_WITHOUT_DATABASE = frozenset({"spark", "clickhouse", "mysql", "mariadb"})


@record
class Quoting:
    """The sign around names, which of database, schema and identifier are shown, and which are quoted."""

    sign: str = '"'
    shown: tuple[bool, bool, bool] = (True, True, True)
    quoted: tuple[bool, bool, bool] = (True, True, True)

    def quote(self, name: str) -> str:
        """Return a name between signs."""
        return f"{self.sign}{name.replace(self.sign, self.sign * 2)}{self.sign}"


def quoting_of(warehouse: str, settings: Mapping[str, object]) -> Quoting:
    """Return how a type of warehouse, as dbt names it, writes names under the `quoting` of a project."""
    usual = warehouse not in _UNQUOTED
    return Quoting(
        "`" if warehouse in _BACKTICKS else '"',
        (warehouse not in _WITHOUT_DATABASE, True, True),
        quoted_parts(settings, (usual, usual, usual)),
    )


def quoted_parts(settings: Mapping[str, object], usual: tuple[bool, bool, bool]) -> tuple[bool, bool, bool]:
    """Return which parts are quoted: as set, or as usual."""
    database, schema, identifier = (
        bool(settings[part]) if settings.get(part) is not None else default
        for part, default in zip(PARTS, usual, strict=True)
    )
    return database, schema, identifier
