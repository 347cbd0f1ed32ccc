"""ODC204."""

from collections.abc import Iterator

from dq_contracts.model.contract import Column, QualityRule
from dq_core.finding import Fix
from dq_core.location import Location
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.fixes import replacing
from dq_core.yaml.tree import Mapping, Node, Scalar

_SPELLINGS = {r"\e": r"\x1B", r"\y": r"\b", r"\Y": r"\B", r"\Z": r"\z", "(?>": "(?:"}


@rule("ODC204", Column)
def pattern_invalid(column: Column) -> Iterator[Hit]:
    r"""A pattern that does not compile, or that uses what RE2 does not have.

    Why: DuckDB, BigQuery and most warehouses match by RE2, which has no lookaround and no backreferences in
    exchange for linear time. Such a pattern stops the check, or the whole query, when the data is tested.

    Bad::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  pattern: "^[A-Z"  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  pattern: "^(?!TEST)[A-Z]+$"  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      pattern: '(a)\1'  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  pattern: '^[A-Z]{2}\d+$'

    References:
        RE2 syntax: github.com/google/re2/wiki/Syntax
    """
    for node in _patterns(column):
        from dq_core.regex import RegexError, parse

        try:
            parse(node.text)
        except RegexError as error:
            text, fixes = f"the pattern is not valid: {error.message}", _fixes(node, error.offset)
            yield Hit(text, _place(node, error.offset), error.hint, fixes)


def _fixes(node: Scalar, offset: int) -> tuple[Fix, ...]:
    """Return the fix where what stands at the offset has another spelling in RE2."""
    for foreign, spelling in _SPELLINGS.items():
        if node.text.startswith(foreign, offset):
            text = node.text[:offset] + spelling + node.text[offset + len(foreign) :]
            return replacing(node, text, f"write {spelling}", safe=False)
    return ()


def _patterns(column: Column) -> Iterator[Scalar]:
    nodes: list[Node | None] = [column.option("pattern")]
    nodes += [_argument(quality) for quality in column.quality]
    yield from (node for node in nodes if isinstance(node, Scalar) and isinstance(node.value, str))


def _argument(quality: QualityRule) -> Node | None:
    arguments = quality.node.node("arguments")
    return arguments.node("pattern") if isinstance(arguments, Mapping) else None


def _place(node: Scalar, offset: int) -> Location:
    written = node.source.text[node.start : node.end]
    shift = written.find(node.text)
    start = min(node.start + shift + offset, node.end - 1)
    return node.source.location(start, start + 1) if shift >= 0 else node.location
