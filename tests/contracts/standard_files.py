"""The standard's own files: its JSON Schemas and its examples, where the shared folder is there."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_contracts.standard.versions import VERSIONS

FOLDER = Path(__file__).parents[2].parent / "shared" / "fixtures" / "odcs"
EXAMPLES = tuple(sorted((FOLDER / "examples").glob("*.yaml")))
NEEDED = pytest.mark.skipif(not EXAMPLES, reason="the standard's files are not beside the repository")


class Loader(yaml.CSafeLoader):
    """YAML 1.1 without its dates, which JSON does not have."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+$"), list("-+0123456789")
)


@cache
def tree_of(path: Path) -> Any:
    """Return a YAML file as plain data."""
    text = path.read_text(encoding="utf-8").replace(
        '"${PORT}"', "5432"
    )  # what a variable holds is nobody's fault
    return yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader


@cache
def json_schema(version: str) -> dict[str, Any]:
    """Return the standard's JSON Schema of a version."""
    path = FOLDER / f"odcs-json-schema-v{version}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def validator(version: str) -> Any:
    """Return the validator of a version's schema."""
    import jsonschema_rs

    return jsonschema_rs.Draft201909Validator(json_schema(version))


def version_of(tree: Any) -> str:
    """Return the version whose schema a tree is held against: its own, else the newest."""
    text = str(tree.get("apiVersion", "")) if isinstance(tree, dict) else ""
    return text[1:] if text[:1] == "v" and text[1:] in VERSIONS else VERSIONS[-1]
