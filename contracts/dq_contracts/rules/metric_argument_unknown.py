"""ODC226."""

from collections.abc import Iterator

from dq_contracts.model.contract import QualityRule
from dq_contracts.standard.metrics import METRICS
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping


@rule("ODC226", QualityRule, severity="warning")
def metric_argument_unknown(quality: QualityRule) -> Iterator[Hit]:
    """An argument that the metric does not have.

    Why: whoever runs the rule leaves the argument out, or refuses the rule. Either way the rule does not
    measure what it says.

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      validvalues: [open, paid]  # here

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 0
                arguments:
                  filter: status = 'open'  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: nullValues
                    mustBe: 0
                    arguments:
                      missingValues: [n/a]  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: invalidValues
                    mustBe: 0
                    arguments:
                      validValues: [open, paid]
                      pattern: "^[a-z]+$"

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 0
                arguments: {}

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                quality:
                  - metric: missingValues
                    mustBe: 0
                    arguments:
                      missingValues: [n/a]
    """
    metric = METRICS.get(quality.metric or "")
    arguments = quality.node.node("arguments")
    if quality.type != "library" or metric is None or not isinstance(arguments, Mapping):
        return
    for name in arguments:
        if name not in metric.arguments:
            text = f"{quality.metric} has no argument {name!r}"
            yield Hit(text, arguments.key_location(name), _help(name, metric.arguments))


def _help(name: str, known: tuple[str, ...]) -> str:
    owner = next((metric for metric, declared in METRICS.items() if name in declared.arguments), None)
    if owner:
        return f"{name!r} belongs to {owner}"
    known_words = f"known arguments: {', '.join(known)}" if known else "it takes none"
    return did_you_mean(name, known) or known_words
