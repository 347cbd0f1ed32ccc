"""Small contracts over edge values: every figure and verdict is that of the reference, in three sources."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import hypothesis.strategies as st
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dq.checks.check import CheckResult
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.config.settings import TestSettings as Settings
from tests.checks import reference
from tests.checks.reference import Figures, Operator, Value
from tests.checks.reference_formats import REFERENCE

NORMAL, LONGER = 80, 3_000
HEAD = "apiVersion: v3.2.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n"
SERVERS = {
    "duckdb": "{server: s, type: duckdb, database: base.duckdb}",
    "parquet": '{server: s, type: local, format: parquet, path: "{dataset}.parquet"}',
    "pyarrow": '{server: s, type: local, format: parquet, path: "{dataset}.pq"}',
}
TEXTS = [
    "",
    "a",
    "A",
    "ab",
    "b\n",
    "é",
    "e\u0301",
    "👍🏽",
    "it's",
    '"',
    "\\",
    "100%",
    "_",
    " ",
    "n/a",
    "0",
    "ß",
    "a@b",
    "a:",
    "::",
    "1.2.3.4",
    "QUI=",
]
PATTERNS = ["", "a", "^a", "b$", "^[a-z]*$", "[0-9]", r"\d", r"\w", ".", "^.$", "a|b", "%", "_", "'", r"\\"]
PATTERNS += ["^$", "^ab$", "(?i)^a", r"\s", r"\n", "(a|A)b?", "^(n/a)?$", r"\A\w", "[^a]", "é", "^.*$", "👍"]
NUMBERS = [Decimal(text) for text in ("-1.5", "-0.1", "0", "0.0001", "0.1", "0.3", "1", "1.5", "99.9999")]
INTEGERS = [0, 1, -1, 7, 2**24 + 1, 2**53, 2**53 + 1] + [
    edge + step for bits in (7, 15, 31, 63) for edge in (-(2**bits), 2**bits - 1) for step in (-1, 0, 1)
]
FLOATS = [0.0, -0.0, 0.1, 0.3, 1.0, 1.5, float("nan"), float("inf"), float("-inf"), 2.0**53, 1e308, 5e-324]
STEPS = [1, 2, 7, 10**17, *(Decimal(text) for text in ("0.5", "1.5", "0.1", "0.01", "0.0003", "1.10"))]
BEYOND_SINGLE = (1e308, 5e-324)
DATES = [date.min, date.max, date(2020, 2, 29), date(1969, 12, 31), date(1970, 1, 1)]
MOMENTS = [datetime(1, 1, 1), datetime(2020, 2, 29, 12, 0, 0, 1), datetime(9999, 12, 31, 23, 59, 59, 999_999)]  # noqa: DTZ001 - naive on purpose
EXACT = Context(prec=60)
OPERATORS = ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan"]
OPERATORS += ["mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of column: its logical type, its type in Arrow, values to hold and numbers to compare with."""

    logical: str
    arrow: pa.DataType
    values: list[Value]
    bounds: list[Value]
    width: int | None = None


def _integers(bits: int) -> Kind:
    own = [value for value in INTEGERS if -(2 ** (bits - 1)) <= value < 2 ** (bits - 1)]
    bounds = [*INTEGERS, Decimal("0.5"), Decimal("-0.5"), 2**70]
    return Kind("integer", getattr(pa, f"int{bits}")(), own, bounds)


def _decimals(scale: int) -> Kind:
    values = [value for value in NUMBERS if value == round(value, scale)]
    values += [Decimal(10**18 - 1).scaleb(-scale), Decimal(1).scaleb(-scale)]
    return Kind("number", pa.decimal128(18, scale), values, [*NUMBERS, Decimal("0.00005"), 2**63])


def _wide_decimals(scale: int) -> Kind:
    """38 digits: beside most bounds, DuckDB would need a decimal of more."""
    most = Decimal(10**38 - 1).scaleb(-scale, EXACT)
    values = [most, most.copy_negate(), Decimal(5).scaleb(-scale), Decimal(0)]
    bounds = [Decimal("0.5"), Decimal("-0.1"), 100, 10**60, Decimal(1).scaleb(-50), values[2]]
    return Kind("number", pa.decimal128(38, scale), values, bounds)


def _floats(width: int) -> Kind:
    values = [value for value in FLOATS if width == 64 or value not in BEYOND_SINGLE]
    own = [reference.rounded(value, width) for value in values]
    return Kind("number", getattr(pa, f"float{width}")(), own, [*NUMBERS, 2**53 + 1], width)


