"""CHK102."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation
from dq.checks.operations.length_between import LengthBetween
from dq.checks.operations.parses_as import ParsesAs
from dq_contracts.model.contract import Column
from dq_core.record import changed
from dq_core.types import Type, dialect, included, logical_type, parse
from dq_core.yaml.tree import plain_value

_LOCAL_SERVERS = ("local", "duckdb")
_LIKE_STRINGS = ("string", "enum", "uuid")
_LIKE_OBJECTS = ("struct", "map", "json", "variant")


@operation("CHK102", "logicalType", "physicalType")
@dataclass(frozen=True, slots=True)
class TypeIs(SchemaOperation):
    """The data's own type of a column is the declared one, or a narrower one.

    Why: a column whose type changed is read differently by every consumer, or not at all.

    Narrower means that every value fits without loss: SMALLINT is within `integer` and within INTEGER, FLOAT
    is not. A logical `string` also accepts enumerations and UUIDs, `object` structs, maps and JSON.
    The data is never cast first. In CSV and JSON files, which have no types of their own, each value is
    judged as it is written (see CHK206 parses-as), and physical types are not checked.

    Physical types are read as DuckDB names them, or as Parquet does, and only where the contract's server is
    local; a length in VARCHAR(20) is checked against the values.

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: integer  # here
                physicalType: VARCHAR
        ---
        orders: [{amount: "12"}]

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: INTEGER
        ---
        orders: [{amount: 12}]
    """

    wanted: Type
    stated: str

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Read the logical or the physical type."""
        column = obligation.column
        if column is None:
            return
        if obligation.key == "logicalType":
            yield cls(obligation.column_name, _logical(column, obligation.contract.api_version), "logical")
            return
        wanted = _physical(obligation, column)
        yield cls(obligation.column_name, changed(wanted, length=None, fixed=False), "physical")
        if wanted.kind == "string" and wanted.length is not None:
            yield LengthBetween(obligation.column_name, None, wanted.length)

    def failure(self) -> str:
        """Name the type that was declared."""
        return f"are no {self.wanted}"

    def adapted(self, data: DataRelation) -> Operation:
        """Judge the values themselves where the source has text only."""
        column = data.column(self.column)
        if column is None or not column.text:
            return self
        if self.stated == "physical":
            raise UnsupportedError("text files have no physical types")
        return ParsesAs(self.column, self.wanted)

    def judge(self, data: DataRelation) -> str:
        """Compare the two types."""
        column = data.require(self.column)[0]
        if self._accepts(column):
            return ""
        return f"the data's type is {column.type_name or column.type}, not {self.wanted}"

    def _accepts(self, column: DataColumn) -> bool:
        if self.stated == "logical" and self.wanted.kind == "string":
            return column.type.kind in _LIKE_STRINGS
        if self.stated == "logical" and self.wanted.kind == "struct":
            return column.type.kind in _LIKE_OBJECTS
        return included(column.type, self.wanted)


def _logical(column: Column, api_version: str) -> Type:
    options = plain_value(column.options) if column.options else {}
    found = logical_type(column.logical_type or "", options if isinstance(options, dict) else {})
    if found.kind == "unknown":
        raise UnsupportedError(f"{column.logical_type!r} is no logical type")
    if found.kind == "integer":
        found = changed(found, bits=None, signed=True)
    if found.kind == "float":
        found = Type("number")
    if found.kind == "date" and api_version.startswith("v3.0"):
        raise UnsupportedError("before ODCS 3.1 `date` stands for dates and timestamps alike")
    return found


def _physical(obligation: Obligation, column: Column) -> Type:
    servers = {server.type for server in obligation.contract.servers}
    if servers and not servers & set(_LOCAL_SERVERS):
        names = ", ".join(sorted(servers))
        raise UnsupportedError(f"the physical type is one of {names}, not of the data that is tested")
    for name in ("duckdb", "parquet"):
        found = parse(column.physical_type or "", dialect(name))
        if found.kind == "string":
            return _with_length(found, column)
        if found.kind != "unknown":
            return found
    raise UnsupportedError(f"{column.physical_type!r} is no type of DuckDB or Parquet")


def _with_length(found: Type, column: Column) -> Type:
    # DuckDB accepts the length of VARCHAR(20) and forgets it; the contract means it
    stated = parse(column.physical_type or "", dialect("postgres"))
    return stated if stated.kind == "string" else found
