"""Contracts of ten thousand columns are walked in time that grows with their number, not with its square."""

from time import process_time

import pytest

from dq_contracts.standard.walk import defects_of
from dq_core.reading import decode
from dq_core.yaml.loader import load

COLUMN = "  - {{name: column_{n}, id: c{n}, logicalType: string, {more}}}\n"
HEAD = "apiVersion: v3.2.0\nkind: DataContract\nid: a\nversion: 1.0.0\nschema:\n- name: a\n  properties:\n"
SLACK = 5


def seconds(columns: int, more: str) -> tuple[float, int]:
    text = HEAD + "".join(COLUMN.format(n=number, more=more) for number in range(columns))
    root = load(decode(text.encode(), "a.odcs.yaml").source).root
    assert root is not None
    start = process_time()
    defects = defects_of(root).items
    return process_time() - start, len(defects)


@pytest.mark.parametrize(
    ("more", "defects"),
    [
        ("required: true", 0),
        pytest.param("required: yes, requird: 1", 2, marks=pytest.mark.longer),
        pytest.param("tags: [no], enum: [{value: a}, {value: a}]", 2, marks=pytest.mark.longer),
        ("logicalTypeOptions: {minLength: -1}, examples: [99999999999999999999]", 2),
    ],
)
def test_ten_thousand_columns(more: str, defects: int) -> None:
    seconds(10, more)
    few, _ = seconds(1_000, more)
    many, found = seconds(10_000, more)
    assert found == 10_000 * defects
    assert many < 10 * few * SLACK + 1


def test_ten_thousand_equal_ids() -> None:
    text = HEAD + "".join(f"  - {{name: c{number}, id: same}}\n" for number in range(10_000))
    root = load(decode(text.encode(), "a.odcs.yaml").source).root
    assert root is not None
    start = process_time()
    assert len(defects_of(root).items) == 9_999
    assert process_time() - start < 60
