"""The baseline of a project: read, applied to a lint, held against it, and written anew."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping

from dq.project.known_findings.fingerprint import Key
from dq.project.known_findings.subtracting import counted, fingerprints_of, subtracted
from dq.project.linted import Linted
from dq_core.atomic_writing import write
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding, Suppression
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.stale_baseline_entry import stale_baseline_entry
from dq_core.paths import shown
from dq_core.reading import read, reason_of
from dq_core.record import identity_record
from dq_core.rules.rule import Rule
from dq_core.suppression.baseline import Baseline, baseline_of, text_of

_WHY = Suppression("baseline", "it was there when the baseline was written")
_ENDED = ("SQL002", "INT001", "INT002")


def read_baseline(path: str) -> Baseline:
    """Return the baseline in a file; raises DqError where it cannot be used."""
    text = read(path, shown(path))
    if text.unreadable is not None or text.problem is not None:
        reason = text.unreadable.message if text.unreadable else text.problem.message if text.problem else ""
        help_ = "`dq lint --write-baseline` writes one"
        raise DqError(configuration_invalid(f"baseline {shown(path)}: {reason}", None, help_))
    return baseline_of(text.source)


@identity_record
class Applied:
    """What a baseline did to a lint: findings with the known ones marked, and the entries that are stale."""

    findings: list[Finding]
    known: int
    stale: Mapping[Key, int]


def applied(baseline: Baseline, linted: Linted, config: Config, rules: Mapping[str, Rule]) -> Applied:
    """Return the findings of a lint with those marked that the baseline knows."""
    keys = fingerprints_of(linted, config.root)
    now = counted(linted.findings, keys, rules)
    findings = subtracted(linted, baseline.counts, keys, rules, _WHY)
    judged = _Judged(linted, config, rules)
    stale = {
        key: count - now[key]
        for key, count in baseline.counts.items()
        if count > now[key] and judged.has(key)
    }
    return Applied(findings, sum((now & Counter(baseline.counts)).values()), stale)


def written(
    path: str, before: Baseline | None, linted: Linted, config: Config, rules: Mapping[str, Rule]
) -> tuple[int, int]:
    """Write the findings of a lint as the baseline; return how many it holds, and how many entries it lost.

    Entries of files and rules that the lint did not look at stay. Raises DqError where it cannot be written.
    """
    now = counted(linted.findings, fingerprints_of(linted, config.root), rules)
    judged = _Judged(linted, config, rules)
    kept = {key: count for key, count in (before.counts if before else {}).items() if not judged.has(key)}
    counts = {**kept, **now}
    try:
        write(path, text_of(counts))
    except OSError as error:
        text = f"cannot write the baseline {shown(path)}: {reason_of(error)}"
        raise DqError(configuration_invalid(text, None, "check its folder and permissions")) from error
    lost = sum(max(count - counts.get(key, 0), 0) for key, count in (before.counts if before else {}).items())
    return sum(counts.values()), lost


def stale_findings(baseline: Baseline, stale: Mapping[Key, int]) -> Iterator[Finding]:
    """Yield a finding for each entry that is stale."""
    for (path, code, about), count in stale.items():
        yield stale_baseline_entry(code, path, count, baseline.places.get((path, code, about)))


class _Judged:
    """Which entries a lint can judge: those of its files, or files that are gone, of rules that are on."""

    def __init__(self, linted: Linted, config: Config, rules: Mapping[str, Rule]) -> None:
        self._config = config
        self._rules = rules
        self._files = {shown(path, config.root) for path in linted.files}
        ended = (finding.location for finding in linted.findings if finding.code in _ENDED)
        self._ended = {shown(place.path, config.root) for place in ended if place is not None}

    def has(self, key: Key) -> bool:
        """Say whether an entry would have been found."""
        path, code, _ = key
        if path in self._ended:
            return False
        if path and path not in self._files:
            return not os.path.lexists(os.path.join(self._config.root, path))
        rule = self._rules.get(code)
        return rule is not None and self._config.for_path(path).enabled(rule)
