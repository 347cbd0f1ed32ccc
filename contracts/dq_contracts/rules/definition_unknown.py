"""ODC124."""

from collections.abc import Iterator

from dq_contracts.including.problem import Inclusions
from dq_core.rules.rule import Hit, rule


@rule("ODC124", Inclusions)
def definition_unknown(inclusions: Inclusions) -> Iterator[Hit]:
    """A part that builds on a definition that does not exist.

    Why: nothing is taken over, so the part lacks the type, the bounds and the classification that its author
    relied on. A name is looked for among the definitions of its own kind, in the files that the contract
    lists under `dqDefinitions`; `file.yaml#name` names the file as well.

    Bad (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        schema:
          - name: users
            properties:
              - name: mail
                customProperties:
                  - {property: dqDefinition, value: emial}  # here
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            email: {logicalType: string}

    Bad (several files)::

        schema:
          - name: users
            customProperties:
              - property: dqDefinition
                value: definitions.yaml#email  # here
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            email: {logicalType: string}

    Bad::

        schema:
          - name: users
            properties:
              - name: mail
                customProperties:
                  - property: dqDefinition
                    value: email  # here

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        schema:
          - name: users
            properties:
              - name: mail
                customProperties:
                  - {property: dqDefinition, value: email}
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            email: {logicalType: string}

    Good (several files)::

        schema:
          - name: users
            properties:
              - name: mail
                customProperties:
                  - {property: dqDefinition, value: definitions.yaml#email}
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            email: {logicalType: string}

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        schema:
          - name: users
            quality:
              - customProperties:
                  - {property: dqDefinition, value: [not_empty]}
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          quality:
            not_empty: {metric: rowCount, mustBeGreaterThan: 0}
    """
    return inclusions.of_kind("unknown")
