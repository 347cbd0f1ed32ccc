"""ODC207."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_contracts.standard.shapes import QUALITY_OPERATORS
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.fixes import swapping
from dq_core.yaml.tree import Scalar, Sequence


@rule("ODC207", QualityRule)
def quality_operator(quality: QualityRule) -> Iterator[Hit]:
    """A quality rule without its operator, with several, or with a range that runs backwards.

    Why: a metric without an operator is measured and never judged; of two operators most tools read one.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount  # here

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 10
                mustBeLessThan: 100  # here

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeBetween: [100, 10]  # here

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeBetween: [10, 100]

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: select count(*) from {object}
                mustBeGreaterThan: 0

    Good::

        schema:
          - name: orders
            quality:
              - type: text
                description: Amounts include taxes.
    """
    operators = [name for name in quality.operators if name in QUALITY_OPERATORS]
    if (quality.type in ("library", "sql") or "metric" in quality.node) and not operators:
        yield Hit(
            "no operator says what the result must be", quality.location, "add mustBe or another operator"
        )
    for name in operators[1:]:
        text = f"{name!r} stands beside {operators[0]!r}; a rule has one operator"
        yield Hit(text, quality.node.key_location(name), "split the rule in two, or use mustBeBetween")
    for name in ("mustBeBetween", "mustNotBeBetween"):
        yield from _backwards(quality, name)


def _backwards(quality: QualityRule, name: str) -> Iterator[Hit]:
    node = quality.node.node(name)
    if not isinstance(node, Sequence):
        return
    values = [item.value for item in node.items if isinstance(item, Scalar)]
    numbers = [value for value in values if not isinstance(value, str | bool | None)]
    pair = 2
    if len(node.items) != pair or len(numbers) != pair:
        yield Hit(f"{name!r} takes two numbers", node.location, "write [smallest, largest]")
    elif numbers[0] > numbers[1]:
        text = f"the range of {name!r} runs from {numbers[0]} down to {numbers[1]}"
        help_ = "write the smallest number first"
        first, second = (item for item in node.items if isinstance(item, Scalar))
        yield Hit(text, node.location, help_, swapping(first, second, help_, safe=False))
