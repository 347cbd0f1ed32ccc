"""The standard's shapes, and the parser of their declarations."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_contracts.standard.key import OPEN, Form, forms, key_in, parse
from dq_contracts.standard.servers import SERVER, SERVER_TYPES
from dq_contracts.standard.shapes import (
    OPTIONS_BY_LOGICAL_TYPE,
    QUALITY_BY_TYPE,
    REPLACEMENTS,
    SHAPES,
    Shape,
)
from dq_contracts.standard.texts import CHECKS
from dq_contracts.standard.versions import ALL_VERSIONS, VERSIONS, numbers
from tests import rule_examples

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "shapes.yaml").read_text(encoding="utf-8"))
SIMPLE = {"string", "integer", "number", "boolean", "scalar", "any", "mapping", *CHECKS}
ALL_SHAPES: tuple[tuple[str, Shape], ...] = (
    *SHAPES.items(),
    ("Server", SERVER),
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
    [("everything", 0, 3, 2), ("servers", 0, 0, 0), ("oldest", 0, 0, 0)],
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
    ("declaration", "form"),
    [
        ("string", Form(("string",))),
        ("string!", Form(("string",), required=True)),
        ("[string]", Form(("[string]",))),
        ("string|[string]!", Form(("string", "[string]"), required=True)),
        ("string =a,b", Form(("string",), values=("a", "b"), values_since=("", ""))),
        ("string =a,b@3.1.0", Form(("string",), values=("a", "b"), values_since=("", "3.1.0"))),
        (
            "string! =a >=3.1.0",
            Form(("string",), required=True, values=("a",), values_since=("",), since="3.1.0"),
        ),
        ("string >=3.0.0 <3.1.0", Form(("string",), since="3.0.0", until="3.1.0")),
        ("string ~3.1.0", Form(("string",), deprecated="3.1.0")),
        ("integer minimum:1", Form(("integer",), minimum=1)),
        ("number above:0", Form(("number",), above=0)),
        ("[a] items:1.. unique", Form(("[a]",), least=1, unique=True)),
        ("[a] items:2..3", Form(("[a]",), least=2, most=3)),
        ("string start:sftp://", Form(("string",), start="sftp://")),
    ],
)
def test_a_declaration_is_read(declaration: str, form: Form) -> None:
    assert parse(declaration) == form


@pytest.mark.parametrize(
    ("declaration", "version", "now", "later", "required", "passing"),
    [
        ("string!", "3.0.0", ["string"], [], True, False),
        ("string >=3.1.0", "3.0.2", [], ["string"], False, False),
        ("string >=3.1.0", "3.1.0", ["string"], [], False, False),
        ("string! >=3.1.0", "3.0.2", [], ["string"], False, False),
        ("string! <3.1.0 / string >=3.1.0", "3.0.2", ["string"], ["string"], True, True),
        ("string! <3.1.0 / string >=3.1.0", "3.1.0", ["string"], [], False, False),
        ("string <3.1.0 / string! >=3.1.0", "3.0.2", ["string"], ["string"], False, False),
        ("boolean <3.1.0 / number >=3.1.0", "3.0.2", ["boolean"], ["number"], False, False),
        ("boolean <3.1.0 / number >=3.1.0", "3.2.0", ["number"], [], False, False),
        ("integer / string >=3.2.0", "3.1.0", ["integer"], ["string"], False, False),
        ("integer / string >=3.2.0", "3.2.0", ["integer", "string"], [], False, False),
    ],
)
def test_a_key_has_the_forms_of_a_version(
    declaration: str,
    version: str,
    now: list[str],
    later: list[str],
    required: bool,  # noqa: FBT001 - a column of the table
    passing: bool,  # noqa: FBT001 - as above
) -> None:
    key = key_in(declaration, numbers(version))
    assert key is not None
    assert [form.types[0] for form in key.forms] == now
    assert [form.types[0] for form in key.later] == later
    assert (key.required, key.passing) == (required, passing)
    assert (key.since == "") == bool(now)


def test_a_key_that_was_taken_away_is_gone() -> None:
    assert key_in("string <3.0.2", numbers("3.0.2")) is None
    assert key_in("string <3.0.2", numbers("3.0.1")) is not None


def test_a_deprecation_to_come_is_none_yet() -> None:
    keys = [key_in("string ~3.1.0", version) for version in ALL_VERSIONS]
    assert [key.deprecated for key in keys if key] == [False, False, False, True, True]


@pytest.mark.parametrize(("name", "declaration"), DECLARATIONS, ids=[name for name, _ in DECLARATIONS])
def test_a_declaration_names_what_there_is(name: str, declaration: str) -> None:
    for form in forms(declaration):
        assert {word.strip("[]") for word in form.types} <= SIMPLE | {"Server"} | SHAPES.keys(), name
        since = {form.since, form.until, form.deprecated, *form.values_since} - {""}
        assert since <= set(VERSIONS)
        assert not form.deprecated or name.rpartition(".")[2] in REPLACEMENTS


@pytest.mark.parametrize(("name", "declaration"), DECLARATIONS, ids=[name for name, _ in DECLARATIONS])
def test_the_words_of_a_declaration_have_an_effect(name: str, declaration: str) -> None:
    """A form that no version has, or that ends before it begins, is a slip."""
    for form in forms(declaration):
        assert any(
            numbers(form.since or VERSIONS[0]) <= version < numbers(form.until or "9.0.0")
            for version in ALL_VERSIONS
        ), name


def test_what_types_decide_is_there() -> None:
    logical_types = parse(SHAPES["Property"]["logicalType"]).values
    assert parse(SERVER["type"]).values == tuple(SERVER_TYPES)
    assert set(logical_types) == OPTIONS_BY_LOGICAL_TYPE.keys()


def test_the_seeds_use_every_key_of_the_standard() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (HERE / "seeds").glob("*.yaml"))
    unused = {
        key for _, shape in ALL_SHAPES for key in shape if f"{key}:" not in text and f'{key}"' not in text
    }
    assert unused <= {"mustBeGreaterThan", "mustNotBeBetween", "staging_dir", OPEN}
