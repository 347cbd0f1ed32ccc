"""What a column is made of, as docs/lineage.md defines it: the generator's own arithmetic of sources."""

from typing import NamedTuple

_STRENGTH = ("IDENTITY", "TRANSFORMATION", "AGGREGATION")


class Source(NamedTuple):
    """A column of a table outside the statement, and what it does to the output."""

    dataset: str
    column: str
    kind: str
    subtype: str


Sources = frozenset[Source]
NOTHING: Sources = frozenset()


def identity(dataset: str, column: str) -> Sources:
    return frozenset({Source(dataset, column, "DIRECT", "IDENTITY")})


def merged(*parts: Sources) -> Sources:
    return NOTHING.union(*parts)


def computed(*parts: Sources) -> Sources:
    return frozenset(_at_least(source, "TRANSFORMATION") for source in merged(*parts))


def aggregated(*parts: Sources) -> Sources:
    return frozenset(_at_least(source, "AGGREGATION") for source in merged(*parts))


def decided(subtype: str, *parts: Sources) -> Sources:
    """The sources of what is looked at but not passed on: all INDIRECT with one subtype."""
    return frozenset(Source(*source[:2], "INDIRECT", subtype) for source in merged(*parts))


def strongest(sources: Sources) -> Sources:
    """One DIRECT source for each column, the strongest, beside the INDIRECT ones."""
    direct: dict[tuple[str, str], Source] = {}
    for source in sources:
        if source.kind == "DIRECT":
            direct[source[:2]] = max(direct.get(source[:2], source), source, key=_strength)
    return frozenset(direct.values()) | {source for source in sources if source.kind == "INDIRECT"}


def _at_least(source: Source, subtype: str) -> Source:
    if source.kind == "INDIRECT" or _strength(source) >= _STRENGTH.index(subtype):
        return source
    return source._replace(subtype=subtype)


def _strength(source: Source) -> int:
    return _STRENGTH.index(source.subtype)
