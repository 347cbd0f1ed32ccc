"""What is known of repositories, for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from dq.reports.palette import Palette
from dq.reports.tally import counted
from dq.tracing.asked import Asked
from dq.tracing.repositories import TracedProject
from dq.tracing.text_view import statement_lines
from dq.tracing.traced import Traced
from dq_core.display import flat
from dq_lineage.projects.coverage import RepositoryCoverage
from dq_lineage.projects.records import Node, NodeKind

_FOLDER = "folder of SQL"
_MOST_LACKS = 5
_MOST_READERS = 8
_NAMES: dict[NodeKind, tuple[str, str]] = {
    "model": ("model", "models"),
    "snapshot": ("snapshot", "snapshots"),
    "seed": ("seed", "seeds"),
    "source": ("source table", "source tables"),
    "exposure": ("exposure", "exposures"),
    "analysis": ("analysis", "analyses"),
    "test": ("test", "tests"),
    "query": ("query", "queries"),
    "semantic_model": ("semantic model", "semantic models"),
    "metric": ("metric", "metrics"),
    "saved_query": ("saved query", "saved queries"),
    "unit_test": ("unit test", "unit tests"),
}
_LACKS = {"env_var": "environment variable", "jinja": "template", "introspection": "columns of"}


def project_lines(projects: Iterable[TracedProject], palette: Palette) -> Iterator[str]:
    """Return what projects hold and how much of it is known, a paragraph for each."""
    for told in projects:
        declared = told.project.repository.declared
        kind = _FOLDER if told.project.kind == "sql" else f"{told.project.kind} project"
        title = f"{kind} {flat(declared.name)}" if declared.name else kind
        dialect = (
            f"{declared.dialect}, from {flat(declared.dialect_from)}"
            if declared.dialect
            else "dialect not known"
        )
        yield f"{palette.paint('strong', title)} in {flat(told.project.folder)}: {dialect}"
        yield f"  {kinds_of(told) or 'nothing that dq reads'}"
        if told.coverage.nodes:
            by = "" if told.project.kind == "sql" else " without dbt"
            yield from (f"  {line}" for line in coverage_lines(told.coverage, by))
        yield ""


def kinds_of(told: TracedProject) -> str:
    """Return the numbers of nodes by kind in words, disabled ones left out."""
    nodes = told.project.repository.declared.nodes
    counts = Counter(nodes[each].kind for each in told.ids)
    return ", ".join(counted(counts[kind], *names) for kind, names in _NAMES.items() if counts[kind])


def coverage_lines(coverage: RepositoryCoverage, by: str = " without dbt") -> Iterator[str]:
    """Return how much of the SQL is known, and what is missing most often; `by` says how it was rendered."""
    whole = counted(coverage.nodes, "text", "texts")
    share = f"{100 * coverage.parsed / coverage.nodes:.1f} %"
    yield f"SQL: of {whole}, {coverage.rendered:,} rendered{by}, {coverage.parsed:,} read ({share})"
    known = coverage.lineage
    columns = counted(known.columns, "column", "columns")
    sure = [f"{known.exact:,} exact", f"{known.inferred:,} inferred", f"{known.ambiguous:,} ambiguous"]
    yield f"lineage: {columns}: {', '.join(sure)}"
    lacks = sorted(coverage.unresolved.items(), key=lambda item: (-item[1], item[0]))
    for (lack, name), count in lacks[:_MOST_LACKS]:
        yield f"missing: {_LACKS.get(lack, lack)} {flat(name)} ({counted(count, 'node', 'nodes')})"
    if len(lacks) > _MOST_LACKS:
        yield f"missing: {len(lacks) - _MOST_LACKS:,} more; JSON lists them"


def projects_data(projects: Iterable[TracedProject]) -> list[dict[str, Any]]:
    """Return the projects as JSON has them."""
    return [
        {
            "kind": told.project.kind,
            "name": told.project.name,
            "folder": told.project.folder,
            "dialect": told.project.repository.declared.dialect,
            "dialect_from": told.project.repository.declared.dialect_from,
            "nodes": [_node(told, each) for each in told.ids],
            "coverage": told.coverage.plain(),
        }
        for told in projects
    ]


def _node(told: TracedProject, each: str) -> dict[str, Any]:
    resolved = told.project.repository.resolved(each)
    node = resolved.node
    return {
        "id": each,
        "kind": node.kind,
        "name": node.name,
        "path": told.project.tree.shown(node.path) if node.path else None,
        "table": resolved.table or None,
        "materialized": node.materialized or None,
        "upstream": list(resolved.upstream),
        "columns": [
            {
                "name": column.name,
                "type": str(column.type) if column.type else None,
                "nullable": column.nullable,
            }
            for column in resolved.relation.columns
        ],
        "unresolved": [
            {"lack": lack.lack, "name": lack.name, "detail": lack.detail} for lack in resolved.unresolved
        ],
    }


def model_lines(
    projects: Iterable[TracedProject],
    traced: Traced,
    asked: Asked,
    tables: tuple[str, ...],
    palette: Palette,
) -> Iterator[str]:
    """Return the statements of some models, and which nodes read each of them."""
    for told in projects:
        repository = told.project.repository
        for each in told.ids:
            resolved = repository.resolved(each)
            if (resolved.table or resolved.node.name) not in tables:
                continue
            own = Traced(
                {path: lineage for path, lineage in traced.lineages.items() if lineage is resolved.script}
            )
            yield from statement_lines(own, asked, palette)
            names = [repository.declared.nodes[reader].name for reader in repository.reading.readers_of(each)]
            listed = ", ".join(map(flat, names[:_MOST_READERS])) or "nothing here"
            more = f" and {len(names) - _MOST_READERS:,} more" if len(names) > _MOST_READERS else ""
            yield f"{flat(resolved.node.name)} is read by {listed}{more}"
            yield ""


def _makes_table(node: Node) -> bool:
    return node.kind == "model" or (node.kind == "query" and bool(node.materialized))


def next_line(projects: Iterable[TracedProject], palette: Palette) -> Iterator[str]:
    """Return what to type next: the lineage of a column of the model that has most behind it."""
    found = [(told.project.repository, each) for told in projects for each in told.ids]
    models = [
        (repository, each) for repository, each in found if _makes_table(repository.declared.nodes[each])
    ]
    if not models:
        return
    repository, each = max(models, key=lambda pair: (len(pair[0].resolved(pair[1]).upstream), pair[1]))
    resolved = repository.resolved(each)
    column = next((f" --column {column.name}" for column in resolved.relation.columns), "")
    command = palette.paint("strong", flat(f"dq lineage --model {resolved.node.name}{column}"))
    yield f"{palette.paint('strong', 'next')}: {command}   (what it is made of)"