KINDS = [
    *(_integers(bits) for bits in (8, 16, 32, 64)),
    *(_decimals(scale) for scale in range(5)),
    *(_wide_decimals(scale) for scale in (0, 20, 37)),
    *(_floats(width) for width in (32, 64)),
    Kind("string", pa.string(), TEXTS, []),
    Kind("boolean", pa.bool_(), [True, False], []),
    Kind("date", pa.date32(), DATES, DATES),
    Kind("timestamp", pa.timestamp("us"), MOMENTS, MOMENTS),
]


@dataclass(frozen=True, slots=True)
class Expected:
    """A check that must come out: its figures, None for those of the schema, and its verdict."""

    figures: Figures | None
    verdict: str = "pass"
    measure: Fraction | None = None


@dataclass(slots=True)
class Case:
    """A contract as nested data, its tables, and what becomes of each check by the end of its id."""

    schema: list[dict[str, Any]] = field(default_factory=list)
    tables: dict[str, pa.Table] = field(default_factory=dict)
    expected: dict[str, Expected] = field(default_factory=dict)
    numbers: Counter[str] = field(default_factory=Counter)

    def expect(
        self, place: str, kind: str, figures: Figures | None, operator: Operator | None = None
    ) -> None:
        self.numbers[f"{place}/{kind}"] += 1
        number = self.numbers[f"{place}/{kind}"]
        name = f"{place}/{kind}" + (f"#{number}" if number > 1 else "")
        found = reference.verdict(figures, operator) if figures else "pass"
        self.expected[name] = Expected(figures, found, _measure(figures, operator))


def _measure(figures: Figures | None, operator: Operator | None) -> Fraction | None:
    if figures is None or operator is None or (operator.percent and not figures.evaluated):
        return None
    return (
        Fraction(100 * figures.violations, figures.evaluated)
        if operator.percent
        else Fraction(figures.violations)
    )


def _operators(*, percent: bool = True) -> st.SearchStrategy[Operator]:
    numbers: st.SearchStrategy[Any] = st.sampled_from(
        [0, 1, 2, 3, 20, 25, Decimal("33.3"), Decimal("33.34"), 50, Decimal("0.5"), 100, -1]
    )
    pairs = st.tuples(numbers, numbers).map(lambda pair: tuple(sorted(pair)))
    return st.builds(
        lambda name, pair, share: Operator(name, pair if "Between" in name else pair[:1], share),
        st.sampled_from(OPERATORS),
        pairs,
        st.booleans() if percent else st.just(value=False),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case = Case()
    length = draw(st.integers(0, 7))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2))
    columns = [draw(_values(kind, length)) for kind in kinds]
    data: dict[str, Any] = {"name": "data", "properties": []}
    case.schema.append(data)
    case.tables["data"] = _table(
        {f"c{index}": pair for index, pair in enumerate(zip(kinds, columns, strict=True))}
    )
    for index, (kind, values) in enumerate(zip(kinds, columns, strict=True)):
        data["properties"].append(_property(draw, case, f"c{index}", kind, values))
    _dataset(draw, case, data, list(zip(*columns, strict=True)))
    if draw(st.booleans()):
        _reference(draw, case, data["properties"][0], kinds[0], columns[0])
    return case


def _values(kind: Kind, length: int) -> st.SearchStrategy[list[Value]]:
    value = st.none() | st.sampled_from(kind.values)
    return st.lists(value, min_size=length, max_size=length)


def _table(columns: dict[str, tuple[Kind, list[Value]]]) -> pa.Table:
    return pa.table({name: pa.array(values, type=kind.arrow) for name, (kind, values) in columns.items()})


def _property(draw: st.DrawFn, case: Case, name: str, kind: Kind, values: list[Value]) -> dict[str, Any]:
    place = f"data/{name}"
    stated: dict[str, Any] = {"name": name, "logicalType": kind.logical}
    case.expect(place, "column_present", None)
    case.expect(place, "type_is", None)
    if draw(st.booleans()):
        listed = draw(st.lists(st.sampled_from(_listable(kind)), min_size=1, max_size=3, unique=True))
        stated["enum"] = [{"value": value} for value in listed]
        case.expect(place, "in_set", reference.in_set(values, listed, kind.width))
    if draw(st.booleans()):
        stated["required"] = True
        case.expect(place, "not_null", reference.not_null(values))
    if draw(st.booleans()):
        stated["unique"] = True
        case.expect(place, "unique", reference.unique([(value,) for value in values]))
    options = _text_options(draw, case, place, values) if kind.logical == "string" else {}
    if kind.bounds:
        options = _bounds(draw, case, place, kind, values)
    if options:
        stated["logicalTypeOptions"] = options
    stated["quality"] = _metrics(draw, case, place, kind, values)
    return stated


