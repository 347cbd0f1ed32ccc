"""Foreign keys as relationships of a contract, once all tables are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dq_contracts.importers.sql.tables import ForeignKey, Table

if TYPE_CHECKING:
    from dq_contracts.importers.sql.reading import Script


def dataset_names(tables: Sequence[Table]) -> dict[int, str]:
    """Return the names of datasets by the identity of their tables: with the schema where two are alike."""
    alike = Counter(table.name for table in tables)
    return {id(table): table.name if alike[table.name] == 1 else "_".join(table.names) for table in tables}


def apply_foreign_keys(table: Table, script: Script, names: Mapping[int, str]) -> None:
    """Write the foreign keys of a table as relationships; those that lead nowhere become losses."""
    for key in table.foreign_keys:
        found = _resolved(table, key, script)
        if isinstance(found, str):
            script.losses.add(found, f"{table.name}.{', '.join(key.columns)}", key.location)
            continue
        target, columns = found
        sources = [_reference(names[id(table)], name) for name in key.columns]
        targets = [_reference(names[id(target)], name) for name in columns]
        _relate(table, key, sources, targets)


def _resolved(table: Table, key: ForeignKey, script: Script) -> tuple[Table, list[str]] | str:
    """Return the table and columns that a key refers to, or why it cannot be followed."""
    said = f"REFERENCES {'.'.join(key.target)}"
    target = script.table(key.target)
    if target is None:
        return f"{said}: the script declares no such table, or several"
    wanted = key.target_columns or target.primary_key
    columns = [target.column(name) for name in wanted]
    if len(wanted) != len(key.columns) or not all(columns):
        return f"{said}: the columns of the two sides do not match"
    if not all(table.column(name) for name in key.columns):
        return f"{said}: the columns {', '.join(key.columns)} are not declared"
    return target, [column.name for column in columns if column]


def _reference(dataset: str, column: str) -> str:
    if "." in dataset or "." in column:
        return f"schema/{dataset}/properties/{column}"
    return f"{dataset}.{column}"


def _relate(table: Table, key: ForeignKey, sources: list[str], targets: list[str]) -> None:
    relationship: dict[str, Any]
    column = table.column(key.columns[0])
    if len(targets) == 1 and column is not None:
        holder, relationship = column.keys, {"to": targets[0]}
    else:
        holder, relationship = table.keys, {"from": sources, "to": targets}
    relationships: list[dict[str, Any]] = holder.setdefault("relationships", [])
    if relationship not in relationships:
        relationships.append(relationship)
