"""What cannot be imported ends in an error that says why, and never in a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from dq.profiling.drafting import draft_of
from dq_contracts.importers.schema_source import SourceError

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "bad_sources.yaml").read_text(encoding="utf-8"))
FILES = {
    "empty.csv": "",
    "empty.parquet": "",
    "broken.parquet": "PAR1 but not really",
    "broken.json": '{"a": ',
    "broken.duckdb": "no database",
    "notes.txt": "a",
    "noending": "a",
    "good.csv": "a\n1\n",
    "good.json": '{"a": 1}',
    "keyless.json": "{}\n{}\n",
    "scalars.json": "1 2 3",
    "uneven.csv": "a,b\n1,2\n3,4,5\n6,7\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad")
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "folder").mkdir()
    (made / "folder.csv").mkdir()
    with duckdb.connect(str(made / "good.duckdb")) as connection:
        connection.execute("CREATE TABLE orders (id INTEGER)")
    duckdb.connect(str(made / "tableless.duckdb")).close()
    return made


@pytest.mark.parametrize("infer", [False, True], ids=["stated", "inferred"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["paths"]) or "nothing")
def test_the_error_says_why(case: dict[str, Any], infer: bool, folder: Path) -> None:  # noqa: FBT001
    with pytest.raises(SourceError) as raised:
        draft_of([str(folder / path) for path in case["paths"]], infer=infer, folder=str(folder))
    assert case["says"] in raised.value.message
    assert "\n" not in raised.value.message


def test_a_table_of_nearly_that_name_is_suggested(folder: Path) -> None:
    with pytest.raises(SourceError) as raised:
        draft_of([f"{folder / 'good.duckdb'}:ordrs"], folder=str(folder))
    assert "orders" in raised.value.help


def test_records_that_are_left_out_are_told(folder: Path) -> None:
    draft = draft_of([str(folder / "uneven.csv")], folder=str(folder), infer=True)
    (loss,) = (loss for loss in draft.losses if loss.broken)
    assert loss.place == "uneven"
    assert "line 3" in loss.reason
