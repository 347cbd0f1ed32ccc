"""COPY, UNLOAD, EXPORT and LOAD: between tables and files or stages."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.leaves import IDENTITY
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import STAR
from dq_lineage.statements.outcome import Made, Outcome
from dq_lineage.statements.targets import (
    by_position,
    listed_columns,
    named_as_given,
    table_or_place,
    target_name,
)


def copy(resolver: Resolver, tree: Any) -> Outcome:
    """Return what a COPY moves: into a table if its target is one, else out of a table or query."""
    files = tree.args.get("files") or []
    if not tree.args.get("kind"):
        return _unloaded(resolver, tree.this, [table_or_place(resolver, file) for file in files])
    if _is_place(tree.this):
        place = table_or_place(resolver, tree.this)
        return _unloaded(resolver, files[0], [place]) if files else Outcome("UNLOAD", (), (place,))
    return _loaded(resolver, tree.this, files)


def _is_place(node: Any) -> bool:
    """Say whether a COPY's target is a stage or a URL."""
    return isinstance(node, exp.Table) and not isinstance(node.this, exp.Identifier)


def _unloaded(resolver: Resolver, source: Any, places: list[str]) -> Outcome:
    listed = listed_columns(resolver, source)
    inner = source.this if isinstance(source, exp.Schema) else source
    block = resolver.query(inner)
    if listed:
        rows = block.relation()
        columns = [
            Made(places[0] if places else None, name, rows.find(name) or frozenset()) for name in listed
        ]
        return Outcome("UNLOAD", columns, places)
    if block.is_open:
        resolver.gap("open_star", inner, block.relation().candidates())
    return Outcome(
        "UNLOAD", named_as_given(places[0] if places else None, block), places, frozenset(block.rows)
    )


def _loaded(resolver: Resolver, target: Any, files: list[Any]) -> Outcome:
    name = target_name(resolver, target)
    listed = listed_columns(resolver, target)
    columns: list[Made] = []
    rows: set[tuple[str, str, int, int]] = set()
    for file in files:
        if isinstance(file, exp.Query):
            block = resolver.query(file)
            rows |= block.rows
            names = listed or list(resolver.catalog.columns(name) or ())
            columns += (
                by_position(resolver, name, names, block, file) if names else named_as_given(name, block)
            )
        else:
            columns += _of_file(resolver, name, listed, table_or_place(resolver, file))
    return Outcome("COPY", columns, (name,), frozenset(rows))


def _of_file(resolver: Resolver, name: str, listed: list[str], place: str) -> list[Made]:
    """Return the columns of a file, of which nothing is known but that it becomes the table."""
    resolver.reads[place] = None
    leaves = frozenset(((place, STAR, IDENTITY, 0),))
    names = listed or resolver.catalog.columns(name)
    if names:
        return [Made(name, column, leaves) for column in names]
    resolver.gap("open_star", None, (place,))
    return [Made(name, STAR, leaves)]


def export(resolver: Resolver, tree: Any) -> Outcome:
    """Return what BigQuery's EXPORT DATA writes: the URI of its options."""
    options = tree.args.get("options")
    places = [
        str(item.args["value"].name)
        for item in (options.expressions if options is not None else ())
        if item.name.lower() == "uri" and isinstance(item.args.get("value"), exp.Expr)
    ]
    return _unloaded(resolver, tree.this, places)


def load(resolver: Resolver, tree: Any) -> Outcome:
    """Return what LOAD DATA reads into a table."""
    name = target_name(resolver, tree.this)
    inpath = tree.args.get("inpath")
    places = [inpath.name] if inpath is not None else []
    files = tree.args.get("files")
    if isinstance(files, exp.Expr):
        places += [part.name for array in files.find_all(exp.Array) for part in array.expressions]
    columns = [made for place in places for made in _of_file(resolver, name, [], place)]
    return Outcome("COPY", columns, (name,))
