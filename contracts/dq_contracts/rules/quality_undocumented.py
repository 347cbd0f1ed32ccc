"""ODC905."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_core.rules.rule import Hit, rule


@rule("ODC905", QualityRule, severity="warning", default=False)
def quality_undocumented(
    quality: QualityRule, *, description: bool = True, dimension: bool = True, name: bool = False
) -> Iterator[Hit]:
    """A quality rule that does not say why it is there, or which dimension it belongs to. Not on by default.

    Why: whoever is woken by a rule wants to know what it protects, and reports of quality are made by
    dimension.

    Options:
        description: whether a description is asked for.
        dimension: whether a dimension is asked for.
        name: whether a name is asked for.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount  # here
                mustBeGreaterThan: 0

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount  # here
                mustBeGreaterThan: 0
                description: An empty day means a failed load.

    Bad::

        schema:
          - name: orders
            quality:
              - type: text  # here
                dimension: accuracy

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 0
                dimension: completeness
                description: An empty day means a failed load.

    Good::

        schema:
          - name: orders
            quality:
              - type: text
                dimension: accuracy
                description: Amounts include taxes.

    Good::

        schema:
          - name: orders
            quality: []
    """
    wanted = {"description": description, "dimension": dimension, "name": name}
    missing = [key for key, asked in wanted.items() if asked and quality.node.node(key) is None]
    if missing:
        yield Hit(f"this quality rule has no {' and no '.join(missing)}", quality.location, "add it")
