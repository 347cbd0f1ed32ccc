"""Tables as a script declares them, statement by statement, and as a contract says them."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.facts import set_enum
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.typed import typed
from dq_core.location import Location
from dq_core.record import field, mutable_record
from dq_core.types import Type


@mutable_record
class ForeignKey:
    """Columns that refer to those of another table; no target columns stand for its primary key."""

    columns: list[str]
    target: list[str]
    target_columns: list[str]
    location: Location | None


@mutable_record
class Column:
    """A column: its type as written and as understood, and the keys of its property."""

    name: str
    type_text: str
    type: Type
    location: Location | None
    keys: dict[str, Any] = field(default_factory=dict)

    def as_property(self) -> dict[str, Any]:
        """Return the column as a property of a contract."""
        kinds = typed(self.type)
        options = {**kinds.pop("logicalTypeOptions", {}), **self.keys.get("logicalTypeOptions", {})}
        made = {"name": self.name, "physicalType": self.type_text, **kinds, **self.keys}
        return {**made, "logicalTypeOptions": options}


@mutable_record
class Table:
    """A table; names are as written, and found in any case unless two differ in case only."""

    names: list[str]
    location: Location | None
    columns: list[Column] = field(default_factory=list)
    keys: dict[str, Any] = field(default_factory=dict)
    primary_key: list[str] = field(default_factory=list)
    unique_keys: list[list[str]] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without database and schema."""
        return self.names[-1]

    def column(self, name: str) -> Column | None:
        """Return a column by its name: the exact one, else the one that differs in case only."""
        exact = next((column for column in self.columns if column.name == name), None)
        folded = [column for column in self.columns if column.name.lower() == name.lower()]
        return exact or (folded[0] if len(folded) == 1 else None)


def settle_keys(table: Table, losses: Losses) -> None:
    """Write primary and unique keys into the columns, and unique keys of several columns into the table."""
    for position, name in enumerate(table.primary_key, start=1):
        column = table.column(name)
        if column is None:
            losses.add(
                f"the primary key has the column {name!r}, which is not declared", table.name, table.location
            )
        else:
            column.keys |= {"required": True, "primaryKey": True, "primaryKeyPosition": position}
    for key in table.unique_keys:
        columns = [table.column(name) for name in key]
        if len(key) == 1 and columns[0] is not None:
            columns[0].keys["unique"] = True
        elif all(columns):
            names = [column.name for column in columns if column]
            rule = {"metric": "duplicateValues", "mustBe": 0, "arguments": {"properties": names}}
            table.keys.setdefault("quality", []).append(rule)
        else:
            losses.add(
                f"a unique key has columns that are not declared: {', '.join(key)}",
                table.name,
                table.location,
            )


def apply_labels(column: Column, labels: tuple[str, ...]) -> None:
    """Make a column one of a user's enumeration type."""
    column.type = Type("string")
    set_enum(column.keys, list(labels))
