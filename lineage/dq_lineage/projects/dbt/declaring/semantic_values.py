"""The words that semantic models and metrics are made of: types, aggregations and granularities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Scalar, Sequence, kind_in_words
from dq_core.yaml.tree import Node as AnyNode
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja

METRICS = ("simple", "ratio", "derived", "cumulative", "conversion")
AGGREGATIONS = (
    "sum",
    "min",
    "max",
    "average",
    "median",
    "count",
    "count_distinct",
    "sum_boolean",
    "percentile",
)
ENTITIES = ("primary", "unique", "foreign", "natural")
DIMENSIONS = ("categorical", "time")
GRANULARITIES = (
    "nanosecond",
    "microsecond",
    "millisecond",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
)
_EARLIER = ("sql", "expression", "calculation_method", "timestamp")
"""What metrics had before they stood on semantic models, with other types."""


def check_semantic_model(files: Files, node: Mapping) -> None:
    """Note the words in the lists of a semantic model that dbt does not know, and those that it misses."""
    for entity in _mappings(node, "entities"):
        check_word(files, entity, "type", "an entity", ENTITIES, needed=True)
    for dimension in _mappings(node, "dimensions"):
        check_word(files, dimension, "type", "a dimension", DIMENSIONS, needed=True)
        _check_granularity(files, dimension)
    for measure in _mappings(node, "measures"):
        check_word(files, measure, "agg", "a measure", AGGREGATIONS, needed=True)


def check_described_model(files: Files, node: Mapping) -> None:
    """Note the same of the columns and metrics of a model that is a semantic model itself."""
    for column in _mappings(node, "columns"):
        _check_stated(files, column, "entity", "an entity", ENTITIES)
        _check_stated(files, column, "dimension", "a dimension", DIMENSIONS)
    for metric in _mappings(node, "metrics"):
        check_word(files, metric, "type", "a metric", METRICS)
        check_word(files, metric, "agg", "a metric", AGGREGATIONS)


def check_metric(files: Files, node: Mapping) -> None:
    """Note the type of a metric that dbt does not know, and where there is none."""
    if not any(key in node for key in _EARLIER):
        check_word(files, node, "type", "a metric", METRICS, needed="type_params" in node)


def _check_granularity(files: Files, dimension: Mapping) -> None:
    """Note a granularity that dbt does not know; a dimension without `type_params` may have none."""
    stated = dimension.node("type_params")
    if isinstance(stated, Mapping):
        check_word(files, stated, "time_granularity", "a time dimension", GRANULARITIES, needed=True)


def _check_stated(files: Files, column: Mapping, key: str, what: str, known: Iterable[str]) -> None:
    stated = column.node(key)
    if isinstance(stated, Mapping):
        check_word(files, stated, "type", what, known)
    elif isinstance(stated, Scalar) and isinstance(stated.value, str):
        _note_unknown(files, stated, "type", what, known)


def check_word(
    files: Files,
    node: Mapping,
    key: str,
    what: str,
    known: Iterable[str],
    *,
    needed: bool = False,
    exact: bool = False,
) -> None:
    """Note a word that is none of those known, and that there is none where one is `needed`.

    dbt reads most of them in any case; `exact` says that it does not.
    """
    stated = node.node(key)
    if isinstance(stated, Scalar) and stated.value is not None:
        _note_unknown(files, stated, key, what, known, exact=exact)
    elif stated is not None and not isinstance(stated, Scalar):
        files.wrong(f"{key!r} of {what} must be a text, found {kind_in_words(stated)}", stated.location)
    elif needed:
        place = node.value_location("name") if "name" in node else node.location
        files.wrong(f"{what} needs {key!r}", place, f"one of {', '.join(known)}")


def _note_unknown(
    files: Files, stated: Scalar, key: str, what: str, known: Iterable[str], *, exact: bool = False
) -> None:
    word = stated.text if exact else stated.text.lower()
    if word in known or has_jinja(stated.text):
        return
    nearest = did_you_mean(stated.text, known)
    message = f"{key!r} of {what} is none of dbt's: {stated.text!r}"
    files.wrong(message, stated.location, f"{nearest} it is one of {', '.join(known)}".strip())


def _mappings(node: AnyNode, key: str) -> Iterator[Mapping]:
    listed = node.node(key) if isinstance(node, Mapping) else None
    items = listed.items if isinstance(listed, Sequence) else []
    return (item for item in items if isinstance(item, Mapping))
