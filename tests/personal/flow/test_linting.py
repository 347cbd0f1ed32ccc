"""The rules about personal data over a project: tags are inherited, and macros mask by their names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.commands.running import exit_code

if TYPE_CHECKING:
    import pytest

HERE = Path(__file__).parent
FOUND = {
    ("PII001", "models/open_users.sql", "email"),
    ("PII001", "models/open_users.sql", "phone"),
    ("PII002", "models/sources.yml", "phone"),
    ("PII004", "models/orders_by_user.sql", "contact"),
    ("PII006", "models/stg_users.sql", "nick"),
}


def _findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, object]]:
    monkeypatch.chdir(folder)
    exit_code("lint", "--trusted", "--no-cache", "--select", "PII", "--output-format", "json")
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_what_is_found_in_the_shop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HERE / "shop", tmp_path / "shop")
    found = _findings(tmp_path / "shop", monkeypatch, capsys)
    assert len(found) == len(FOUND)
    for code, path, word in FOUND:
        assert any((each["code"], word in str(each["message"])) == (code, True) for each in found), (
            code,
            path,
        )
    assert {(each["code"], each["location"]["path"]) for each in found} == {each[:2] for each in FOUND}  # type: ignore[index]


def test_without_the_pattern_the_macro_masks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HERE / "shop", tmp_path / "shop")
    (tmp_path / "shop" / "dq.yaml").write_text("")
    found = _findings(tmp_path / "shop", monkeypatch, capsys)
    assert len([each for each in found if each["code"] == "PII001"]) == 3
