"""ODC221."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_contracts.standard.shapes import QUALITY_OPERATORS
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Node, Scalar, Sequence, kind_in_words

_EQUALITIES = ("mustBe", "mustNotBe")


@rule("ODC221", QualityRule)
def threshold_not_a_number(quality: QualityRule) -> Iterator[Hit]:
    """A metric of the library held against something that is no number, or any result held against NaN.

    Why: the standard lets `mustBe` be anything, because a query may return a text; a metric counts. No number
    is equal to NaN, above or below it.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBe: many  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBe: [0, 1]  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustNotBe: true  # here
                  - metric: duplicateValues
                    mustBeLessThan: .nan  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                quality:
                  - metric: nullValues
                    mustBe: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select max(status) from {object}
                mustBe: shipped

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: soda
                implementation: "row_count > 0"
    """
    if quality.type not in ("library", "sql"):
        return
    for name in quality.operators:
        node = quality.node.node(name)
        if name not in QUALITY_OPERATORS or node is None:
            continue
        parts = node.items if isinstance(node, Sequence) else [node]
        if any(_is_nan(part) for part in parts):
            yield Hit(f"no result can be compared with the NaN of {name!r}", node.location, "write a number")
        elif quality.type == "library" and name in _EQUALITIES and not _is_number(node):
            words = f"{name!r} of a metric must be a number, not {kind_in_words(node)}"
            yield Hit(words, node.location, _help(node, name))


def _help(node: Node, name: str) -> str:
    if not isinstance(node, Sequence):
        return "write a number"
    return f"use {'mustBeBetween' if name == 'mustBe' else 'mustNotBeBetween'} for a range"


def _is_number(node: Node) -> bool:
    return isinstance(node, Scalar) and not isinstance(node.value, str | bool | None)


def _is_nan(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value != node.value
