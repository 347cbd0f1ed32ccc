"""ODC902."""

import re
from collections.abc import Iterator

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_contracts.model.schema import ITEMS, MAP_KEY, MAP_VALUE
from dq_core.rules.rule import Hit, rule

_STYLES = {
    "snake_case": "[a-z][a-z0-9]*(?:_[a-z0-9]+)*",
    "UPPER_CASE": "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*",
    "camelCase": "[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*",
    "PascalCase": "(?:[A-Z][a-z0-9]*)+",
    "kebab-case": "[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
}
_NAMELESS = ("", ITEMS, MAP_KEY, MAP_VALUE)


@rule("ODC902", Contract, severity="warning", default=False)
def naming(contract: Contract, *, datasets: str = "snake_case", columns: str = "snake_case") -> Iterator[Hit]:
    """A dataset or column whose name is not in the chosen style. Not on by default.

    Why: one style spares everybody the question how a name is spelled, and the quotes that mixed case needs
    in most warehouses.

    The styles are snake_case, UPPER_CASE, camelCase, PascalCase and kebab-case; anything else is read as a
    pattern that the whole name must match. An empty text allows every name.

    Options:
        datasets: the style of datasets.
        columns: the style of columns, at every depth.

    Bad::

        schema:
          - name: SalesOrders  # here
            properties:
              - name: order_id

    Bad::

        schema:
          - name: orders
            properties:
              - name: orderId  # here
              - name: customer__id  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - name: Sku  # here

    Good::

        schema:
          - name: sales_orders
            properties:
              - name: order_id
              - name: line1

    Good::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                items:
                  logicalType: string

    Good::

        schema:
          - name: orders
            physicalName: SalesOrders
    """
    for option, style in (("datasets", datasets), ("columns", columns)):
        wanted = _pattern(style)
        if wanted is None:
            text = f"the option {option} of ODC902 is neither a style nor a pattern: {style!r}"
            yield Hit(text, contract.location, f"write one of {', '.join(_STYLES)}")
            continue
        for part in contract.datasets if option == "datasets" else _columns(contract):
            if style and part.name not in _NAMELESS and not wanted.fullmatch(part.name):
                text = f"the name {part.name!r} is not in the style {style}"
                yield Hit(text, part.location, _advice(part.name, style))


def _columns(contract: Contract) -> Iterator[Column | Dataset]:
    for dataset in contract.datasets:
        yield from dataset.all_columns()


def _pattern(style: str) -> re.Pattern[str] | None:
    try:
        return re.compile(_STYLES.get(style, style))
    except re.error:
        return None


def _advice(name: str, style: str) -> str:
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", name)
    lower = [word.lower() for word in words]
    written = {
        "snake_case": "_".join(lower),
        "UPPER_CASE": "_".join(lower).upper(),
        "camelCase": "".join([*lower[:1], *(word.capitalize() for word in lower[1:])]),
        "PascalCase": "".join(word.capitalize() for word in lower),
        "kebab-case": "-".join(lower),
    }.get(style)
    return f"rename it to {written}, and keep the old name as physicalName" if written else "rename it"
