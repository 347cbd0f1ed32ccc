"""ODC123."""

from collections.abc import Iterator

from dq_contracts.including.problem import Inclusions
from dq_core.rules.rule import Hit, rule


@rule("ODC123", Inclusions)
def include_circular(inclusions: Inclusions) -> Iterator[Hit]:
    """Definitions that build on each other in a circle, or files that include each other.

    Why: no definition of a circle can be finished before the others, so one of them is left without what it
    builds on. The message names all of the circle.

    Bad (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            email:
              customProperties:
                - {property: dqDefinition, value: contact}
            contact:
              customProperties:
                - {property: dqDefinition, value: email}  # here

    Bad (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            node:
              logicalType: array
              items:
                customProperties:
                  - {property: dqDefinition, value: node}  # here

    Bad (several files)::

        customProperties:
          - property: dqDefinitions
            value: one.yaml
        --- one.yaml
        kind: DataContractDefinitions
        customProperties:
          - {property: dqDefinitions, value: two.yaml}
        --- two.yaml
        kind: DataContractDefinitions
        customProperties:
          - {property: dqDefinitions, value: one.yaml}  # here

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            email:
              customProperties:
                - {property: dqDefinition, value: contact}
            contact: {classification: restricted}

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: [one.yaml, two.yaml]
        --- one.yaml
        kind: DataContractDefinitions
        customProperties:
          - {property: dqDefinitions, value: two.yaml}
        --- two.yaml
        kind: DataContractDefinitions

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            order: {logicalType: integer}
          dataset:
            order:
              properties:
                - name: order
                  customProperties:
                    - {property: dqDefinition, value: order}
    """
    return inclusions.of_kind("circular")