def _listable(kind: Kind) -> list[Value]:
    finite = [value for value in kind.values if not isinstance(value, float)]
    return [*finite, *kind.bounds]


def _bounds(draw: st.DrawFn, case: Case, place: str, kind: Kind, values: list[Value]) -> dict[str, Any]:
    options: dict[str, Any] = {}
    names = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=3)):
        options[name] = draw(st.sampled_from(kind.bounds))
        case.expect(place, "between", reference.between(values, name, options[name], kind.width))
    if kind.logical == "integer" and draw(st.booleans()):
        options["format"] = draw(st.sampled_from(sorted(reference.INTEGER_FORMATS)))
        case.expect(place, "between", reference.of_format(values, options["format"]))
    if kind.logical == "number" and draw(st.booleans()):
        options["format"] = draw(st.sampled_from(["f32", "f64"]))
        case.expect(place, "format", reference.of_float_format(values, options["format"]))
    if kind.logical in ("integer", "number") and draw(st.booleans()):
        options["multipleOf"] = draw(st.sampled_from(STEPS))
        case.expect(place, "multiple_of", reference.multiple_of(values, options["multipleOf"], kind.width))
    return options


def _text_options(draw: st.DrawFn, case: Case, place: str, values: list[Value]) -> dict[str, Any]:
    pattern = draw(st.sampled_from(PATTERNS))
    shortest, longest = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    case.expect(place, "matches", reference.matches(values, pattern))
    case.expect(place, "length_between", reference.length_between(values, shortest=shortest))
    case.expect(place, "length_between", reference.length_between(values, longest=longest))
    name = draw(st.sampled_from(sorted(REFERENCE)))
    case.expect(place, "format", reference.of_string_format(values, name))
    return {"pattern": pattern, "minLength": shortest, "maxLength": longest, "format": name}


def _metrics(
    draw: st.DrawFn, case: Case, place: str, kind: Kind, values: list[Value]
) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = []

    def add(metric: str, figures: Figures, **arguments: object) -> None:
        operator = draw(_operators())
        rules.append(_rule(metric, operator, f"q{len(rules)}", arguments))
        case.expect(place, f"q{len(rules) - 1}", figures, operator)

    if kind.logical in ("integer", "number"):
        finite = {"type": "custom", "engine": "dq", "implementation": {"check": "finite"}}
        rules.append({"id": "q0", **finite})
        case.expect(place, "q0", reference.finite(values))
    add("nullValues", reference.missing(values, ()))
    add("duplicateValues", reference.unique([(value,) for value in values]))
    listed = draw(st.lists(st.sampled_from(_listable(kind)), min_size=1, max_size=3, unique=True))
    add("invalidValues", reference.in_set(values, listed, kind.width), validValues=listed)
    if kind.logical == "string":
        pattern = draw(st.sampled_from(PATTERNS))
        add("invalidValues", reference.matches(values, pattern), pattern=pattern)
        add("missingValues", reference.missing(values, listed), missingValues=[None, *listed])
    if kind.logical == "integer":
        add("missingValues", reference.missing(values, [str(item) for item in listed]), missingValues=listed)
    return rules


