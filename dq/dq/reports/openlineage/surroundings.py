"""What the environment says of a run: the namespace of its job, and the run that has started it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from dq_core.record import record
from dq_lineage.openlineage.client import facet_of

NAMESPACE = "OPENLINEAGE_NAMESPACE"
PARENT = "OPENLINEAGE_PARENT_ID"
ROOT = "OPENLINEAGE_ROOT_PARENT_ID"
DEFAULT_NAMESPACE = "dq"


@record
class Parent:
    """A run of another job: the job's namespace and name, and the run's UUID."""

    namespace: str
    job: str
    run: str


def namespace_of(environment: Mapping[str, str]) -> str:
    """Return the namespace of jobs that the environment names, `dq` without one."""
    return environment.get(NAMESPACE, "").strip() or DEFAULT_NAMESPACE


def parent_of(environment: Mapping[str, str], variable: str = PARENT) -> Parent | None:
    """Return the run that a variable names as NAMESPACE/JOB/UUID; None where it names none."""
    rest, _, run = environment.get(variable, "").strip().rpartition("/")
    namespace, _, job = rest.rpartition("/")
    try:
        return Parent(namespace, job, str(UUID(run))) if namespace and job else None
    except ValueError:
        return None


def parent_facet(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the facet of the run that has started this one; nothing where the environment names none."""
    from openlineage.client.generated import parent_run

    parent = parent_of(environment)
    if parent is None:
        return {}
    root = parent_of(environment, ROOT) or parent
    facet = facet_of(
        parent_run.ParentRunFacet,
        run=parent_run.Run(runId=parent.run),
        job=parent_run.Job(namespace=parent.namespace, name=parent.job),
        root=parent_run.Root(
            run=parent_run.RootRun(runId=root.run),
            job=parent_run.RootJob(namespace=root.namespace, name=root.job),
        ),
    )
    return {"parent": facet}
