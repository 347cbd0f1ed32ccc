"""Stars with EXCLUDE, REPLACE and RENAME, and COLUMNS."""

from collections.abc import Callable
from dataclasses import replace

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import Scope, expression
from tests.lineage.oracle.naming import Naming
from tests.lineage.oracle.plain import finished
from tests.lineage.oracle.relations import Query, Relation
from tests.lineage.oracle.sources import computed

Shown = tuple[str, list[Column]]


def starred(draw: Draw, scope: Scope, relation: Relation, naming: Naming) -> Query:
    """Return a SELECT with a star: of all relations, or of one where a name may not repeat."""
    fields = list(relation.star)
    names = [field.name for field in fields]
    qualifier = ""
    if (naming.nested and len(set(names)) < len(names)) or draw.chance(0.3):
        qualifier = draw.choice(sorted(relation.qualifiers))
        fields = [field for field in relation.qualified if field.qualifier == qualifier]
    columns = [Column(field.name, field.type, field.sources) for field in fields]
    text, columns = draw.choice(_FORMS)(draw, scope, f"{qualifier}." if qualifier else "", columns)
    return finished(draw, Scope(scope.leaves, scope.tables, scope.fields, scope.key), relation, text, columns)


def _bare(draw: Draw, scope: Scope, prefix: str, columns: list[Column]) -> Shown:
    return f"{prefix}*", columns


def _exclude(draw: Draw, scope: Scope, prefix: str, columns: list[Column]) -> Shown:
    dropped = draw.choice(columns).name
    kept = [column for column in columns if column.name != dropped]
    return (f"{prefix}* EXCLUDE ({dropped})", kept) if kept else (f"{prefix}*", columns)


def _replace(draw: Draw, scope: Scope, prefix: str, columns: list[Column]) -> Shown:
    one = _once(draw, columns)
    if one is None:
        return f"{prefix}*", columns
    value = expression(draw, scope, one.type)
    new = replace(one, sources=value.sources)
    return f"{prefix}* REPLACE ({value.text} AS {one.name})", _changed(columns, one, new)


def _rename(draw: Draw, scope: Scope, prefix: str, columns: list[Column]) -> Shown:
    one = _once(draw, columns)
    if one is None:
        return f"{prefix}*", columns
    name = draw.fresh("n")
    return f"{prefix}* RENAME ({one.name} AS {name})", _changed(columns, one, replace(one, name=name))


def _columns(draw: Draw, scope: Scope, prefix: str, columns: list[Column]) -> Shown:
    """COLUMNS with a pattern over all relations; DuckDB computes with each column that it finds."""
    one = _once(draw, columns)
    if prefix or one is None:
        return f"{prefix}*", columns
    if one.type == "INTEGER" and draw.chance(0.5):
        return f"COLUMNS('^{one.name}$') + 1", [replace(one, sources=computed(one.sources))]
    return f"COLUMNS('^{one.name}$')", [one]


_FORMS: tuple[Callable[[Draw, Scope, str, list[Column]], Shown], ...] = (
    _bare,
    _bare,
    _exclude,
    _replace,
    _rename,
    _columns,
)


def _once(draw: Draw, columns: list[Column]) -> Column | None:
    names = [column.name for column in columns]
    single = [column for column in columns if names.count(column.name) == 1]
    return draw.choice(single) if single else None


def _changed(columns: list[Column], one: Column, new: Column) -> list[Column]:
    return [new if column is one else column for column in columns]
