"""Queries that templates run: none runs, and what comes of their results is noted once it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dq_lineage.projects.dbt.rendering.context.adapter import Adapter
from dq_lineage.projects.dbt.rendering.run import Run


def _result(run: Run, name: str) -> Any:
    return run.engine.absent(
        name=name, lack="introspection", detail="the result of a query", place=run.place()
    )


def _run_query(run: Run) -> Callable[..., Any]:
    return lambda *_arguments, **_named: _result(run, "run_query")


def _statement(run: Run) -> Callable[..., str]:
    def statement(name: Any = None, *_arguments: Any, caller: Any = None, **_named: Any) -> str:
        if caller is not None:
            caller()
        if name is not None:
            run.results[str(name)] = _result(run, f"statement {name}")
        return ""

    return statement


def _load_result(run: Run) -> Callable[..., Any]:
    def load_result(name: Any) -> Any:
        found = run.results.get(str(name))
        return _result(run, f"load_result {name}") if found is None else found

    return load_result


def _load_relation(run: Run) -> Callable[..., Any]:
    return Adapter(run).existing


def _is_incremental(run: Run) -> Callable[[], bool]:
    def is_incremental() -> bool:
        if run.config.get("full_refresh"):
            return False
        run.asked_incremental = True
        return run.incremental and run.config.get("materialized") == "incremental"

    return is_incremental


def _should_full_refresh(run: Run) -> Callable[[], bool]:
    return lambda: bool(run.config.get("full_refresh"))


def _nothing(_run: Run) -> Callable[..., str]:
    return lambda *_arguments, **_named: ""


QUERIES: dict[str, Callable[[Run], Any]] = {
    "run_query": _run_query,
    "statement": _statement,
    "load_result": _load_result,
    "store_result": _nothing,
    "store_raw_result": _nothing,
    "load_relation": _load_relation,
    "load_cached_relation": _load_relation,
    "is_incremental": _is_incremental,
    "should_full_refresh": _should_full_refresh,
}
