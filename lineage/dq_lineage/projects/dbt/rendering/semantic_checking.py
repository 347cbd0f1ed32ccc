"""Which expressions and filters of semantic models, metrics and saved queries are no SQL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_core.source import Source
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.rendering.semantic_expressions import is_condition, meaning
from dq_lineage.projects.records import Element, Node, Unresolved

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_NAME = " x "
_EXPRESSIONS = ("entity", "dimension", "measure", "formula")


def expression_problems(node: Node, raw: Source, dialect: str) -> Iterator[Unresolved]:
    """Yield what is no SQL of a dialect in the elements of a node that `raw` declares."""
    for each in node.elements:
        if each.kind in _EXPRESSIONS and each.expression and not has_jinja(each.expression):
            if meaning(each.expression, dialect) is None:
                yield _problem(each, raw, f"expression of the {each.kind} {each.name}")
        elif each.kind == "filter" and not _is_readable(each.expression, dialect):
            yield _problem(each, raw, f"filter of the {node.kind.replace('_', ' ')} {each.name}")


def _is_readable(text: str, dialect: str) -> bool:
    """Say whether a filter is SQL with names in place of its calls; yes, where it has other templates."""
    plain = _CALL.sub(_NAME, text)
    return not plain.strip() or "{%" in plain or "{#" in plain or is_condition(plain, dialect)


def _problem(each: Element, raw: Source, what: str) -> Unresolved:
    return Unresolved("expression", what, raw.location(each.start, each.end))
