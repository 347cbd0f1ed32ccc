"""What happens where permissions are missing, run as somebody whom they bind."""

from __future__ import annotations

import os
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dq.exit_codes import CLEAN, FAILED, FINDINGS, USAGE
from tests.commands.as_somebody import bound_by_permissions, process
from tests.commands.linted import CONTRACT

FAULTY = CONTRACT + "requird: true\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "faulty.odcs.yaml").write_text(FAULTY)
    (tmp_path / "closed.odcs.yaml").write_text(CONTRACT)
    (tmp_path / "closed.odcs.yaml").chmod(0)
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "a.odcs.yaml").write_text(CONTRACT)
    (tmp_path / "shut").chmod(0)
    (tmp_path / "readonly").mkdir()
    (tmp_path / "readonly").chmod(0o555)
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(0o755)
    return tmp_path


def run(folder: Path, *words: str) -> CompletedProcess[str]:
    somebody = bound_by_permissions(folder.parent)
    if somebody is None:
        pytest.skip("nobody here is bound by permissions and can start Python")
    answer = somebody.run(["-m", "dq", *words], folder)
    assert "Traceback" not in answer.stderr
    return answer


@pytest.mark.parametrize(
    ("path", "named"),
    [("closed.odcs.yaml", "closed.odcs.yaml"), ("shut", "shut"), ("shut/a.odcs.yaml", "shut/a.odcs.yaml")],
)
def test_what_may_not_be_read_is_a_failure_and_the_others_are_checked(
    path: str, named: str, folder: Path
) -> None:
    answer = run(folder, "lint", path, "faulty.odcs.yaml")
    assert answer.returncode == FAILED
    assert "INT002 file-unreadable: cannot read the file: permission denied" in answer.stdout
    assert f"--> {named}:1:1" in answer.stdout
    assert "ODC101" in answer.stdout
    assert answer.stderr == ""


def test_a_walk_goes_on_behind_what_may_not_be_read(folder: Path) -> None:
    answer = run(folder, "lint")
    assert answer.returncode == FAILED
    assert answer.stdout.count("INT002") == 2
    assert "ODC101" in answer.stdout


def test_a_configuration_that_may_not_be_read_stops_the_run(folder: Path) -> None:
    (folder / "dq.yaml").write_text("ignore: [ODC101]\n")
    (folder / "dq.yaml").chmod(0)
    answer = run(folder, "lint", "faulty.odcs.yaml")
    assert answer.returncode == USAGE
    assert "permission denied" in answer.stdout


def test_a_report_into_a_folder_that_may_not_be_written_is_a_failure(folder: Path) -> None:
    answer = run(
        folder, "lint", "faulty.odcs.yaml", "--output-format", "json", "--output-file", "readonly/out"
    )
    assert answer.returncode == FAILED
    assert answer.stderr == "dq: error: cannot write readonly/out: permission denied\n"
    assert os.listdir(folder / "readonly") == []


def test_a_process_of_its_own_answers_with_its_exit_code(folder: Path) -> None:
    assert process(["lint", "faulty.odcs.yaml"], folder).returncode == FINDINGS
    assert process(["lint", "faulty.odcs.yaml", "--ignore", "ODC101"], folder).returncode == CLEAN


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is always full")
def test_a_full_disk_is_a_failure_in_one_message(folder: Path) -> None:
    answer = run(folder, "lint", "faulty.odcs.yaml", "--output-format", "json", "--output-file", "/dev/full")
    assert answer.returncode == FAILED
    assert answer.stderr == "dq: error: cannot write /dev/full: no space left on device\n"
