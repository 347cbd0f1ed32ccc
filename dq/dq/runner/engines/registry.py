"""Find the engines: each is a module of this package, whose name it bears."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from dq.runner.engines.protocol import Evaluate
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.rules.registry import modules_of

DEFAULT = "dq"
"""The engine that is always there: DuckDB, by `dq.runner.evaluating`."""

_PACKAGE = "dq.runner.engines"
_OWN = ("protocol", "registry")


def engines() -> tuple[str, ...]:
    """Return the names of all engines, the default first; hyphens in them are underscores in the module."""
    names = (name.rpartition(".")[2] for name in modules_of(_PACKAGE))
    return (DEFAULT, *(name.replace("_", "-") for name in names if name not in _OWN))


def engine_of(name: str) -> Evaluate | None:
    """Return what evaluates checks by an engine; None for the default.

    Raises DqError for one that there is not, or whose packages are not installed.
    """
    if name == DEFAULT:
        return None
    if name not in engines():
        text = f"there is no engine {name!r}"
        raise DqError(configuration_invalid(text, None, f"one of {', '.join(engines())}"))
    module = import_module(f"{_PACKAGE}.{name.replace('-', '_')}")
    _check_installed(name, module.EXTRA, module.PACKAGES)
    evaluate: Evaluate = module.evaluate
    return evaluate


def _check_installed(engine: str, extra: str, packages: Sequence[str]) -> None:
    missing = [package for package in packages if not _is_installed(package)]
    if missing:
        text = f"the engine {engine} needs {', '.join(missing)}, which is not installed"
        raise DqError(configuration_invalid(text, None, f"pip install 'dq-toolkit[{extra}]'"))


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False
