"""The first minutes with a bare folder of SQL, as transcript.txt has them: `$` begins a command line.

`python -m tests.projects.first_lint.test_transcript` writes the transcript anew, from its command lines.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.commands.running import exit_code

if TYPE_CHECKING:
    import pytest

HERE = Path(__file__).parent
TRANSCRIPT = HERE / "transcript.txt"


def commands() -> list[str]:
    lines = TRANSCRIPT.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("$ dq ") for line in lines if line.startswith("$ dq ")]


def replayed(folder: Path) -> str:
    """Run the command lines one after the other in a copy of the folder, and return what a user sees."""
    shutil.copytree(HERE / "shop", folder, dirs_exist_ok=True)
    (folder / ".git").mkdir()
    told = []
    for command in commands():
        screen = io.StringIO()
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
            code = exit_code(*command.split())
        told.append(f"$ dq {command}\n{screen.getvalue()}(exit code {code})\n")
    return "\n".join(told)


def test_first_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    assert replayed(tmp_path) == TRANSCRIPT.read_text(encoding="utf-8")


def _write() -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        TRANSCRIPT.write_text(replayed(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    _write()
