"""Rules about columns take time that grows with their number, whatever is wrong with them."""

from pathlib import Path
from time import process_time

import pytest

from tests import rule_examples

HEAD = (
    "apiVersion: v3.2.0\nservers: [{server: w, type: postgres, host: h, port: 1, database: d, schema: s}]\n"
)
LINES = {
    "right": "{{name: c{n}, logicalType: integer, physicalType: bigint, unique: true, examples: [{n}]}}",
    "examples": "{{name: c{n}, logicalType: string, enum: [{{value: a}}, {{value: a}}], "
    "examples: [1, null, b]}}",
    "types": "{{name: c{n}, logicalType: integer, physicalType: 'varchr({n})'}}",
    "keys": "{{name: c{n}, primaryKey: true, primaryKeyPosition: 7, partitioned: true, "
    "partitionKeyPosition: 7}}",
    "relationships": "{{name: c{n}, relationships: [{{to: t.column{n}}}, {{to: tt.c{n}}}, {{to: t.c1}}]}}",
    "bounds": "{{name: c{n}, logicalType: integer, logicalTypeOptions: {{minimum: 99999999999999999999, "
    "maximum: 1, multipleOf: 0, format: i32}}}}",
    "names": "{{name: 'e ünïcode-{n} select', description: 'password: {n}', tags: [pii]}}",
}


def seconds(line: str, columns: int, folder: Path) -> float:
    rows = "".join(f"  - {line.format(n=number)}\n" for number in range(columns))
    elements = "".join(
        f"- {{property: latency, element: t.cc{n}, value: 1, unit: x}}\n" for n in range(columns)
    )
    text = f"{HEAD}slaProperties:\n{elements}schema:\n- name: t\n  properties:\n{rows}"
    start = process_time()
    rule_examples.lint_files({"a.odcs.yaml": rule_examples.completed(text)}, folder)
    return process_time() - start


@pytest.mark.longer
@pytest.mark.parametrize("name", LINES)
def test_ten_thousand_columns(name: str, tmp_path: Path) -> None:
    few = seconds(LINES[name], 1_000, tmp_path)
    assert seconds(LINES[name], 10_000, tmp_path) < 10 * few * 5 + 5


@pytest.mark.parametrize("name", ["relationships", "types"])
def test_a_thousand_wrong_columns(name: str, tmp_path: Path) -> None:
    assert seconds(LINES[name], 1_000, tmp_path) < 15
