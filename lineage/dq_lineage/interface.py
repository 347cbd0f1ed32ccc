"""Lineage of a text: what each of its statements reads, writes, and makes its columns of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.answer.records import Lineage
from dq_lineage.dialects.traits import dialect_name, traits_of
from dq_lineage.reading.script import statements
from dq_lineage.resolving.catalog import Catalog, relations_of
from dq_lineage.statements.answering import answer

Schema = Mapping[str, Mapping[str, str] | Iterable[str]]


def lineage(
    sql: str | Source,
    dialect: str = "",
    schema: Schema | Iterable[Relation] | Catalog | None = None,
) -> Lineage:
    """Return the lineage of a script.

    `dialect` is sqlglot's name, or one that warehouses have for themselves; empty for a mixture of all.
    `schema` maps tables to their columns (with types, or names alone), is a list of relations, or what
    `prepared` made of either for many scripts. SQL that cannot be read becomes an UNPARSED statement with an
    Unknown. Raises LookupError for a dialect that nobody knows.
    """
    source = sql if isinstance(sql, Source) else Source("<sql>", sql)
    name = dialect_name(dialect)
    traits = traits_of(name)
    catalog = schema if isinstance(schema, Catalog) else prepared(schema or (), name)
    return Lineage(answer(statements(source, name), traits, catalog.session()), name)


def prepared(schema: Schema | Iterable[Relation], dialect: str = "") -> Catalog:
    """Return the tables of a schema ready for the lineage of many scripts in one dialect."""
    name = dialect_name(dialect)
    if isinstance(schema, Mapping):
        return Catalog(traits_of(name), relations_of(cast("Schema", schema), name))
    return Catalog(traits_of(name), schema)
