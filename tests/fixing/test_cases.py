"""Files before and after `dq lint --fix`; a case is an entry of a YAML file in the folder `cases`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.linted import lint
from tests.rule_examples import completed

# what remains is compared for the rules whose fixes the cases are about
JUDGED = re.compile("YML|SUP|INT|ODC10|ODC20|ODC21")
CASES = [
    {"file": path.stem, **case}
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['file']}: {case['name']}" for case in CASES])
def test_a_file_is_fixed(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.odcs.yaml"
    words = ["--fix", *(["--unsafe-fixes"] if case.get("unsafe") else [])]
    before, after = (text_of(case, case[key]) for key in ("before", "after" if "after" in case else "before"))
    path.write_bytes(before.encode())
    outcome = lint(capsys, path.name, *words)
    assert path.read_bytes().decode() == after
    assert sorted(code for code in set(outcome.codes) if JUDGED.match(code)) == case.get("left", [])
    assert (outcome.envelope["summary"]["fixed"] > 0) == (before != after)
    assert outcome.envelope["data"]["changed"] == ([path.name] if before != after else [])
    again = lint(capsys, path.name, *words)
    assert path.read_bytes().decode() == after
    assert again.envelope["summary"]["fixed"] == 0


def text_of(case: dict[str, Any], fragment: str) -> str:
    return fragment if case.get("whole") else completed(fragment)


def test_no_two_cases_have_one_name() -> None:
    names = [(case["file"], case["name"]) for case in CASES]
    assert len(set(names)) == len(names)
