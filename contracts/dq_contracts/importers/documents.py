"""Sources that are JSON or YAML, as located nodes."""

from __future__ import annotations

from dq_contracts.importers.schema_source import SourceError
from dq_core import json_tree
from dq_core.source import Source
from dq_core.yaml import loader
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Node

_YAML_ENDINGS = (".yaml", ".yml")


def root_of(source: Source) -> Node:
    """Return the root node of JSON, or of YAML where the file's name says so.

    Raises SourceError where the text is neither, or holds nothing.
    """
    document = load(source)
    if document.root is None:
        problem = document.problems[0]
        raise SourceError(problem.message, problem.location, problem.help)
    return document.root


def load(source: Source) -> Document:
    """Return the document; what is wrong with it is in its problems."""
    is_yaml = source.path.lower().endswith(_YAML_ENDINGS)
    return loader.load(source) if is_yaml else json_tree.load(source)
