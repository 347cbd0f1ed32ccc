"""ODC125."""

from collections.abc import Iterator

from dq_contracts.including.problem import Inclusions
from dq_core.rules.rule import Hit, rule


@rule("ODC125", Inclusions)
def include_misused(inclusions: Inclusions) -> Iterator[Hit]:
    """A custom property for including that is misspelt, stands where it says nothing, or names nothing.

    Why: nobody reads it, so what it was to bring is silently missing. `dqDefinitions` and `dqDefaults` stand
    at the contract, `dqDefinition` at a part of it. Each takes a text or a list of texts.

    Bad::

        customProperties:
          - property: dqDefintions  # here
            value: definitions.yaml

    Bad::

        schema:
          - name: users
            customProperties:
              - property: dqDefaults  # here
                value: defaults.yaml

    Bad::

        schema:
          - name: users
            properties:
              - name: zip
                customProperties:
                  - property: dqDefinition
                    value: 12  # here

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: definitions.yaml
        --- definitions.yaml
        kind: DataContractDefinitions

    Good (several files)::

        schema:
          - name: users
            properties:
              - name: zip
                customProperties:
                  - property: dqDefinition
                    value: ["definitions.yaml#12"]
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            12: {logicalType: string}

    Good::

        customProperties:
          - property: dqOwner
            value: a property of somebody else
    """
    return inclusions.of_kind("misused")
