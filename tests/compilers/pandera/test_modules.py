"""Generated modules are what a person would check in: formatted, linted, typed, and on their own."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compilers.pandera.modules import FLIGHTS, TARGETS, module_of

STANDALONE = {"pandas", "polars", "pyarrow", "pandera", "ibis", "pyspark"}
CONTRACTS = sorted(FLIGHTS.glob("*.odcs.yaml"))


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modules")
    for target in TARGETS:
        for path in CONTRACTS:
            name = f"{target}_{path.name.partition('.')[0]}.py".replace("-", "_")
            (folder / name).write_text(module_of(path, target), encoding="utf-8")
    return folder


def ruff(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruff", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_ruff_has_nothing_to_say(modules: Path) -> None:
    found = ruff("check", "--isolated", str(modules))
    assert found.returncode == 0, found.stdout


def test_ruff_has_nothing_to_format(modules: Path) -> None:
    found = ruff("format", "--isolated", "--diff", str(modules))
    assert found.returncode == 0, found.stdout


@pytest.mark.longer
def test_mypy_has_nothing_to_say(modules: Path) -> None:
    for target in TARGETS[:3]:
        paths = [str(path) for path in modules.glob(f"{target.replace('-', '_')}_*.py")]
        command = [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports"]
        folder = ["--cache-dir", str(modules / "cache"), "--config-file", ""]
        found = subprocess.run(
            [*command, *folder, *paths], capture_output=True, text=True, check=False, cwd=modules
        )
        assert found.returncode == 0, found.stdout + found.stderr


def test_modules_import_nothing_of_ours(modules: Path) -> None:
    for path in modules.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                top = name.partition(".")[0]
                assert top in STANDALONE or top in sys.stdlib_module_names, (path.name, name)


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_contract_is_the_same_module(target: str) -> None:
    assert module_of(CONTRACTS[0], target) == module_of(CONTRACTS[0], target)
