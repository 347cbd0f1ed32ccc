"""`var` and `env_var`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.dbt.rendering.variables import NO_VALUE
from dq_lineage.projects.records import Lack


@identity_record
class Variables:
    """`var`: the variables that the node's package sees, those of the root first.

    What has no value and no default prints as its own name, which reads as a name or text in most places.
    """

    _run: Run

    def __call__(self, name: Any, default: Any = NO_VALUE) -> Any:
        """Return the value of a variable, or the default, which may be None."""
        self._run.variables[str(name)] = None
        value = self._value(str(name), fall_back=default is NO_VALUE)
        if value is NO_VALUE:
            return _absent(self._run, "var", str(name)) if default is NO_VALUE else default
        return self._run.engine.rendered_value(self._run, self._run.owned(value))

    def has_var(self, name: Any) -> bool:
        """Say whether a variable has a value."""
        self._run.variables[str(name)] = None
        return self._value(str(name), fall_back=False) is not NO_VALUE

    def _value(self, name: str, *, fall_back: bool) -> Any:
        variables, run = self._run.engine.variables, self._run
        packages = [run.package]
        if fall_back and run.active:
            # dbt sees the node's package only; better the value of the macro's own package than none
            packages.append(run.active[-1][0])
        for package in packages:
            found = variables.seen_by(package, name)
            if found is not NO_VALUE:
                return found
        return NO_VALUE


def environment_variable(run: Run) -> Callable[..., Any]:
    """Return `env_var`, which knows nothing but what it was given: never the machine's environment."""

    def env_var(name: Any, default: Any = None) -> Any:
        run.variables[f"env:{name}"] = None
        if str(name) in run.engine.environment_variables:
            return run.engine.environment_variables[str(name)]
        return _absent(run, "env_var", str(name)) if default is None else default

    return env_var


def _absent(run: Run, lack: Lack, name: str) -> Any:
    run.note(lack, name)
    return run.engine.absent(name=name, lack=None, text=re.sub(r"\W", "_", name))
