"""`adapter`: dispatch, quoting, and questions to the warehouse."""

from __future__ import annotations

from typing import Any

from dq_core.record import changed, identity_record
from dq_lineage.projects.dbt.rendering.context.api import TableColumn
from dq_lineage.projects.dbt.rendering.context.introspection import columns_of, node_of
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.quoting import PARTS
from dq_lineage.projects.dbt.rendering.run import Run

_WITHOUT_EFFECT = frozenset(
    (
        "create_schema",
        "drop_schema",
        "drop_relation",
        "truncate_relation",
        "rename_relation",
        "expand_target_column_types",
        "cache_added",
        "cache_new",
        "cache_dropped",
        "commit",
        "valid_snapshot_target",
    )
)


@identity_record
class Adapter:
    """What templates ask the adapter for."""

    _run: Run

    def dispatch(self, macro_name: Any, macro_namespace: Any = None, packages: Any = None) -> Any:
        """Return the macro for this warehouse; the namespace may stand before the name."""
        del packages
        namespace, _, name = str(macro_name).rpartition(".")
        return self._run.engine.names.dispatched(self._run, name, macro_namespace or namespace or None)

    def type(self) -> str:
        """Return the type of the warehouse as dbt names it."""
        return self._run.engine.project.target.type

    def quote(self, identifier: Any) -> str:
        """Return a name between the signs of the warehouse."""
        return self._run.engine.quoting.quote(str(identifier))

    def quote_as_configured(self, identifier: Any, quote_key: Any = "identifier") -> str:
        """Return a name as that part of a relation's name is written."""
        quoted = dict(zip(PARTS, self._run.engine.quoting.quoted, strict=True))
        return self.quote(identifier) if quoted.get(str(quote_key), True) else str(identifier)

    def quote_seed_column(self, column: Any, quote_config: Any = None) -> str:
        """Return the name of a seed's column."""
        return self.quote(column) if quote_config else str(column)

    def get_columns_in_relation(self, relation: Any) -> list[TableColumn]:
        """Return the columns of a relation."""
        return columns_of(self._run, relation)

    def get_missing_columns(self, from_relation: Any, to_relation: Any) -> list[TableColumn]:
        """Return the columns of one relation that the other lacks."""
        there = {column.name.lower() for column in columns_of(self._run, to_relation)}
        return [c for c in columns_of(self._run, from_relation) if c.name.lower() not in there]

    def get_relation(self, database: Any = None, schema: Any = None, identifier: Any = None) -> Any:
        """Return a relation that a file of the project declares, else None."""
        asked = self._run.engine.relation(*(str(part or "") for part in (database, schema, identifier)))
        return self.existing(asked)

    def existing(self, relation: Any) -> TableRelation | None:
        """Return a relation if it stands before the node is built; the node's own only while incremental."""
        node = node_of(self._run, relation)
        if node is None:
            self._run.note("introspection", str(relation), "whether it exists is not known")
            return None
        if node.id == self._run.node.id and not self._run.incremental:
            return None
        kind = "view" if node.materialized == "view" else "table"
        return changed(self._run.engine.relation_of(node), type=kind)

    def already_exists(self, schema: Any, identifier: Any) -> bool:
        """Say whether a relation of this name stands."""
        return self.get_relation(None, schema, identifier) is not None

    def check_schema_exists(self, _database: Any = None, _schema: Any = None) -> bool:
        """Say that a schema stands."""
        return True

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in _WITHOUT_EFFECT:
            return lambda *_arguments, **_named: ""
        return self._run.engine.absent(
            name=f"adapter.{name}", lack="introspection", detail="it takes the warehouse"
        )
