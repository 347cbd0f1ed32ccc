"""Tables to plain values and back, with what SQL that reads them may rely on: names, types, nullability.

Each type is kept once. Nodes, renderings and other records are stored by `dq_lineage.answer.packing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dq_core.relation import Column, Relation
from dq_core.types import Type
from dq_lineage.answer.packing import BadFormError, packed, unpacked


def stored_columns(columns: Iterable[Column]) -> dict[str, Any]:
    """Return columns as JSON, without what is said about them otherwise."""
    types: dict[Type, int] = {}
    kept = [
        [each.name, None if each.type is None else types.setdefault(each.type, len(types)), each.nullable]
        for each in columns
    ]
    return {"types": [packed(each) for each in types], "columns": kept}


def restored_columns(value: Any) -> tuple[Column, ...]:
    """Return the columns of what `stored_columns` gave; raises BadFormError for anything else."""
    try:
        types = [unpacked(Type, each) for each in value["types"]]
        return tuple([_column(each, types) for each in value["columns"]])
    except BadFormError:
        raise
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise BadFormError(f"no stored columns: {type(error).__name__}") from error


def stored_table(relation: Relation) -> dict[str, Any]:
    """Return a table as JSON: its name and columns."""
    return {"name": list(relation.name), **stored_columns(relation.columns)}


def restored_table(value: Any) -> Relation:
    """Return the table of what `stored_table` gave; raises BadFormError for anything else."""
    columns = restored_columns(value)
    return Relation(unpacked(tuple[str, ...], value.get("name")), columns)


def _column(value: list[Any], types: list[Type]) -> Column:
    name, number, nullable = value
    if name.__class__ is not str or nullable not in (None, True, False):
        raise BadFormError("a column has a name, the number of a type, and may be nullable")
    return Column(name, None if number is None else types[number], nullable)
