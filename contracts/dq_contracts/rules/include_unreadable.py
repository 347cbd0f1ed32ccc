"""ODC121."""

from collections.abc import Iterator

from dq_contracts.including.problem import Inclusions
from dq_core.rules.rule import Hit, rule


@rule("ODC121", Inclusions)
def include_unreadable(inclusions: Inclusions) -> Iterator[Hit]:
    """A file to include that does not exist, cannot be read, or is no file of definitions.

    Why: what the contract takes from it is missing, so every promise that it would bring is missing too. A
    path starts at the folder of the file in which it stands.

    Bad::

        customProperties:
          - property: dqDefinitions
            value: [definitions.yaml]  # here

    Bad::

        customProperties:
          - property: dqDefaults
            value: "."  # here

    Bad (several files)::

        schema:
          - name: orders
            properties:
              - name: order_id
                customProperties:
                  - property: dqDefinition
                    value: other.yaml#key  # here
        --- other.yaml
        kind: DataContract
        apiVersion: v3.1.0
        id: other
        version: 1.0.0
        status: active

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: [definitions.yaml]
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions: {}

    Good (several files)::

        customProperties:
          - property: dqDefaults
            value: defaults.yaml
        --- defaults.yaml
        kind: DataContractDefinitions
        defaults:
          column: {classification: internal}

    Good::

        customProperties:
          - property: definitions
            value: a property of another tool
    """
    return inclusions.of_kind("unreadable")
