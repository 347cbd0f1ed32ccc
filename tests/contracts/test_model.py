"""From the text of a contract to typed parts, values, bounds and thresholds."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dq_contracts.bounds import interval_of
from dq_contracts.loading import Library
from dq_contracts.model.reference import Reference, parse, resolve
from dq_contracts.thresholds import is_percent, range_of_metric, threshold_of
from dq_contracts.values import value_of
from dq_core.intervals import IncomparableError, Interval
from tests.contracts.opening import column, contract, opened, quality

HERE = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split(" |")] for line in lines if line and not line.startswith("#")
    ]


def parts_of(words: str) -> str:
    return words or "''"


@pytest.mark.parametrize("case", table("values.txt"), ids=" as ".join)
def test_a_value_is_read_as_its_column_says(case: list[str]) -> None:
    text, logical_type, expected = case
    node = column(f"{{name: b, examples: [{text}]}}").node.node("examples")
    assert node is not None
    item = node.items[0]  # type: ignore[union-attr]
    if expected == "no":
        with pytest.raises(ValueError, match=r"^.+$") as error:
            value_of(item, logical_type or None)
        assert "Traceback" not in str(error.value)
    else:
        value = value_of(item, logical_type or None)
        assert repr(value) == expected


@pytest.mark.parametrize("case", table("thresholds.txt"), ids=lambda case: case[0])
def test_an_operator_accepts_and_refuses(case: list[str]) -> None:
    found = threshold_of(quality(f"{{metric: rowCount, {case[0]}}}"))
    if case[1] == "none":
        assert found is None
        return
    assert found is not None
    accepted, refused, words = case[1:]
    assert all(found.accepts(Decimal(number)) for number in accepted.split())
    assert not any(found.accepts(Decimal(number)) for number in refused.split())
    assert str(found) == words


@pytest.mark.parametrize(
    ("rule", "possible", "fails", "passes"),
    [
        ("metric: rowCount, mustBe: 0", Interval(0, None, step=1), True, True),
        ("metric: rowCount, mustBeGreaterOrEqualTo: 0", Interval(0, None, step=1), False, True),
        ("metric: rowCount, mustBeGreaterThan: -1", Interval(0, None, step=1), False, True),
        ("metric: rowCount, mustBeLessThan: 0", Interval(0, None, step=1), True, False),
        ("metric: rowCount, mustBeLessThan: 1", Interval(0, None, step=1), True, True),
        ("metric: rowCount, mustBe: 0.5", Interval(0, None, step=1), True, False),
        ("metric: nullValues, mustBeLessThan: 101, unit: percent", Interval(0, 100), False, True),
        ("metric: nullValues, mustBeLessOrEqualTo: 100, unit: '%'", Interval(0, 100), False, True),
        ("metric: nullValues, mustBeLessThan: 100, unit: Percent", Interval(0, 100), True, True),
        ("metric: nullValues, mustBeGreaterThan: 100, unit: percent", Interval(0, 100), True, False),
        ("metric: nullValues, mustNotBeBetween: [-5, -1]", Interval(0, None, step=1), False, True),
        ("metric: nullValues, mustNotBe: -1", Interval(0, None, step=1), False, True),
        ("metric: nullValues, mustNotBeBetween: [0, 200], unit: percent", Interval(0, 100), True, False),
    ],
)
def test_a_threshold_is_held_against_what_is_possible(
    rule: str,
    possible: Interval,
    fails: bool,  # noqa: FBT001
    passes: bool,  # noqa: FBT001
) -> None:
    found = quality(f"{{{rule}}}")
    threshold = threshold_of(found)
    assert threshold is not None
    assert range_of_metric(found) == possible
    assert is_percent(found) == (possible.upper is not None)
    assert (threshold.may_fail(possible), threshold.may_pass(possible)) == (fails, passes)


@pytest.mark.parametrize("rule", ["type: sql, query: x", "metric: other", "type: custom, metric: rowCount"])
def test_of_other_measures_nothing_is_known(rule: str) -> None:
    assert range_of_metric(quality(f"{{{rule}, mustBe: 1}}")) is None


@pytest.mark.parametrize(
    ("logical_type", "options", "expected"),
    [
        ("integer", "minimum: 1, maximum: 10", "[1, 10]"),
        ("integer", "exclusiveMinimum: 0.5, exclusiveMaximum: 3", "[1, 2]"),
        ("integer", "minimum: 1e3", "[1000, inf)"),
        ("number", "minimum: 0.1, exclusiveMaximum: 1.0", "[0.1, 1.0)"),
        ("number", "minimum: -.inf, maximum: .inf", "(-inf, inf)"),
        ("date", "minimum: 2024-02-28, exclusiveMaximum: 2024-03-01", "[2024-02-28, 2024-02-29]"),
        ("time", "minimum: '08:30:00'", "[08:30:00, inf)"),
        ("timestamp", "exclusiveMinimum: 2024-01-01T00:00:00Z", "(2024-01-01 00:00:00+00:00, inf)"),
        ("string", "minLength: 1", "(-inf, inf)"),
    ],
)
def test_the_bounds_of_a_column_are_an_interval(logical_type: str, options: str, expected: str) -> None:
    found = column(f"{{name: b, logicalType: {logical_type}, logicalTypeOptions: {{{options}}}}}")
    assert str(interval_of(found)).replace("T", " ") == expected


@pytest.mark.parametrize(
    ("logical_type", "options", "error"),
    [
        ("integer", "minimum: x", ValueError),
        ("date", "minimum: 2023-02-30", ValueError),
        ("number", "minimum: [1]", ValueError),
        ("timestamp", "minimum: 2024-01-01T00:00:00Z, maximum: 2025-01-01T00:00:00", IncomparableError),
        ("number", "minimum: .nan", IncomparableError),
    ],
)
def test_bounds_without_order_are_refused(logical_type: str, options: str, error: type[Exception]) -> None:
    found = column(f"{{name: b, logicalType: {logical_type}, logicalTypeOptions: {{{options}}}}}")
    with pytest.raises(error):
        interval_of(found)


REFERENCES = (
    ("a.b", Reference("", "a", ("b",))),
    ("a.b.c", Reference("", "a", ("b", "c"))),
    ("schema/a", Reference("", "a", ())),
    ("/schema/a/properties/b", Reference("", "a", ("b",))),
    ("schema/a/properties/b/properties/c", Reference("", "a", ("b", "c"))),
    ("x.yaml#/schema/a/properties/b", Reference("x.yaml", "a", ("b",))),
    ("../x.yaml#schema/a", Reference("../x.yaml", "a", ())),
    ("https://e.com/x.yaml#/schema/a", Reference("https://e.com/x.yaml", "a", ())),
    ("", None),
    ("a", None),
    ("a.", None),
    (".b", None),
    ("a..b", None),
    ("/", None),
    ("schema/", None),
    ("schema/a/properties", None),
    ("servers/a", None),
    ("schema/a/quality/b", None),
)


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_a_reference_is_read_in_both_spellings(text: str, expected: Reference | None) -> None:
    found = parse(text)
    assert found == expected or (found is not None and found.dataset == "" and expected is None)


LINKED = """
schema:
- name: orders
  id: ord
  physicalName: orders_v1
  properties:
  - {name: id, id: key}
  - name: address
    properties: [{name: street}]
