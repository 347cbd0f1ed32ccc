"""Whatever a source holds, it becomes a contract that lints, or an error in words; never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dq.importing.drafting import Wishes, draft_of
from dq.importing.named_source import NamedSource
from dq_contracts.importers import formats
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import SourceError
from dq_core.reading import FileText
from dq_core.source import Source
from tests.importing.imported import errors_in, sources, text_of

FORMATS = formats.names()
TEXTS = {
    name: [path.read_text("utf-8") for path in sources() if path.parent.name == name] for name in FORMATS
}
ENDINGS = {"ddl": "sql", "json-schema": "json", "avro": "avsc", "pydantic": "py", "pandera": "py"}
JUNK = [
    "",
    "\0",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "'",
    '"',
    ",",
    ":",
    "null",
    "\n",
    "\t",
    "é",
    "😀",
    "-1",
    "#",
    "*",
    "&a",
    ".",
]


def drafted(name: str, text: str) -> Draft | None:
    source = Source(f"source.{ENDINGS.get(name, 'yaml')}", text)
    wishes = Wishes(None, "", ".", ".", infer=False)
    try:
        return draft_of([NamedSource(source.path, "", name, FileText(source))], wishes)[0]
    except SourceError as error:
        assert error.message  # noqa: PT017 - any other exception fails the test
        return None


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_sources(name: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS[name]))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, min(len(text), start + 60)))
        text = text[:start] + data.draw(st.sampled_from(JUNK)) + text[stop:]
    draft = drafted(name, text)
    if draft is not None:
        assert errors_in(text_of(draft)) == []


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=30), st.sampled_from(["", "[]", "{}", "null", "1", "a: 1", "- a", "x = 1"])
    )
)
def test_any_text(name: str, text: str) -> None:
    drafted(name, text)


DEEP = 3_000
MODEL = "from pydantic import BaseModel, Field\n"
FRAME = "import pandera as pa\n"


def nested(opening: str, inner: str, closing: str, levels: int = DEEP) -> str:
    return opening * levels + inner + closing * levels


def schema(definitions: dict[str, object]) -> str:
    return json.dumps({"properties": {"a": {"$ref": "#/$defs/0"}}, "$defs": definitions})


def refers(number: int) -> dict[str, str]:
    return {"$ref": f"#/$defs/{number}"}


def record(name: str, fields: dict[str, object]) -> dict[str, object]:
    return {"type": "record", "name": name, "fields": [{"name": n, "type": t} for n, t in fields.items()]}


ARRAYS = nested('{"type": "array", "items": ', '"int"', "}", 150)
HOSTILE = {
    "ddl": [
        f"CREATE TABLE t (a int CHECK ({nested('(', 'a > 1', ')')}))",
        f"CREATE TABLE t (a {nested('array<', 'int', '>')})",
        f"CREATE TABLE t ({'(' * DEEP}",
        "CREATE TABLE t (a int CHECK (" + " OR ".join(["a = 1"] * DEEP) + "))",
    ],
    "json-schema": [
        nested('{"properties": {"a": ', "{}", "}}"),
        nested('{"properties":{"a":', "{}", "}}", 40),
        json.dumps({"properties": {"a": {"$ref": "#/properties/a"}}}),
        schema({"0": {"allOf": [refers(0)]}}),
        schema({str(n): {"allOf": [refers(n + 1)] * 2} for n in range(60)}),
        schema({str(n): {"properties": {c: refers(n + 1) for c in "ab"}} for n in range(30)}),
    ],
    "avro": [
        json.dumps(record("a", {"b": {"type": {"type": "a"}}})),
        '{"type": "record", "name": "r", "fields": [{"name": "a", "type": ' + ARRAYS + "}]}",
        json.dumps(
            [*(record(f"r{n}", dict.fromkeys("ab", f"r{n + 1}")) for n in range(30)), record("r30", {})]
        ),
    ],
    "data-contract-specification": [
        "dataContractSpecification: 1.1.0\nmodels: {m: {fields: {a: "
        + nested("{type: object, fields: {a: ", "{}", "}}", 40)
        + "}}}"
    ],
    "dbt": [
        "models: [{name: a, columns: [{name: b, tests: [[[a]], {a: {b: [c]}}, {a: 1, b: 2}, 3]}]}, null]"
    ],
    "pydantic": [
        f"{MODEL}class A(BaseModel):\n  a: {nested('list[', 'int', ']', 90)}",
        f"{MODEL}class A(BaseModel):\n  a: {' | '.join(['int'] * DEEP)}",
        f"{MODEL}X = 'Y'\nY = 'X'\nclass A(BaseModel):\n  a: X\n  b: 'X'",
        f"{MODEL}class A(B): pass\nclass B(A): pass\nclass C(A, BaseModel):\n  a: 'C'",
        f"{MODEL}A = B\nB = A\nclass C(BaseModel):\n  a: int = Field(gt=A)",
    ],
    "pandera": [
        f"{FRAME}S = pa.DataFrameSchema({{'a': pa.Column({nested('[', '', ']', 90)})}})",
        f"{FRAME}S = pa.DataFrameSchema(columns)\nT = pa.DataFrameSchema({{**x, 1: y, 'a': z}})",
    ],
}
# each goes to the limit of what is unfolded, which takes ten seconds
UNFOLDED = (HOSTILE["json-schema"][-1], HOSTILE["avro"][-1])
PAIRS = [
    pytest.param(
        name, text, id=f"{name}-{text[-20:]!a}", marks=[pytest.mark.longer] if text in UNFOLDED else []
    )
    for name, texts in HOSTILE.items()
    for text in texts
]


@pytest.mark.parametrize(("name", "text"), PAIRS)
def test_hostile_sources(name: str, text: str) -> None:
    draft = drafted(name, text)
    if draft is not None:
        assert errors_in(text_of(draft)) == []


def test_a_large_script_is_read_in_time(tmp_path: Path) -> None:
    from time import process_time

    columns = ", ".join(f"c{n} varchar({n + 1}) NOT NULL" for n in range(200))
    text = "\n".join(f"CREATE TABLE t{n} (id int PRIMARY KEY, {columns});" for n in range(20))
    start = process_time()
    draft = drafted("ddl", text)
    assert draft is not None
    assert len(draft.contract["schema"]) == 20
    assert process_time() - start < 60
