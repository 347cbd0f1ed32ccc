"""Statements that write: CREATE TABLE AS, CREATE VIEW, INSERT, UPDATE, DELETE and MERGE."""

from collections.abc import Callable
from dataclasses import replace

from tests.lineage.oracle.base_tables import READ, base_table
from tests.lineage.oracle.case import Answer, Case, Column
from tests.lineage.oracle.changing import changed, deleted, merged_into
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.queries import query
from tests.lineage.oracle.relations import Query

MADE = "made"
_WRITTEN = {str(column.name): column for column in base_table("z").columns}


def statement(draw: Draw) -> Case:
    """Return a statement that writes a table: a new one, or `z`."""
    forms: list[Callable[[Draw], Case]] = [created, inserted, inserted_by_name]
    if not draw.observable:
        forms += [changed, changed, merged_into, merged_into, deleted]
    return draw.choice(forms)(draw)


def created(draw: Draw) -> Case:
    """Return CREATE TABLE AS or CREATE VIEW, now and then with a list of column names."""
    made = query(draw, dict(READ), None, 2)
    kind = draw.choice(["TABLE", "VIEW", "TEMP TABLE"])
    names = [column.name or "" for column in made.columns]
    listed = len(set(names)) < len(names) or draw.chance(0.4)
    if listed:
        names = [draw.fresh("n") for _ in names]
    head = f"CREATE {kind} {MADE}{'(' + ', '.join(names) + ')' if listed else ''}"
    return written(draw, f"{head} AS {made.text}", MADE, names, made)


def inserted(draw: Draw) -> Case:
    """Return INSERT by position: into all columns, or those of a list."""
    names = list(_WRITTEN) if draw.chance(0.4) else draw.sample(list(_WRITTEN), draw.randint(1, 4))
    made = query(draw, dict(READ), [_WRITTEN[name].type for name in names], 1)
    listed = names != list(_WRITTEN) or draw.chance(0.3)
    head = f"INSERT INTO z {'(' + ', '.join(map(draw.spelled, names)) + ') ' if listed else ''}"
    return written(draw, f"{head}{made.text}", "z", names, made)


def inserted_by_name(draw: Draw) -> Case:
    """Return INSERT BY NAME: the names of a subquery's columns say where they go."""
    names = draw.sample(list(_WRITTEN), draw.randint(1, 4))
    made = query(draw, dict(READ), [_WRITTEN[name].type for name in names], 1)
    text = f"INSERT INTO z BY NAME SELECT * FROM ({made.text}) AS r({', '.join(names)})"
    return written(draw, text, "z", names, made)


def written(draw: Draw, text: str, target: str, names: list[str], made: Query) -> Case:
    """Return the case of a statement that writes the columns of a query under names."""
    columns: tuple[Column, ...] = tuple(
        replace(column, name=name) for name, column in zip(names, made.columns, strict=True)
    )
    answer = Answer(columns, made.rows)
    return Case(text, frozenset(draw.tables), target, observable=draw.observable, expected=answer)
