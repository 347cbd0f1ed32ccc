"""The text of a new contract: the smallest one that promises something, for its writer to go on from."""

from __future__ import annotations

from dq.project.starter import CONTRACT_SCHEMA_URL
from dq_core.yaml.scalar_text import scalar_text

ENDINGS = (".odcs.yaml", ".odcs.yml", ".yaml", ".yml")

_TEXT = """\
# yaml-language-server: $schema={schema}
# Its first line makes editors complete and explain the keys of this contract.
apiVersion: v3.2.0
kind: DataContract
id: {name}
name: {name}
version: 0.1.0
status: draft
description:
  purpose: Say what the data is for.
schema:
  - name: {name}
    physicalType: table
    description: Say what one row stands for.
    properties:
      - name: id
        logicalType: string
        description: Say what the values mean.
        primaryKey: true
        primaryKeyPosition: 1
        required: true
    quality:
      - description: There is data at all.
        metric: rowCount
        mustBeGreaterThan: 0
"""


def file_name(name: str) -> str:
    """Return the name of the file of a contract; a name that ends like YAML is that name."""
    return name if name.endswith(ENDINGS) else f"{name}{ENDINGS[0]}"


def contract_name(name: str) -> str:
    """Return the name of the contract in a file."""
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending)


def contract_starter(name: str) -> str:
    """Return the text of a contract and its only dataset of this name. It has no finding."""
    return _TEXT.format(schema=CONTRACT_SCHEMA_URL, name=scalar_text(name))
