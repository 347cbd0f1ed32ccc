"""What stands in FROM: its text, the columns that it offers, and what decides its rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.sources import NOTHING, Sources
from tests.lineage.oracle.templates import Value


@dataclass(frozen=True, slots=True)
class Field:
    """A column in scope. The qualifier is the alias of its relation."""

    qualifier: str
    name: str
    type: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Relation:
    """A FROM clause or a part of it.

    star: what `*` gives, with the columns of USING merged. qualified: what can be named by alias and column.
    key: columns whose values occur once, or nothing where that is not known. size: at most so many rows.
    """

    text: str
    star: tuple[Field, ...]
    qualified: tuple[Field, ...]
    rows: Sources = NOTHING
    key: tuple[Field, ...] = ()
    size: int = 1

    @property
    def qualifiers(self) -> set[str]:
        return {field.qualifier for field in self.qualified}


@dataclass(frozen=True, slots=True)
class Stored:
    """What a name in FROM stands for: a table, or the query of a CTE."""

    columns: tuple[Column, ...]
    rows: Sources = NOTHING
    key: str | None = None
    size: int = 1
    table: str | None = None


Tables = dict[str, Stored]


@dataclass(frozen=True, slots=True)
class Query:
    """A query: its text, its columns, what decides its rows.

    sortable: what a further ORDER BY may name. ordered: ORDER BY with all columns stands at its end.
    """

    text: str
    columns: tuple[Column, ...]
    rows: Sources
    size: int
    sortable: tuple[Value, ...] = ()
    ordered: bool = False


def relation_of(text: str, alias: str, stored: Stored) -> Relation:
    """Return the relation of one name, with the columns under the alias."""
    fields = tuple(Field(alias, column.name or "", column.type, column.sources) for column in stored.columns)
    key = tuple(field for field in fields if field.name == stored.key)
    return Relation(text, fields, fields, stored.rows, key, stored.size)


def qualified_name(field: Field, draw: Draw) -> str:
    return f"{draw.spelled(field.qualifier)}.{draw.spelled(field.name)}"


def leaves(relation: Relation, draw: Draw) -> tuple[Value, ...]:
    """Return each column as an expression, unqualified only where one column alone has the name."""
    found = [_value(field, qualified_name(field, draw)) for field in relation.qualified]
    names = Counter(field.name for field in relation.star)
    found += [_value(field, draw.spelled(field.name)) for field in relation.star if names[field.name] == 1]
    return tuple(found)


def outer_leaves(fields: Iterable[Field], hidden: set[str], draw: Draw) -> tuple[Value, ...]:
    """Return the columns of an outer query that a subquery can name: their aliases are not its own."""
    return tuple(
        _value(field, qualified_name(field, draw)) for field in fields if field.qualifier not in hidden
    )


def named(columns: Iterable[Column], names: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns under other names, by position."""
    return tuple(replace(column, name=name) for column, name in zip(columns, names, strict=True))


def _value(field: Field, text: str) -> Value:
    return Value(text, field.type, field.sources)
