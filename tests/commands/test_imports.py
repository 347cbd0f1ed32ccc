"""What `dq lint` of a contract without SQL loads: the budget of its start is 100 ms."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.commands.as_somebody import ONESELF
from tests.commands.linted import CONTRACT

# what `dq` must not load to lint, with a reason where the name does not give it: heavy, or not needed
FORBIDDEN = (
    "sqlglot", "duckdb", "rich", "jinja2", "pandas", "polars", "pyarrow", "numpy", "pandera",
    "great_expectations", "openlineage", "jsonschema", "importlib.metadata", "importlib.resources", "email",
    "dataclasses", "inspect", "shutil",
    "pathlib", "tempfile", "random", "asyncio", "logging", "subprocess", "multiprocessing",
    "threading", "concurrent", "http", "urllib.request", "ssl", "socket", "zipfile", "tarfile", "unittest",
    "xml", "csv", "sqlite3", "ctypes", "pydoc", "doctest", "dq.runner", "dq.adapters", "dq.checks",
    "dq_lineage", "dq_policies",
)  # fmt: skip
MOST_MODULES = 200
RULES = "dq_contracts.rules."
FAULTY = CONTRACT + "requird: true\n"
PROGRAM = """
import sys
from dq.cli import main
code = main(sys.argv[1:])
print("\\n" + "\\n".join(sorted(sys.modules)), file=sys.stderr)
raise SystemExit(code)
"""


def loaded(folder: Path, text: str, *words: str) -> set[str]:
    (folder / ".git").mkdir()
    (folder / "a.odcs.yaml").write_text(text)
    answer = ONESELF.run(["-c", PROGRAM, "lint", "a.odcs.yaml", *words], folder)
    assert answer.returncode == (text == FAULTY), answer.stderr
    return set(answer.stderr.split())


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what Python loads by itself here: editable installs of others may bring modules of their own."""
    program = "import sys, argparse; print('\\n'.join(sys.modules), file=sys.stderr)"
    return set(ONESELF.run(["-c", program], tmp_path_factory.mktemp("bare")).stderr.split())


@pytest.mark.parametrize("words", [(), ("--output-format", "json")], ids=["text", "json"])
@pytest.mark.parametrize("text", [CONTRACT, FAULTY], ids=["without findings", "with findings"])
def test_lint_loads_nothing_heavy(text: str, words: tuple[str, ...], tmp_path: Path, bare: set[str]) -> None:
    modules = loaded(tmp_path, text, *words) - bare
    heavy = {
        module for module in modules for name in FORBIDDEN if module == name or module.startswith(name + ".")
    }
    assert heavy == set()


def test_lint_loads_few_modules(tmp_path: Path, bare: set[str]) -> None:
    modules = loaded(tmp_path, CONTRACT)
    others = {name for name in modules - bare if not name.startswith(RULES)}
    assert len(others) <= MOST_MODULES, sorted(others)
    assert "yaml" in modules
    assert not any(name.startswith("dq.commands.") and name.endswith(("test", "init")) for name in modules)


def test_the_watch_sees_what_is_loaded(tmp_path: Path) -> None:
    answer = ONESELF.run(
        ["-c", "import sqlglot, sys; print('\\n'.join(sys.modules), file=sys.stderr)"], tmp_path
    )
    assert "sqlglot" in answer.stderr.split()
    assert sys.version_info >= (3, 11)
