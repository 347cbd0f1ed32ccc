"""Each golden file, held against the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from dq_lineage.interface import lineage
from tests.lineage.golden_files import FOLDER, read, written

FILES = sorted(FOLDER.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_answer_is_the_one_that_was_reasoned_out(path: Path) -> None:
    golden = read(path)
    answer = lineage(golden.sql, golden.dialect, golden.schema)
    found = [written(statement) for statement in answer.statements]
    assert "\n".join("\n".join(lines) for lines in found) == "\n".join(
        "\n".join(lines) for lines in golden.expected
    )
