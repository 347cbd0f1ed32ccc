"""The SQL of a node: a run for each branch, with the place of every piece."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.record import identity_record
from dq_core.relation import Relation
from dq_lineage.projects.dbt.rendering import limits
from dq_lineage.projects.dbt.rendering.context.batch import batch_of
from dq_lineage.projects.dbt.rendering.context.exceptions import RaisedByTemplateError
from dq_lineage.projects.dbt.rendering.engine import Engine
from dq_lineage.projects.dbt.rendering.macros import MacroReturn
from dq_lineage.projects.dbt.rendering.program import Program
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.dbt.rendering.segments import collected
from dq_lineage.projects.records import Branch, Node, Rendered, Segment, Unresolved


@identity_record
class Outcome:
    """What a run made: the text with its pieces; no text where it failed."""

    run: Run
    text: str | None
    segments: tuple[Segment, ...] = ()


def render_branches(
    engine: Engine, node: Node, program: Program, known: Mapping[str, Relation]
) -> tuple[list[tuple[Branch, Outcome]], list[Unresolved]]:
    """Return the outcome of each branch, and what kept a branch from having one."""
    first = _settled(engine, node, program, known, incremental=False)
    outcomes: list[tuple[Branch, Outcome]] = [("only", first)]
    materialized = first.run.config.get("materialized") or node.materialized
    if first.run.asked_incremental and materialized == "incremental":
        second = _settled(engine, node, program, known, incremental=True)
        outcomes = [("full_refresh", first), ("incremental", second)]
    failed = [outcome for _, outcome in outcomes if outcome.text is None]
    lacks = dict.fromkeys(lack for outcome in failed for lack in outcome.run.unresolved.values())
    return [(branch, outcome) for branch, outcome in outcomes if outcome.text is not None], list(lacks)


def _settled(
    engine: Engine, node: Node, program: Program, known: Mapping[str, Relation], *, incremental: bool
) -> Outcome:
    """Render, and once more where a setting was read before the text set it."""
    config = {"materialized": node.materialized, **node.config}
    outcome = _outcome(Run(engine, node, known, config, program, incremental=incremental), program)
    found = outcome.run.found_config
    early = outcome.run.read_config
    if any(name in found and found[name] != value for name, value in early.items()):
        again = Run(engine, node, known, config | found, program, incremental=incremental)
        return _outcome(again, program)
    return outcome


def _outcome(run: Run, program: Program) -> Outcome:
    with run.engine.environment.running(run):
        try:
            text, segments = collected(program, program.root(run.context(program)))
            return Outcome(run, text, tuple(segments))
        except MacroReturn:
            run.record("jinja", "return", program.place(0), "return() outside of a macro")
        except limits.LimitExceededError as error:
            run.fail("limit", "size", error)
        except (RecursionError, MemoryError) as error:
            run.fail("limit", "depth" if isinstance(error, RecursionError) else "memory", error)
        except RaisedByTemplateError as error:
            run.fail("jinja", error.function, error)
        except Exception as error:  # noqa: BLE001 - templates raise whatever they like
            run.fail("jinja", type(error).__name__, error)
    return Outcome(run, None)


def rendered(branch: Branch, outcome: Outcome, program: Program) -> Rendered:
    """Return the record of an outcome that has a text."""
    run = outcome.run
    batch = batch_of(run)
    return Rendered(
        branch=branch,
        text=outcome.text or "",
        raw=program.raw.source,
        segments=outcome.segments,
        references=tuple(run.references),
        config=run.found_config,
        macros=tuple(run.macros),
        variables=tuple(run.variables),
        unresolved=tuple(run.unresolved.values()),
        batch=batch.name if batch else "",
    )
