"""All names of dbt's context, each with what makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dq_lineage.projects.dbt.rendering.context.adapter import Adapter
from dq_lineage.projects.dbt.rendering.context.api import Api
from dq_lineage.projects.dbt.rendering.context.configuration import Config
from dq_lineage.projects.dbt.rendering.context.exceptions import Exceptions
from dq_lineage.projects.dbt.rendering.context.graph import graph
from dq_lineage.projects.dbt.rendering.context.mappings import Lookups
from dq_lineage.projects.dbt.rendering.context.model import model
from dq_lineage.projects.dbt.rendering.context.modules import STARTED, modules
from dq_lineage.projects.dbt.rendering.context.queries import QUERIES
from dq_lineage.projects.dbt.rendering.context.references import referrer, sourcer, this
from dq_lineage.projects.dbt.rendering.context.target import target
from dq_lineage.projects.dbt.rendering.context.values import VALUES
from dq_lineage.projects.dbt.rendering.context.variables import Variables, environment_variable
from dq_lineage.projects.dbt.rendering.macros import return_value
from dq_lineage.projects.dbt.rendering.run import Run

_NO_INVOCATION = "00000000-0000-0000-0000-000000000000"


def _constant(value: Any) -> Callable[[Run], Any]:
    return lambda _run: value


def _nothing(*_arguments: Any, **_named: Any) -> str:
    return ""


def _flags(run: Run) -> Any:
    return Lookups(run, "flags", {"FULL_REFRESH": False, "STORE_FAILURES": False, "WHICH": "compile"})


def _builtins(run: Run) -> Any:
    return Lookups(run, "builtins", {name: NAMES[name](run) for name in ("ref", "source", "config", "var")})


def _whole_context(run: Run) -> Any:
    return Lookups(run, "context", {}, _every=True)


NAMES: dict[str, Callable[[Run], Any]] = {
    "ref": referrer,
    "source": sourcer,
    "this": this,
    "var": Variables,
    "env_var": environment_variable,
    "config": Config,
    "target": target,
    "adapter": Adapter,
    "api": Api,
    "exceptions": Exceptions,
    "modules": modules,
    "graph": graph,
    "model": model,
    "node": model,
    "flags": _flags,
    "builtins": _builtins,
    "context": _whole_context,
    "return": _constant(return_value),
    "log": _constant(_nothing),
    "print": _constant(_nothing),
    "debug": _constant(_nothing),
    "write": _constant(_nothing),
    "execute": _constant(value=True),
    "project_name": lambda run: run.engine.index.root,
    "schema": lambda run: this(run).schema,
    "database": lambda run: this(run).database,
    "dbt_version": lambda run: run.engine.project.version or "1.10.0",
    "run_started_at": _constant(STARTED),
    "invocation_id": _constant(_NO_INVOCATION),
    "thread_id": _constant("Thread-1"),
    "dbt_metadata_envs": lambda _run: {},
    "invocation_args_dict": lambda _run: {"which": "compile", "full_refresh": False},
    "selected_resources": lambda _run: [],
    "pre_hooks": lambda _run: [],
    "post_hooks": lambda _run: [],
    "sql": _constant(""),
    "compiled_code": _constant(""),
    **QUERIES,
    **VALUES,
}
