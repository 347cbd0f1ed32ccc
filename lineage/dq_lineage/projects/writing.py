"""The SELECT of a model as the statement that writes the model's table, so that graphs go through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dq_core.record import changed
from dq_core.relation import Column
from dq_lineage.answer.records import Lineage, OutputColumn, Source, Statement, Unknown
from dq_lineage.projects.records import Node, Rendered

_KINDS = {
    "view": "CREATE_VIEW",
    "ephemeral": "CREATE_VIEW",
    "materialized_view": "CREATE_MATERIALIZED_VIEW",
}
_SNAPSHOT = ("dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to")
_DATED = frozenset(_SNAPSHOT[1:3])


def result_of(lineage: Lineage) -> Statement | None:
    """Return the statement whose rows are those of a model: its last query."""
    selects = [each for each in lineage.statements if each.kind == "SELECT" and not each.writes]
    return selects[-1] if selects else None


def written(lineage: Lineage, node: Node, table: str, rendered: Rendered) -> Lineage:
    """Return a lineage in which the query of a model, as rendered, writes its table."""
    result = result_of(lineage)
    if result is None:
        return lineage
    materialized = str(rendered.config.get("materialized") or node.materialized)
    kind = "INSERT" if rendered.branch == "incremental" else _KINDS.get(materialized, "CREATE_TABLE_AS")
    columns = [changed(each, dataset=table) for each in result.columns]
    if node.kind == "snapshot":
        columns += _of_snapshot({**node.config, **rendered.config}, result, table)
    writing = changed(result, kind=kind, writes=(table,), columns=tuple(columns))
    return Lineage(
        tuple([writing if each is result else each for each in lineage.statements]), lineage.dialect
    )


def writing_of(lineage: Lineage) -> Statement | None:
    """Return the statement that fills the table of a node: the last that writes columns of one that stays."""
    found = [each for each in lineage.statements if each.columns and set(each.writes) - set(each.temporary)]
    return found[-1] if found else None


def _of_snapshot(config: Mapping[str, object], result: Statement, table: str) -> list[OutputColumn]:
    """Return the columns that a snapshot adds; those of time come from the column that tells of changes."""
    named = config.get("snapshot_meta_column_names")
    names = named if isinstance(named, Mapping) else {}
    meant = str(config.get("updated_at") or "").lower()
    found = next((each for each in result.columns if each.name.lower() == meant), None)
    dated = tuple(_computed(each) for each in found.sources) if found is not None else ()
    kept = [*_SNAPSHOT, *["dbt_is_deleted"] * (config.get("hard_deletes") == "new_record")]
    upper = bool(result.columns) and all(each.name == each.name.upper() for each in result.columns)
    made: list[OutputColumn] = []
    for name in kept:
        own = str(names.get(name) or name)
        made.append(OutputColumn(table, own.upper() if upper else own, dated if name in _DATED else ()))
    return made


def _computed(source: Source) -> Source:
    return source._replace(subtype="TRANSFORMATION") if source.subtype == "IDENTITY" else source


def columns_of(result: Statement | None) -> tuple[tuple[Column, ...], bool]:
    """Return the columns of a statement that writes a table, and whether these are all."""
    if result is None:
        return (), False
    found = {
        each.name: Column(each.name, each.type, each.nullable) for each in result.columns if each.name != "*"
    }
    return tuple(found.values()), bool(found) and all(each.name != "*" for each in result.columns)


def less_sure(lineage: Lineage) -> Lineage:
    """Return a lineage of which nothing is exact, because parts of its text are not known."""
    return _with_sources(lineage, _inferred, lambda name: name)


def renamed(lineage: Lineage, names: Mapping[str, str]) -> Lineage:
    """Return a lineage with other names for some tables."""
    if not names:
        return lineage

    def name(old: str) -> str:
        return names.get(old, old)

    return _with_sources(lineage, lambda source: source._replace(dataset=name(source.dataset)), name)


def _inferred(source: Source) -> Source:
    return source._replace(certainty="inferred") if source.certainty == "exact" else source


def _with_sources(
    lineage: Lineage, of_source: Callable[[Source], Source], of_name: Callable[[str], str]
) -> Lineage:
    statements: list[Statement] = []
    for each in lineage.statements:
        columns = tuple([changed(c, sources=tuple([of_source(s) for s in c.sources])) for c in each.columns])
        statements.append(
            changed(
                each,
                columns=columns,
                indirect=tuple([of_source(s) for s in each.indirect]),
                reads=tuple(dict.fromkeys(of_name(n) for n in each.reads)),
                writes=tuple(dict.fromkeys(of_name(n) for n in each.writes)),
            )
        )
    return Lineage(tuple(statements), lineage.dialect)


def script(lineages: tuple[Lineage, ...], dialect: str) -> Lineage:
    """Return the statements of all branches as those of one script, numbered anew."""
    statements: list[Statement] = []
    for lineage in lineages:
        for each in lineage.statements:
            index = len(statements)
            unknowns = tuple([changed(unknown, statement=index) for unknown in each.unknowns])
            statements.append(changed(each, index=index, unknowns=unknowns))
    return Lineage(tuple(statements), dialect)


def opaque(table: str, reads: tuple[str, ...], detail: str) -> Statement:
    """Return the statement of a model whose SQL is not known: which tables it is made of, and no columns."""
    unknown = Unknown("command", 0, (), detail)
    writes = (table,) if table else ()
    return Statement(
        0, "CREATE_TABLE_AS" if table else "SELECT", reads=reads, writes=writes, unknowns=(unknown,)
    )
