"""`api`: relations and columns that templates make themselves."""

from __future__ import annotations

import re
from typing import Any

from dq_core.record import identity_record, record
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.quoting import Quoting
from dq_lineage.projects.dbt.rendering.run import Run

UNKNOWN_TYPE = "unknown"
_NUMBERS = frozenset({"decimal", "numeric", "number", "money"})
_FLOATS = frozenset({"real", "float", "float4", "float8", "float64", "double", "double precision"})
_INTEGERS = frozenset(
    {"int", "integer", "smallint", "bigint", "tinyint", "byteint", "int2", "int4", "int8", "int64", "hugeint"}
)
_TEXTS = frozenset({"text", "varchar", "character varying", "character", "char", "string", "nvarchar"})
_TRANSLATED = {
    "bigquery": {
        **dict.fromkeys(("text", "varchar", "string"), "STRING"),
        **dict.fromkeys(("integer", "int"), "INT64"),
        **dict.fromkeys(("float", "double"), "FLOAT64"),
        "boolean": "BOOLEAN",
        "timestamp": "TIMESTAMP",
    },
    "databricks": {"long": "BIGINT"},
    "spark": {"long": "BIGINT"},
    "postgres": {"string": "TEXT"},
}


@record
class TableColumn:
    """A column of a relation as templates see it."""

    column: str
    dtype: str = ""
    char_size: int | None = None
    numeric_precision: int | None = None
    numeric_scale: int | None = None
    _quoting: Quoting = Quoting()

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.column

    @property
    def quoted(self) -> str:
        """The name between the signs of the warehouse."""
        return self._quoting.quote(self.column)

    @property
    def data_type(self) -> str:
        """The type with its parameters."""
        if self.is_string() and self.char_size is not None:
            return f"character varying({self.char_size})"
        if self.is_numeric() and self.numeric_precision is not None:
            return f"{self.dtype}({self.numeric_precision},{self.numeric_scale or 0})"
        # macros cast to it: a word that stands for no type in particular keeps their SQL readable
        return self.dtype or UNKNOWN_TYPE

    def is_string(self) -> bool:
        """Say whether the type is one of text."""
        return _bare(self.dtype) in _TEXTS

    def is_number(self) -> bool:
        """Say whether the type is one of numbers."""
        return self.is_numeric() or self.is_integer() or self.is_float()

    def is_numeric(self) -> bool:
        """Say whether the type is one of decimal numbers."""
        return _bare(self.dtype) in _NUMBERS

    def is_integer(self) -> bool:
        """Say whether the type is one of whole numbers."""
        return _bare(self.dtype) in _INTEGERS

    def is_float(self) -> bool:
        """Say whether the type is one of floating numbers."""
        return _bare(self.dtype) in _FLOATS

    def can_expand_to(self, other: TableColumn) -> bool:
        """Say whether the other column holds longer texts."""
        return self.is_string() and other.is_string() and other.string_size() > self.string_size()

    def string_size(self) -> int:
        """Return the length of a text."""
        return self.char_size or 256


@identity_record
class ColumnApi:
    """`api.Column`."""

    _run: Run

    def __call__(self, column: Any, dtype: Any = "", *sizes: Any, **named: Any) -> TableColumn:
        """Return a column."""
        given = dict(zip(("char_size", "numeric_precision", "numeric_scale"), sizes, strict=False)) | named
        return TableColumn(str(column), str(dtype), **given, _quoting=self._run.engine.quoting)

    def create(self, name: Any, label_or_dtype: Any) -> TableColumn:
        """Return a column of a type under the warehouse's name for it."""
        return self(name, self.translate_type(label_or_dtype))

    def translate_type(self, dtype: Any) -> str:
        """Return the warehouse's name of a type."""
        names = _TRANSLATED.get(self._run.engine.project.target.type, {"string": "TEXT"})
        return names.get(str(dtype).lower(), str(dtype))

    def string_type(self, size: Any = 256) -> str:
        """Return the type of texts of a length."""
        return f"character varying({size})"

    def numeric_type(self, dtype: Any, precision: Any, scale: Any) -> str:
        """Return the type of decimal numbers."""
        sized = precision is not None and scale is not None
        # what BigQuery's columns are made of has no parameters
        if not sized or self._run.engine.project.target.type == "bigquery":
            return str(dtype)
        return f"{dtype}({precision},{scale})"


@identity_record
class RelationApi:
    """`api.Relation`."""

    _run: Run
    Table = "table"
    View = "view"
    CTE = "cte"
    External = "external"
    MaterializedView = "materialized_view"

    def create(
        self,
        database: Any = None,
        schema: Any = None,
        identifier: Any = None,
        type: Any = None,  # noqa: A002 - dbt's
        **_options: Any,
    ) -> TableRelation:
        """Return a relation of this name."""
        parts = [str(part) if part else "" for part in (database, schema, identifier)]
        return self._run.engine.relation(parts[0], parts[1], parts[2], kind=str(type) if type else None)

    def get_relation_type(self, name: Any = None) -> Any:
        """Return the type of a relation by its name."""
        return name

    def create_from(self, _config: Any, node: Any, **_options: Any) -> TableRelation:
        """Return the relation of a node of the graph."""
        return self.create(node.get("database"), node.get("schema"), node.get("alias") or node.get("name"))


@identity_record
class Api:
    """`api`."""

    _run: Run

    @property
    def Column(self) -> ColumnApi:  # noqa: N802 - dbt's
        """What makes columns."""
        return ColumnApi(self._run)

    @property
    def Relation(self) -> RelationApi:  # noqa: N802 - dbt's
        """What makes relations."""
        return RelationApi(self._run)


def _bare(name: str) -> str:
    return re.sub(r"\(.*", "", name).strip().lower()