def _rule(metric: str, operator: Operator, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    numbers = list(operator.numbers) if "Between" in operator.name else operator.numbers[0]
    rule: dict[str, Any] = {"id": name, "metric": metric, operator.name: numbers}
    if operator.percent:
        rule["unit"] = "percent"
    return {**rule, "arguments": arguments} if arguments else rule


def _dataset(draw: st.DrawFn, case: Case, data: dict[str, Any], rows: list[tuple[Value, ...]]) -> None:
    names = [column["name"] for column in data["properties"]]
    if draw(st.booleans()):
        for column in data["properties"]:
            column["primaryKey"] = True
        case.expect("data/*", "primary_key", reference.primary_key(rows))
    counted = draw(_operators(percent=False))
    length = len(rows)
    data["quality"] = [_rule("rowCount", counted, "rows", {})]
    verdict = "pass" if counted.accepts(Fraction(length)) else "fail"
    case.expected["data/*/rows"] = Expected(Figures(length, length, 0, 0), verdict, Fraction(length))
    repeated = draw(_operators())
    data["quality"].append(_rule("duplicateValues", repeated, "repeated", {"properties": names}))
    case.expect("data/*", "repeated", reference.unique(rows), repeated)


def _reference(draw: st.DrawFn, case: Case, column: dict[str, Any], kind: Kind, values: list[Value]) -> None:
    other = draw(st.sampled_from([own for own in KINDS if own.logical == kind.logical]))
    known = draw(_values(other, draw(st.integers(0, 5))))
    column["relationships"] = [{"to": "other.k"}]
    case.schema.append({"name": "other", "properties": [{"name": "k", "logicalType": kind.logical}]})
    case.tables["other"] = _table({"k": (other, known)})
    figures = reference.foreign_key([(value,) for value in values], [(value,) for value in known])
    case.expect(f"data/{column['name']}", "foreign_key", figures)
    case.expect("other/k", "column_present", None)
    case.expect("other/k", "type_is", None)


def _flow(value: object) -> str:
    """Return a value as YAML on one line, texts in double quotes and numbers as they are."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _write(case: Case, folder: Path) -> None:
    with duckdb.connect(str(folder / "base.duckdb")) as connection:
        for name, table in case.tables.items():
            connection.register("given", table)
            connection.execute(f"CREATE TABLE {name} AS FROM given")
            connection.unregister("given")
            connection.execute(f"COPY {name} TO '{folder / name}.parquet' (FORMAT parquet)")
            pq.write_table(table, folder / f"{name}.pq", row_group_size=2)


def _results(case: Case, folder: Path, failing_rows: int = 0) -> dict[str, dict[str, CheckResult]]:
    library, found = Library(), {}
    schema = "".join(f"  - {_flow(dataset)}\n" for dataset in case.schema)
    for server, text in SERVERS.items():
        path = folder / f"{server}.odcs.yaml"
        path.write_text(f"{HEAD}servers: [{text}]\nschema:\n{schema}", encoding="utf-8")
        contract = library.open(str(path)).contract
        assert contract is not None
        found[str(path)] = contract
    results = run(
        found.values(), Config(str(folder), test=Settings(failing_rows=failing_rows)), library, {}
    ).results
    seen: dict[str, dict[str, CheckResult]] = {server: {} for server in SERVERS}
    for result in results:
        server = Path(result.check.contract_path).name.partition(".")[0]
        seen[server][result.check.id.split("/", 1)[1]] = result
    return seen


def _agree(result: CheckResult, expected: Expected) -> bool:
    counts = result.counts
    figures = counts and Figures(counts.rows, counts.evaluated, counts.missing, counts.violations)
    same = (result.verdict, figures) == (expected.verdict, expected.figures)
    if expected.measure is None or result.measure is None:
        return same and result.measure == expected.measure
    return same and abs(Fraction(result.measure) - expected.measure) < Fraction(1, 10**20)


def _compare(case: Case) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(case, folder)
        for server, results in _results(case, folder).items():
            wrong = {
                key: (results.get(key), expected)
                for key, expected in case.expected.items()
                if key not in results or not _agree(results[key], expected)
            }
            assert not wrong, (server, case.schema, case.tables)
            assert results.keys() == case.expected.keys()


COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


@given(cases())
@settings(max_examples=NORMAL, derandomize=True, phases=[Phase.generate], **COMMON)
def test_small_contracts(case: Case) -> None:
    _compare(case)


@pytest.mark.longer
@given(cases())
@settings(max_examples=LONGER, **COMMON)
def test_many_small_contracts(case: Case) -> None:
    _compare(case)


def test_rows_shown_of_a_column_named_like_a_count(tmp_path: Path) -> None:
    case = Case([{"name": "data", "properties": [{"name": "n", "relationships": [{"to": "other.k"}]}]}])
    case.schema.append({"name": "other", "properties": [{"name": "k"}]})
    case.tables = {"data": pa.table({"n": [1, 5, 7]}), "other": pa.table({"k": [5, 9, 9]})}
    _write(case, tmp_path)
    for results in _results(case, tmp_path, failing_rows=5).values():
        sample = results["data/n/foreign_key"].sample
        assert sample is not None
        assert [row[-1] for row in sample.rows] == ["1", "7"]