- name: ord
  properties: [{name: other}]
"""


@pytest.mark.parametrize(
    ("text", "dataset", "path"),
    [
        ("orders.id", "orders", ("id",)),
        ("orders.key", "orders", ("id",)),
        ("orders.address.street", "orders", ("address", "street")),
        ("orders.address.city", "orders", None),
        ("orders_v1.id", "orders", ("id",)),
        ("ord.other", "ord", ("other",)),
        ("nothing.id", None, None),
        ("schema/orders/properties/key", "orders", ("id",)),
    ],
)
def test_a_reference_is_followed_as_far_as_it_leads(
    text: str, dataset: str | None, path: tuple[str, ...] | None
) -> None:
    reference = parse(text)
    assert reference is not None
    target = resolve(reference, contract(LINKED))
    assert (target.dataset and target.dataset.name) == dataset
    assert (target.column and target.column.path) == path


def test_contracts_refer_to_each_other_in_circles(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{name}.yaml").write_text(
            f"schema:\n- name: {name}\n  properties:\n  - name: id\n"
            f"    relationships: [{{to: '{other}.yaml#/schema/{other}/properties/id'}}]\n"
        )
    library = Library()
    first = library.open(str(tmp_path / "a.yaml")).contract
    assert first is not None
    second = first.neighbour("b.yaml")
    assert second is not None
    assert second.neighbour("../" + tmp_path.name + "/a.yaml") is first
    assert first.neighbour("none.yaml") is None
    assert first.neighbour("") is None
    assert first.neighbour("x\x00.yaml") is None
    assert len(library.opened) == 2


@pytest.mark.parametrize("text", ["", "- a\n", "text", "a: [", "a: \x01", "null"])
def test_what_is_no_mapping_is_no_contract(text: str) -> None:
    found = opened(text)
    assert found.contract is None
    assert found.document.source.text == text


def test_parts_of_a_wrong_shape_are_left_out() -> None:
    found = contract(
        "id: 3\nname: [x]\nschema:\n- 7\n- null\n- [a]\n- name: {a: b}\n  quality: x\n  properties: {a: b}\n"
        "- properties:\n  - {name: 1, required: 'true', primaryKey: 1, primaryKeyPosition: -1,\n"
        "     tags: [a, 1, b]}\n"
        "    # no relationships\n  - items: [x]\nservers: {a: b}\nslaProperties: [x, {property: [y]}]\n"
    )
    assert (found.id, found.name, len(found.datasets), found.servers) == ("", "", 2, ())
    assert [dataset.name for dataset in found.datasets] == ["", ""]
    one, other = found.datasets[1].columns
    assert (one.name, one.required, one.primary_key, one.primary_key_position) == ("", False, False, None)
    assert one.tags == ("a", "b")
    assert other.items is None
    assert [sla.property for sla in found.sla] == [""]


def test_the_primary_key_follows_its_positions() -> None:
    text = ", ".join(
        f"{{name: {name}, primaryKey: true{position}}}"
        for name, position in (("c", ""), ("b", ", primaryKeyPosition: 2"), ("a", ", primaryKeyPosition: 1"))
    )
    dataset = contract(f"schema:\n- name: x\n  properties: [{text}, {{name: z}}]\n").datasets[0]
    assert [column.name for column in dataset.primary_key] == ["a", "b", "c"]


def test_columns_are_walked_to_every_depth() -> None:
    inner = "properties: [{name: b, items: {properties: [{name: c}]}}]"
    found = column(f"{{name: a, {inner}, items: {{items: {{logicalType: string}}}}}}")
    assert [".".join(each.path) for each in found.walk()] == [
        "a",
        "a.b",
        "a.b.[]",
        "a.b.[].c",
        "a.[]",
        "a.[].[]",
    ]


def test_a_whole_contract_yields_its_parts_from_the_top_down() -> None:
    text = (HERE / "seeds" / "everything.odcs.yaml").read_text(encoding="utf-8")
    found = contract(text)
    annotations = ("CustomProperty", "AuthoritativeDefinition")
    kinds = [name for part in found.parts() if (name := type(part).__name__) not in annotations]
    assert kinds[:7] == ["Contract", "Server", *["SlaProperty"] * 5]
    assert kinds[7:14] == ["Description", "Price", "Team", "TeamMember", "TeamMember", "Support", "Role"]
    assert (kinds.count("Dataset"), kinds.count("Column"), kinds.count("QualityRule")) == (3, 26, 9)
    payments = found.dataset("payments_v1")
    assert payments is not None
    assert payments is found.dataset("payments")
    assert [rule.type for rule in payments.quality] == [
        "library",
        "library",
        "sql",
        "custom",
        "custom",
        "text",
    ]
    assert found.servers[0].setting("port") == "443"
    assert found.servers[0].setting("nothing") is None
    assert str(found.location) == "a.odcs.yaml:5:7"
    paid_on = payments.column("paid_on")
    assert paid_on is not None
    assert interval_of(paid_on).lower == date(2020, 1, 1)
