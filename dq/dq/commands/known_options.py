"""The options about findings that were there before, and what `dq lint` makes of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dq.project.collecting import Collected
from dq.project.linted import Linted
from dq_core.config.settings import BASELINE, Config
from dq_core.errors import DqError
from dq_core.finding import Suppression, sort_key
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.rules.rule import Rule

if TYPE_CHECKING:
    from dq_core.suppression.baseline import Baseline

LintFiles = Callable[[Collected], Linted]


def add_known_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = parser.add_argument_group("findings that were there before")
    group.add_argument(
        "--baseline",
        metavar="FILE",
        help="the findings to live with; by default dq-baseline.json, if it is there",
    )
    group.add_argument(
        "--no-baseline", action="store_true", help="count the findings of the baseline as well"
    )
    group.add_argument(
        "--write-baseline", action="store_true", help="write the findings of now as the baseline"
    )
    group.add_argument(
        "--strict-baseline", action="store_true", help="report entries of the baseline that no longer occur"
    )
    group.add_argument(
        "--base", metavar="REV", help="count only what is new since HEAD departed from this commit or branch"
    )


def check_known_options(arguments: argparse.Namespace) -> None:
    """Raise DqError for options that contradict each other."""
    others = (("--no-baseline", arguments.no_baseline), ("--base", arguments.base is not None))
    for name, given in others if arguments.write_baseline else ():
        if given:
            text = f"--write-baseline does not go with {name}"
            raise DqError(configuration_invalid(text, None, "leave one of them out"))


class Known:
    """What was there before this run: `mark` marks it in a lint, `told` says for reports how much it was.

    `config` is the configuration of the run.
    """

    def __init__(
        self, arguments: argparse.Namespace, config: Config, rules: Mapping[str, Rule], lint: LintFiles
    ) -> None:
        """Read the baseline. Raises DqError where it is named and missing, or cannot be used."""
        self._arguments = arguments
        self.config = config
        self._rules = rules
        self._lint = lint
        self._earlier: Mapping[tuple[str, str, str], int] | None = None
        self._path = ""
        self._baseline: Baseline | None = None
        self.told: dict[str, Any] = {}
        if not arguments.no_baseline:
            self._read()

    def _read(self) -> None:
        stated = self._arguments.baseline, self.config.baseline
        usual = os.path.join(self.config.root, self.config.baseline or BASELINE)
        self._path = stated[0] if stated[0] is not None else usual
        must = any(stated) and not self._arguments.write_baseline
        if must or os.path.lexists(self._path):
            from dq.project.known_findings.baseline_file import read_baseline

            self._baseline = read_baseline(self._path)

    def mark(self, linted: Linted, collected: Collected) -> Linted:
        """Return a lint of these files with those of its findings marked that were there before."""
        if self._arguments.write_baseline:
            return linted
        if self._baseline is not None:
            self._by_baseline(self._baseline, linted)
        if self._arguments.base is not None:
            self._by_commit(self._arguments.base, linted, collected)
        return linted

    def write(self, linted: Linted) -> None:
        """Write the baseline, if that is asked for, and mark the findings that it holds."""
        if not self._arguments.write_baseline:
            return
        from dq.project.known_findings.baseline_file import read_baseline, written

        count, lost = written(self._path, self._baseline, linted, self.config, self._rules)
        self._by_baseline(read_baseline(self._path), linted)
        self.told["baseline"] |= {"written": count, "removed": lost}

    def _by_baseline(self, baseline: Baseline, linted: Linted) -> None:
        from dq.project.known_findings.baseline_file import applied, stale_findings

        outcome = applied(baseline, linted, self.config, self._rules)
        linted.findings = outcome.findings
        if self._arguments.strict_baseline:
            linted.findings = sorted(
                [*linted.findings, *stale_findings(baseline, outcome.stale)], key=sort_key
            )
        self.told["baseline"] = {
            "file": baseline.path,
            "known": outcome.known,
            "stale": sum(outcome.stale.values()),
        }

    def _by_commit(self, revision: str, linted: Linted, collected: Collected) -> None:
        from dq.project.known_findings.earlier import add_documents, earlier_findings
        from dq.project.known_findings.subtracting import fingerprints_of, subtracted

        if self._earlier is None:
            self._earlier = earlier_findings(
                revision, collected, linted, self._lint, self.config, self._rules
            )
        add_documents(linted, collected.files)
        keys = fingerprints_of(linted, self.config.root, values=True)
        why = Suppression("base", f"there before {revision}")
        linted.findings = subtracted(linted, self._earlier, keys, self._rules, why, projects=True)
        count = sum(finding.suppressed == why for finding in linted.findings)
        self.told["base"] = {"revision": revision, "known": count}
