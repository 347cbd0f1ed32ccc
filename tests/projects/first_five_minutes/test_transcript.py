"""What a dbt project without any setting of dq sees in the first five minutes, held to a transcript.

The commands are the lines of `transcript.txt` that begin with `$ `; DQ_UPDATE_GOLDEN=1 writes the rest anew.
"""

import os
import shlex
import shutil
from pathlib import Path

import pytest

from dq_core.version import VERSION
from tests.commands.running import exit_code
from tests.reports.stored import assert_golden

HERE = Path(__file__).parent
TRANSCRIPT = HERE / "transcript.txt"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bakery"
    shutil.copytree(HERE / "project", folder, ignore=shutil.ignore_patterns(".dq"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "120")
    return folder


def test_the_first_five_minutes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = [line for line in TRANSCRIPT.read_text(encoding="utf-8").splitlines() if line.startswith("$ ")]
    told = []
    for command in commands:
        code = exit_code(*shlex.split(command.removeprefix("$ dq")))
        captured = capsys.readouterr()
        parts = [
            captured.out,
            captured.err and f"(standard error)\n{captured.err}",
            f"(exit code {code})\n\n",
        ]
        told.append(f"{command}\n{''.join(parts)}")
    text = "".join(told).replace(os.path.realpath(project), "BAKERY").replace(f"dq {VERSION}", "dq VERSION")
    assert_golden(TRANSCRIPT, text)
