"""`dq lineage` and `dq pii` over metrics, unit tests and groups; the cases stand in semantic_layer.yaml."""

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import exit_code
from tests.commands.test_lineage_of_projects import laid_out

TABLE = yaml.safe_load((Path(__file__).parent / "semantic_layer.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: str(case.get("name", case["run"])))
def test_cases(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_out(tmp_path, TABLE["base"] | case.get("files", {}))
    monkeypatch.chdir(tmp_path)
    trusted = ("--trusted", "--no-cache") if case["run"].startswith("lineage") else ()
    code = exit_code(*shlex.split(case["run"]), *trusted)
    told = capsys.readouterr()
    said = told.out + told.err
    assert code == case.get("code", 0), said
    for words in case.get("says", ()):
        assert words in said
    for words in case.get("not", ()):
        assert words not in said
