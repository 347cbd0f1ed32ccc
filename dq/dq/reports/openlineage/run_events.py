"""A run of `dq test` as events: a START and a COMPLETE or FAIL for each contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dq.checks.check import Check, CheckResult
from dq.reports.openlineage.contract_facets import dataset_facets, job_facets
from dq.reports.openlineage.metrics import metrics_facet
from dq.reports.openlineage.outcomes import Secret, Tested, assertions_facet, tested, tests_facet
from dq.reports.openlineage.places import name_of
from dq.reports.openlineage.surroundings import namespace_of, parent_facet
from dq_contracts.model.contract import Contract, Dataset
from dq_core.finding import Finding
from dq_core.record import field, record
from dq_core.version import VERSION
from dq_lineage.openlineage.client import PRODUCER, facet_of, moment
from dq_lineage.openlineage.facets import Facets, job_type_facet

_MOST_NAMES = 10
_JOB = "dq.test"


@record
class Circumstances:
    """How a test was run.

    `started` and `ended` are its moments. `server` and `given` say which data was read, `engine` and
    `engine_version` what read it. `environment` are variables, of which those of OpenLineage are looked at.
    """

    started: datetime
    ended: datetime
    is_secret: Secret
    server: str | None = None
    given: Mapping[str, object] = field(default_factory=dict)
    engine: str = "DuckDB"
    engine_version: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


def run_events(
    contracts: Iterable[Contract],
    results: Iterable[CheckResult],
    findings: Iterable[Finding],
    circumstances: Circumstances,
) -> list[Any]:
    """Return the events of a test: START and COMPLETE for each contract, FAIL where a check could not run.

    Data that breaks promises is a test that was carried out: it is in the assertions. A contract without any
    check has no events. The same arguments give the same events.
    """
    by_contract: dict[str, list[CheckResult]] = {}
    for result in results:
        by_contract.setdefault(result.check.contract_path, []).append(result)
    said = tuple(findings)
    return [
        event
        for contract in contracts
        if contract.source.path in by_contract
        for event in _events(contract, by_contract[contract.source.path], said, circumstances)
    ]


def _events(
    contract: Contract, results: Sequence[CheckResult], findings: Iterable[Finding], how: Circumstances
) -> Iterable[Any]:
    from openlineage.client import event_v2

    def dataset_of(check: Check) -> Dataset | None:
        return contract.dataset(check.dataset)

    found = tested(results, findings, dataset_of, how.is_secret)
    namespace, name = namespace_of(how.environment), job_name(contract)
    run_id = _run_id(how.started, namespace, name, found)
    job = event_v2.Job(namespace, name, {**job_type_facet("TEST"), **job_facets(contract, how.ended.date())})
    engine = {**_engine_facet(how), **parent_facet(how.environment)}
    datasets = {check.dataset: None for check in (one.check for one in found)}
    named = [dataset for name in datasets if (dataset := contract.dataset(name)) is not None]
    broken = [one for one in found if one.result.verdict == "error"]
    yield event_v2.RunEvent(
        eventType=event_v2.RunState.START,
        eventTime=moment(how.started),
        producer=PRODUCER,
        run=event_v2.Run(run_id, {**engine}),
        job=job,
        inputs=[_input(contract, dataset, (), how) for dataset in named],
    )
    yield event_v2.RunEvent(
        eventType=event_v2.RunState.FAIL if broken else event_v2.RunState.COMPLETE,
        eventTime=moment(how.ended),
        producer=PRODUCER,
        run=event_v2.Run(run_id, {**engine, **tests_facet(found), **_error_facet(broken)}),
        job=job,
        inputs=[_input(contract, dataset, found, how) for dataset in named],
    )


def job_name(contract: Contract) -> str:
    """Return the name of the job that tests a contract: by its id, else its name, else its file."""
    return f"{_JOB}.{contract.id or contract.name or contract.source.path}"


def _input(contract: Contract, dataset: Dataset, found: Iterable[Tested], how: Circumstances) -> Any:
    from openlineage.client.event_v2 import InputDataset

    own = [one for one in found if one.check.dataset == dataset.name]
    results = [one.result for one in own]
    return InputDataset(
        *name_of(contract, dataset, how.server, _given(contract, dataset, how.given)),
        facets=dataset_facets(contract, dataset, how.ended.date()),
        inputFacets={**assertions_facet(own), **metrics_facet(results, dataset, how.is_secret)},
    )


def _given(contract: Contract, dataset: Dataset, given: Mapping[str, object]) -> str | None:
    names = (dataset.name, dataset.physical_name)
    keys = (key for name in names for key in (f"{contract.name}/{name}", f"{contract.id}/{name}", name))
    found = next((given[key] for key in keys if key in given), None)
    return found if isinstance(found, str) else None


def _run_id(started: datetime, namespace: str, name: str, found: Iterable[Tested]) -> str:
    """Return a UUID, the same for the same job, moment and outcome, that orders runs by their moment."""
    from openlineage.client.uuid import generate_static_uuid

    outcome = "\n".join(f"{one.check.id}\t{one.result.verdict}\t{one.result.counts}" for one in found)
    content = f"{namespace}\n{name}\n{outcome}".encode("utf-8", "surrogatepass")
    return str(generate_static_uuid(started, content))


def _engine_facet(how: Circumstances) -> Facets:
    from openlineage.client.generated.processing_engine_run import ProcessingEngineRunFacet

    facet = facet_of(
        ProcessingEngineRunFacet,
        version=how.engine_version,
        name=how.engine,
        openlineageAdapterVersion=VERSION,
    )
    return {"processing_engine": facet}


def _error_facet(broken: Sequence[Tested]) -> Facets:
    """Return the facet of the checks that could not run; why may quote data, and is left to the report."""
    from openlineage.client.generated.error_message_run import ErrorMessageRunFacet

    if not broken:
        return {}
    names = [one.check.id for one in broken[:_MOST_NAMES]]
    more = f" and {len(broken) - _MOST_NAMES} more" if len(broken) > _MOST_NAMES else ""
    text = f"{len(broken)} checks could not be evaluated: {', '.join(names)}{more}"
    return {"errorMessage": facet_of(ErrorMessageRunFacet, text, "PYTHON")}
