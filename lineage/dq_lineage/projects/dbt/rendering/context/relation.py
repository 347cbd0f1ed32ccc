"""A relation as templates see it: what `ref`, `source`, `this` and `api.Relation` return."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_core.record import changed, record
from dq_lineage.projects.dbt.rendering.quoting import PARTS, Quoting, quoted_parts


@record
class TableRelation:
    """The name of a table or view, printed as the warehouse's adapter prints it.

    `cte` tells that it stands for a common table expression, which has no database and schema. Where a batch
    reads a part of it, it is printed as a query with `_filter`; `render` has the name alone.
    """

    database: str | None
    schema: str | None
    identifier: str | None
    type: str | None = None
    cte: bool = False
    _quoting: Quoting = Quoting()
    _node: str = ""
    _filter: str = ""

    @property
    def name(self) -> str | None:
        """The last part of the name."""
        return self.identifier

    table = alias = name

    @property
    def path(self) -> TableRelation:
        """The parts of the name."""
        return self

    @property
    def is_table(self) -> bool:
        """Whether it is known to be a table."""
        return self.type == "table"

    @property
    def is_view(self) -> bool:
        """Whether it is a view."""
        return self.type == "view"

    @property
    def is_cte(self) -> bool:
        """Whether it is a common table expression."""
        return self.cte

    is_materialized_view = is_dynamic_table = is_hive_metastore = is_delta = property(lambda _self: False)
    # BigQuery's names of the first two parts
    project = property(lambda self: self.database)
    dataset = property(lambda self: self.schema)

    def render(self) -> str:
        """Return the name, quoted part by part."""
        quoting = self._quoting
        parts = zip((self.database, self.schema, self.identifier), quoting.shown, quoting.quoted, strict=True)
        return ".".join(
            quoting.quote(part) if quoted else part for part, shown, quoted in parts if part and shown
        )

    def include(self, database: Any = None, schema: Any = None, identifier: Any = None) -> TableRelation:
        """Return the relation with parts of its name shown or hidden."""
        return self._with("shown", (database, schema, identifier))

    def quote(self, database: Any = None, schema: Any = None, identifier: Any = None) -> TableRelation:
        """Return the relation with parts of its name quoted or not."""
        return self._with("quoted", (database, schema, identifier))

    def without_identifier(self) -> TableRelation:
        """Return the schema alone."""
        return self.include(identifier=False)

    def without_quote(self) -> TableRelation:
        """Return the relation with nothing quoted."""
        return self.quote(database=False, schema=False, identifier=False)

    def incorporate(self, path: Mapping[str, Any] | None = None, **given: Any) -> TableRelation:
        """Return the relation with parts of its path, or its type, replaced."""
        parts = {part: str(value) for part, value in (path or {}).items() if part in PARTS and value}
        kind = {"type": given["type"]} if "type" in given else {}
        return changed(self, **parts, **kind, _node="" if parts else self._node)

    def replace_path(self, **parts: Any) -> TableRelation:
        """Return the relation with parts of its path replaced."""
        return self.incorporate(path=parts)

    def matches(self, database: Any = None, schema: Any = None, identifier: Any = None) -> bool:
        """Say whether the parts that are given are those of the relation, in any case."""
        own = (self.database, self.schema, self.identifier)
        given = (database, schema, identifier)
        return all(
            part is None or str(part).lower() == str(mine).lower()
            for part, mine in zip(given, own, strict=True)
        )

    def information_schema(self, view: str | None = None) -> str:
        """Return the name of a view of the information schema beside the relation."""
        above = self.include(schema=False, identifier=False).render()
        return ".".join(part for part in (above, "INFORMATION_SCHEMA", view) if part)

    def quoted(self, name: str) -> str:
        """Return a name between the signs of the warehouse."""
        return self._quoting.quote(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a part of the path by its name; `metadata` has the type that dbt_utils asks for."""
        if name == "metadata":
            return {"type": "TableRelation"}
        return getattr(self, name) if name in (*PARTS, "type", "name") else default

    def _with(self, kind: str, given: tuple[Any, Any, Any]) -> TableRelation:
        settings = dict(zip(PARTS, given, strict=True))
        parts = quoted_parts(settings, getattr(self._quoting, kind))
        return changed(self, _quoting=changed(self._quoting, **{kind: parts}))

    def __str__(self) -> str:
        name = self.render()
        return f"(select * from {name} where {self._filter})" if self._filter else name

    def __add__(self, other: object) -> str:
        return str(self) + str(other)

    def __radd__(self, other: object) -> str:
        return str(other) + str(self)


# packages ask `relation is mapping` before they believe that it is one
_mapping: Any = Mapping
_mapping.register(TableRelation)
