"""From the promises of a contract to checks: each becomes at least one, if only an unsupported one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dq.checks.ages import Age, promised
from dq.checks.check import Check
from dq.checks.column_path import spelled
from dq.checks.data import CannotEvaluateError, DocumentedError, UnsupportedError
from dq.checks.engines.registry import Demand, demands_of
from dq.checks.obligation import Obligation, obligations_of
from dq.checks.operation import CLAIMS
from dq_contracts.model.contract import Contract, QualityRule
from dq_contracts.service_levels import known_name
from dq_contracts.thresholds import Threshold, is_percent, threshold_of
from dq_core.finding import Severity
from dq_core.rules.engine import Settings
from dq_core.rules.registry import load
from dq_core.rules.rule import REGISTERED

NOT_CHECKED = "CHK001"
_SEVERITIES: dict[str, Severity] = {
    "info": "info",
    "information": "info",
    "low": "info",
    "warning": "warning",
    "warn": "warning",
    "medium": "warning",
    "error": "error",
    "high": "error",
    "critical": "error",
    "blocker": "error",
}


def checks_of(contract: Contract, settings: Settings) -> tuple[Check, ...]:
    """Return the checks of a contract in its order; promises that nothing can check are among them.

    A check that the user switched off is left out, as a rule would be.
    """
    load(["dq.checks.operations"])
    numbers: Counter[str] = Counter()
    return tuple(
        replace(check, id=_numbered(check.id, numbers))
        for obligation in obligations_of(contract)
        for check in _compiled(obligation, settings)
        if check.unsupported or settings.enabled(REGISTERED[check.code])
    )


def _compiled(obligation: Obligation, settings: Settings) -> Iterator[Check]:
    try:
        demands = list(_demands(obligation))
    except UnsupportedError as error:
        documented = isinstance(error, DocumentedError)
        yield replace(_unsupported(obligation, str(error)), documented=documented)
        return
    except CannotEvaluateError as error:
        yield replace(_unsupported(obligation, error.reason), mistaken=True)
        return
    for demand in demands:
        operation = demand.operation
        severity = _severity(demand, obligation.quality, settings)
        yield replace(
            _check(obligation, operation.kind, operation.code, severity),
            operation=operation,
            columns=operation.columns,
            threshold=demand.threshold,
            percent=demand.percent,
            of_all_rows=demand.of_all_rows,
            none_is_zero=demand.none_is_zero,
            where=demand.where,
        )


def _demands(obligation: Obligation) -> Iterator[Demand]:
    quality = obligation.quality
    if obligation.key == "quality.custom":
        yield from demands_of(obligation)
        return
    claims = CLAIMS.get(obligation.key, [])
    if not claims:
        raise _nobody(obligation.key)
    found = [operation for declared in claims for operation in declared.from_contract(obligation)]
    if not found:
        raise DocumentedError("it demands nothing of the data")
    threshold = _threshold(quality) if quality else None
    if any(isinstance(operation, Age) for operation in found):
        threshold = promised(obligation)
    for operation in found:
        yield Demand(operation, threshold, quality is not None and is_percent(quality))


def _threshold(quality: QualityRule) -> Threshold:
    threshold = threshold_of(quality)
    if threshold is None:
        raise UnsupportedError("it has not exactly one operator with a number")
    return threshold


def _nobody(key: str) -> UnsupportedError:
    if key == "quality.text":
        return DocumentedError("it is a text for people")
    if key.startswith("sla.") and known_name(key.removeprefix("sla.")):
        return DocumentedError("it is a promise of the service, which no row of the data keeps or breaks")
    family, _, name = key.partition(".")
    words = {
        "quality": f"quality rules of the kind {name!r} are",
        "sla": f"the service level {name!r} is",
        "logicalTypeOptions": f"the option {name!r} is",
    }
    return UnsupportedError(f"{words.get(family, f'{key!r} is')} not checked")


def _unsupported(obligation: Obligation, reason: str) -> Check:
    check = _check(obligation, obligation.key.replace(".", "-"), NOT_CHECKED, "warning")
    columns = (obligation.column_name,) if obligation.column else ()
    return replace(check, unsupported=reason, columns=columns)


def _check(obligation: Obligation, kind: str, code: str, severity: Severity) -> Check:
    contract, quality = obligation.contract, obligation.quality
    name = contract.name or contract.id or contract.source.path
    quality_id = quality.node.node("id") if quality else None
    column = spelled(obligation.column) if obligation.column else "*"
    last = getattr(quality_id, "text", "") or kind
    return Check(
        id=f"{name}/{obligation.dataset.name}/{column}/{last}",
        contract=name,
        contract_path=contract.source.path,
        dataset=obligation.dataset.name,
        columns=(),
        kind=kind,
        code=code,
        severity=severity,
        location=obligation.location,
        dimension=quality.dimension if quality else "",
        schedule=_schedule(obligation),
        description=_description(quality),
    )


def _severity(demand: Demand, quality: QualityRule | None, settings: Settings) -> Severity:
    rule = REGISTERED[demand.operation.code]
    decided = settings.severity(rule)
    stated = demand.severity or (_SEVERITIES.get(quality.severity) if quality else None)
    return stated if stated and decided == rule.severity else decided


def _schedule(obligation: Obligation) -> str:
    part = obligation.quality or obligation.sla
    node = part.node.node("schedule") if part else None
    return str(getattr(node, "text", ""))


def _description(quality: QualityRule | None) -> str:
    node = quality.node.node("description") if quality else None
    return " ".join(str(getattr(node, "text", "")).split())


def _numbered(identity: str, numbers: Counter[str]) -> str:
    numbers[identity] += 1
    return identity if numbers[identity] == 1 else f"{identity}#{numbers[identity]}"
