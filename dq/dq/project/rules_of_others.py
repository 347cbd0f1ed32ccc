"""Rules that do not come with dq: those of installed packages, and those of the repository itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache

from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.paths import shown

GROUP = "dq.rules"
"""The group of entry points whose values name modules, or packages of modules, that declare rules."""

FOLDER = "dq_rules"
_METADATA = (".dist-info", ".egg-info")


@cache
def load_installed() -> tuple[str, ...]:
    """Import the rules that installed distributions declare, and return the modules that they name.

    Raises DqError for one that cannot be imported, or whose code another rule has.
    """
    if not any(_declares(path) for path in sys.path):
        return ()
    from importlib.metadata import entry_points

    names = tuple(sorted({entry.value for entry in entry_points(group=GROUP)}))
    for name in names:
        _load(name)
    return names


def load_local(root: str) -> tuple[str, ...]:
    """Run the modules `dq_rules/*.py` of a repository, which may do anything, and return their paths.

    Raises DqError for one that fails, or whose code another rule has.
    """
    folder = os.path.join(root, FOLDER)
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    paths = [os.path.join(folder, name) for name in names if name.endswith(".py") and name[0] not in "._"]
    for path in paths:
        _run(path)
    return tuple(paths)


def _declares(folder: str) -> bool:
    """Say whether a distribution in a folder of the import path has such entry points.

    importlib.metadata would parse all of them, which takes longer than linting a file.
    """
    try:
        names = [name for name in os.listdir(folder or os.curdir) if name.endswith(_METADATA)]
    except OSError:
        return False
    return any(f"[{GROUP}]" in text for name in names for text in _entry_points(os.path.join(folder, name)))


def _entry_points(folder: str) -> Iterator[str]:
    try:
        with open(os.path.join(folder, "entry_points.txt"), encoding="utf-8", errors="replace") as file:
            yield file.read()
    except OSError:
        return


def _load(name: str) -> None:
    from importlib import import_module

    from dq_core.rules.registry import modules_of

    try:
        module = import_module(name)
        for inner in modules_of(name) if hasattr(module, "__path__") else ():
            import_module(inner)
    except Exception as error:
        raise _failed(f"the installed rules {name!r}", error) from error


def _run(path: str) -> None:
    from importlib.util import module_from_spec, spec_from_file_location

    name = f"{FOLDER}.{os.path.basename(path)[:-3]}"
    if name in sys.modules:
        return
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise _failed(f"the rules in {shown(path)}", ImportError("no module"))
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise _failed(f"the rules in {shown(path)}", error) from error


def _failed(what: str, error: Exception) -> DqError:
    text = f"{what} cannot be loaded: {type(error).__name__}: {error}"
    return DqError(configuration_invalid(text, None, "mend or remove them"))
