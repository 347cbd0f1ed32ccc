"""ODC122."""

from collections.abc import Iterator

from dq_contracts.including.problem import Inclusions
from dq_core.rules.rule import Hit, rule


@rule("ODC122", Inclusions)
def include_outside_project(inclusions: Inclusions) -> Iterator[Hit]:
    """A file to include that lies outside the repository, or that is named by an address.

    Why: the contract would mean something else on every machine, and a proposed change could read files that
    are nobody's business. Absolute paths and addresses are not opened; links are followed before the place
    is judged. Where there is no repository, the project's folder takes its place.

    Bad::

        customProperties:
          - property: dqDefinitions
            value: [/etc/definitions.yaml]  # here

    Bad::

        customProperties:
          - property: dqDefinitions
            value:
              - https://contracts.example.com/definitions.yaml  # here

    Bad::

        customProperties:
          - property: dqDefaults
            value: ../../../../../../../../../../../../../defaults.yaml  # here

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: [definitions.yaml]
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions: {}

    Good (several files)::

        customProperties:
          - property: dqDefinitions
            value: [./definitions.yaml]
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            key: {logicalType: integer}

    Good::

        authoritativeDefinitions:
          - type: businessDefinition
            url: https://contracts.example.com/definitions.yaml
    """
    return inclusions.of_kind("outside")
