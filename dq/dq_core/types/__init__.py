"""The types of columns, fields and expressions, their names in each dialect, and the order among them."""

from dq_core.types.bound import common
from dq_core.types.dialect_table import Dialect
from dq_core.types.logical import logical_type
from dq_core.types.order import Relation, included, relation
from dq_core.types.parser import parse
from dq_core.types.printer import render
from dq_core.types.registry import dialect, dialect_names
from dq_core.types.type import Field, Kind, LengthUnit, Type, Zone

__all__ = [
    "Dialect",
    "Field",
    "Kind",
    "LengthUnit",
    "Relation",
    "Type",
    "Zone",
    "common",
    "dialect",
    "dialect_names",
    "included",
    "logical_type",
    "parse",
    "relation",
    "render",
]
