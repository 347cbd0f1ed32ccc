"""The standard's shapes, and the parser of their declarations."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_contracts.standard.key import Key, parse
from dq_contracts.standard.servers import SERVER_TYPES, SERVER_TYPES_SINCE
from dq_contracts.standard.shapes import (
    LOGICAL_TYPES_SINCE,
    OPTIONS_BY_LOGICAL_TYPE,
    QUALITY_BY_TYPE,
    SHAPES,
    Shape,
)
from tests import rule_examples

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "shapes.yaml").read_text(encoding="utf-8"))
SIMPLE = {"string", "integer", "number", "boolean", "scalar", "any", "mapping"}
VERSIONS = ("3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0")
ALL_SHAPES: tuple[tuple[str, Shape], ...] = (
    *SHAPES.items(),
    *SERVER_TYPES.items(),
    *QUALITY_BY_TYPE.items(),
    *OPTIONS_BY_LOGICAL_TYPE.items(),
)
DECLARATIONS = [
    (f"{name}.{key}", declaration) for name, shape in ALL_SHAPES for key, declaration in shape.items()
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_fragment_is_held_against_the_standard(case: dict[str, Any], tmp_path: Path) -> None:
    text = case["text"]
    if not case.get("whole"):
        text = rule_examples.completed(text, apiVersion="v3.2.0")
    findings = rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)
    places = [f"{finding.code}:{finding.location.line}" for finding in findings if finding.location]
    assert Counter(places) == Counter(case["findings"]), [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("name", "errors", "warnings", "infos"),
    [("everything", 0, 0, 2), ("servers", 0, 0, 0), ("oldest", 0, 0, 0)],
)
def test_a_seed_has_as_many_findings_as_its_comment_says(
    name: str, errors: int, warnings: int, infos: int, tmp_path: Path
) -> None:
    text = (HERE / "seeds" / f"{name}.odcs.yaml").read_text(encoding="utf-8")
    findings = rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)
    counted = Counter(finding.severity for finding in findings)
    assert (counted["error"], counted["warning"], counted["info"]) == (errors, warnings, infos)


def test_the_broken_seed_has_findings_of_most_rules(tmp_path: Path) -> None:
    text = (HERE / "seeds" / "broken.odcs.yaml").read_text(encoding="utf-8")
    codes = [finding.code for finding in rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)]
    assert len(codes) > 30
    assert len(set(codes)) > 10


@pytest.mark.parametrize(
    ("declaration", "key"),
    [
        ("string", Key(("string",))),
        ("string!", Key(("string",), required=True)),
        ("[string]", Key(("[string]",))),
        ("string|[string]!", Key(("string", "[string]"), required=True)),
        ("string =a,b", Key(("string",), values=("a", "b"))),
        ("string! =a >=3.1.0", Key(("string",), required=True, values=("a",), since="3.1.0")),
        ("string >=3.0.0 <3.1.0", Key(("string",), since="3.0.0", until="3.1.0")),
        ("string ~3.1.0", Key(("string",), deprecated="3.1.0")),
    ],
)
def test_a_declaration_is_read(declaration: str, key: Key) -> None:
    assert parse(declaration) == key


@pytest.mark.parametrize(("name", "declaration"), DECLARATIONS, ids=[name for name, _ in DECLARATIONS])
def test_a_declaration_names_what_there_is(name: str, declaration: str) -> None:
    key = parse(declaration)
    assert {word.strip("[]") for word in key.types} <= SIMPLE | {"Server"} | SHAPES.keys(), name
    assert {key.since, key.until, key.deprecated} - {""} <= set(VERSIONS)


def test_what_came_later_is_there() -> None:
    assert SERVER_TYPES_SINCE.keys() <= SERVER_TYPES.keys()
    assert LOGICAL_TYPES_SINCE.keys() <= OPTIONS_BY_LOGICAL_TYPE.keys()
    logical_types = parse(SHAPES["Property"]["logicalType"]).values
    assert set(logical_types) == OPTIONS_BY_LOGICAL_TYPE.keys()


def test_the_seeds_use_every_key_of_the_standard() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (HERE / "seeds").glob("*.yaml"))
    unused = {
        key for _, shape in ALL_SHAPES for key in shape if f"{key}:" not in text and f'{key}"' not in text
    }
    assert unused <= {"mustBeGreaterThan", "mustNotBeBetween"}
