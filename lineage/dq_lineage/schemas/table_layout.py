"""How a CREATE TABLE lays out its rows: partitions, clusters, sort keys, and whether filters are required."""

from __future__ import annotations

from collections.abc import Callable

from dq_core.record import mutable_record
from dq_lineage.schemas.layout_tokens import Token, group_end, items, tokens_of
from dq_lineage.schemas.partitions import called, plain

_METHODS = ("RANGE", "LIST")
_NO_CLUSTERS = ("AUTO", "NONE")
_OPTIONS = ("OPTIONS", "WITH", "TBLPROPERTIES")
_FILTER_REQUIRED = ("require_partition_filter", "require_hive_partition_filter")


@mutable_record
class Layout:
    """What a statement says about where the rows of its table lie; the fields are those of `Relation`."""

    partition_by: tuple[str, ...] = ()
    cluster_by: tuple[str, ...] = ()
    sort_by: tuple[str, ...] = ()
    partition_filter_required: bool = False


def layout_in(text: str) -> Layout:
    """Return the layout that the text of one CREATE TABLE states, in any dialect; never raises."""
    tokens = tokens_of(text)
    layout = Layout()
    at = next((index for index, token in enumerate(tokens) if token.keyword == "TABLE"), len(tokens))
    while at < len(tokens):
        word = tokens[at].keyword
        if word == "AS" and _word(tokens, at + 1) in ("SELECT", "WITH", "("):
            break
        clause = _CLAUSES.get((word, _word(tokens, at + 1))) or _CLAUSES.get((word, ""))
        if clause is not None:
            at = clause(layout, tokens, at)
        elif word == "(":
            end = group_end(tokens, at)
            _column_list(layout, tokens[at + 1 : end - 1])
            at = end
        else:
            at += 1
    return layout


def element(tokens: list[Token]) -> str:
    """Return the text of one partition or cluster: a column, with or without its type, or a call."""
    start = next((at for at, token in enumerate(tokens) if token.keyword != "("), 0)
    first = tokens[start]
    if start + 1 < len(tokens) and tokens[start + 1].keyword == "(" and first.kind != "name":
        inner = tokens[start + 2 : group_end(tokens, start + 1) - 1]
        return called(first.text, [_spelled(part) for part in items(inner)])
    return plain(first.text)


def elements_in(text: str) -> tuple[str, ...]:
    """Return the partitions or clusters that a text lists between commas."""
    return _elements(tokens_of(text))


def _elements(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(element(part) for part in items(tokens))


def _spelled(tokens: list[Token]) -> str:
    """Return an argument as text: words apart, signs close, texts in their quotes."""
    spelled = ""
    for token in tokens:
        text = f"'{token.text}'" if token.kind == "text" else token.text
        apart = spelled and token.kind != "sign" and (spelled[-1].isalnum() or spelled[-1] in "_,'")
        spelled += f" {text}" if apart else text
    return spelled


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].keyword if at < len(tokens) else ""


def _listed(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Return what a clause lists, in brackets or bare, and the index behind it."""
    if _word(tokens, at) == "(":
        end = group_end(tokens, at)
        return tokens[at + 1 : end - 1], end
    start = at
    while at < len(tokens):
        at += 1
        if _word(tokens, at) == "(":
            at = group_end(tokens, at)
        if _word(tokens, at) != ",":
            break
        at += 1
    return tokens[start:at], at


def _partition(layout: Layout, tokens: list[Token], at: int) -> int:
    at += 2
    if _word(tokens, at) in _METHODS:
        at += 2 if _word(tokens, at + 1) == "COLUMNS" else 1
    listed, end = _listed(tokens, at)
    layout.partition_by = layout.partition_by or _elements(listed)
    return end


def _cluster(layout: Layout, tokens: list[Token], at: int) -> int:
    at += 3 if _word(tokens, at + 2) == "LINEAR" else 2
    listed, end = _listed(tokens, at)
    if not (len(listed) == 1 and listed[0].keyword in _NO_CLUSTERS):
        layout.cluster_by = _elements(listed)
    return end


def _sorted(layout: Layout, tokens: list[Token], at: int) -> int:
    at += 1 if tokens[at].keyword == "SORTKEY" else 2
    if _word(tokens, at) == "AUTO":
        return at + 1
    listed, end = _listed(tokens, at)
    layout.sort_by = _elements(listed)
    return end


def _column_list(layout: Layout, tokens: list[Token]) -> None:
    """Read what the definition of a column says of sorting, as Redshift has it."""
    marked = [part[0].text for part in items(tokens) if any(token.keyword == "SORTKEY" for token in part[1:])]
    layout.sort_by = layout.sort_by or tuple(marked)


def _options(layout: Layout, tokens: list[Token], at: int) -> int:
    if _word(tokens, at + 1) != "(":
        return at + 1
    end = group_end(tokens, at + 1)
    for part in items(tokens[at + 2 : end - 1]):
        values = [token for token in part[1:] if token.keyword != "="]
        if values:
            _option(layout, part[0].text.lower(), values)
    return end


def _option(layout: Layout, name: str, values: list[Token]) -> None:
    texts = tuple(found for token in values if token.kind == "text" for found in elements_in(token.text))
    if name in _FILTER_REQUIRED:
        layout.partition_filter_required = values[0].text.lower() == "true"
    elif name in ("partitioning", "partitioned_by"):
        layout.partition_by = texts
    elif name == "sorted_by":
        layout.sort_by = texts


_CLAUSES: dict[tuple[str, str], Callable[[Layout, list[Token], int], int]] = {
    ("PARTITION", "BY"): _partition,
    ("PARTITION", "COLUMNS"): _partition,
    ("PARTITIONED", "BY"): _partition,
    ("CLUSTER", "BY"): _cluster,
    ("CLUSTERED", "BY"): _cluster,
    ("ORDER", "BY"): _sorted,
    ("SORTED", "BY"): _sorted,
    ("SORTKEY", ""): _sorted,
    **{(word, ""): _options for word in _OPTIONS},
}
