"""Propose promises from what the data shows, prove them, and keep those that hold with enough confidence.

Proposals are learned on one half of the rows (`halves`), held against the other half, and then against all
rows, by the checks that `dq test` runs. What does not hold everywhere is not proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from dq.profiling.confidence import confidence
from dq.profiling.foreign_keys import foreign_keys_of
from dq.profiling.keys import composite_key_of, key_of
from dq.profiling.profile import TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.proving import Proof, Views, proved
from dq.profiling.redundancy import without_redundant
from dq_core.rules.registry import modules_of

_PROPOSALS = "dq.profiling.proposals"
_CONFIDENCE_STEPS = 10_000
_MOST_TARGETS = 3


@dataclass(slots=True)
class Inference:
    """The search for promises over the datasets of one contract."""

    connection: Any
    contract: Mapping[str, Any]
    folder: str
    data: Mapping[str, Views]
    tables: Mapping[str, TableProfile]
    least: float
    proofs: dict[Proposal, Proof] = field(default_factory=dict)

    def run(self) -> dict[Proposal, dict[str, Any]]:
        """Return the promises to keep, in the order of the data, each with its confidence and evidence."""
        self._prove(list(self._by_column()))
        self._find_keys()
        self._find_references()
        kept = without_redundant(each for each in self.proofs if self._is_sure(each))
        return {proposal: self._fact(proposal) for proposal in kept}

    def summary(self, kept: Sequence[Proposal]) -> dict[str, Any]:
        """Return how many promises were proposed, held on the held-out half, and were kept."""
        held = sum(proof.holds_held_out for proof in self.proofs.values())
        everywhere = [each for each, proof in self.proofs.items() if proof.holds]
        return {
            "proposed": len(self.proofs),
            "heldOnHeldOutRows": held,
            "heldEverywhere": len(everywhere),
            "belowConfidence": sum(not self._is_sure(each) for each in everywhere),
            "kept": len(kept),
            "leastConfidence": self.least,
        }

    def _by_column(self) -> Iterable[Proposal]:
        proposers = [import_module(name).propose for name in modules_of(_PROPOSALS)]
        for table in self.tables.values():
            stated = self._stated(table)
            for propose in proposers:
                yield from (each for each in propose(table) if (each.column, each.promise) not in stated)

    def _prove(self, proposals: Sequence[Proposal]) -> None:
        self.proofs.update(proved(self.connection, self.contract, self.folder, self.data, proposals))

    def _find_keys(self) -> None:
        open_ = [table for table in self.tables.values() if ("", "primaryKey") not in self._stated(table)]
        unique = self._sure("unique")
        single = [key_of(table, [each for each in unique if each.dataset == table.name]) for table in open_]
        self._prove([each for each in single if each is not None])
        found = {each.dataset for each in self._sure("primaryKey")}
        for table in open_:
            if table.name not in found:
                seen = self.data[table.name].seen
                composite_key_of(self.connection, table, seen, self._holds)

    def _find_references(self) -> None:
        keys = [*self._sure("primaryKey"), *self._sure("unique"), *self._declared_keys()]
        ranked = [
            each
            for each in foreign_keys_of(self.tables, keys)
            if (each[0].column, "relationship") not in self._stated(self.tables[each[0].dataset])
        ]
        for rank in range(_MOST_TARGETS):
            tried = [each[rank] for each in ranked if len(each) > rank]
            self._prove(tried)
            sure = {each.place for each in tried if self._is_sure(each)}
            ranked = [each for each in ranked if each[0].place not in sure]

    def _stated(self, table: TableProfile) -> set[tuple[str, str]]:
        return _stated(self.contract, table.name)

    def _declared_keys(self) -> Iterable[Proposal]:
        """Yield the keys that the source itself declares, as if they had been proposed."""
        for dataset in self.contract["schema"]:
            keyed = [column for column in dataset.get("properties", ()) if column.get("primaryKey")]
            keyed.sort(key=lambda column: column.get("primaryKeyPosition", 0))
            names = tuple(column.get("physicalName") or column["name"] for column in keyed)
            if names and all(name in self.tables[dataset["name"]].columns for name in names):
                yield Proposal(dataset["name"], "", "primaryKey", True, 1.0, "all rows", {}, names)  # noqa: FBT003

    def _holds(self, proposal: Proposal) -> bool:
        self._prove([proposal])
        return self._is_sure(proposal)

    def _sure(self, promise: str) -> list[Proposal]:
        return [each for each in self.proofs if each.promise == promise and self._is_sure(each)]

    def _is_sure(self, proposal: Proposal) -> bool:
        return self.proofs[proposal].holds and self._confidence(proposal) >= self.least

    def _confidence(self, proposal: Proposal) -> float:
        rows, violations = self._trials(proposal)
        if proposal.basis == "convention":
            return proposal.weight
        return confidence(rows, violations, proposal.weight)

    def _trials(self, proposal: Proposal) -> tuple[int, int]:
        proof = self.proofs[proposal]
        results = proof.seen if proposal.basis == "all rows" else proof.held_out
        counts = [result.counts for result in results if result.counts]
        return (
            min((count.evaluated for count in counts), default=0),
            max((count.violations for count in counts), default=0),
        )

    def _fact(self, proposal: Proposal) -> dict[str, Any]:
        proof, table = self.proofs[proposal], self.tables[proposal.dataset]
        evidence: dict[str, Any] = {"rows": table.profiled}
        if table.profiled < table.rows:
            evidence["sampleOf"] = table.rows
        counts = [result.counts for result in proof.held_out if result.counts]
        if counts and proposal.basis != "convention":
            evidence["heldOut"] = counts[0].evaluated
            evidence["violations"] = counts[0].violations
        column = table.columns.get(proposal.column)
        if column is not None:
            evidence["nulls"] = column.rows - column.present
        evidence |= {name: value for name, value in proposal.evidence.items() if name != "to"}
        # rounded down, because nothing that was inferred is certain
        sure = int(self._confidence(proposal) * _CONFIDENCE_STEPS) / _CONFIDENCE_STEPS
        return {"confidence": sure, "evidence": evidence}


def _stated(contract: Mapping[str, Any], dataset: str) -> set[tuple[str, str]]:
    """Return what the contract of the source says already, as pairs of column and promise."""
    part = next(each for each in contract["schema"] if each["name"] == dataset)
    found: set[tuple[str, str]] = set()
    for column in part.get("properties", ()):
        name = column.get("physicalName") or column["name"]
        found.update((name, key) for key in ("required", "unique", "enum") if key in column)
        found.update((name, f"logicalTypeOptions.{key}") for key in column.get("logicalTypeOptions", ()))
        if column.get("relationships"):
            found.add((name, "relationship"))
        if column.get("primaryKey"):
            found.update((("", "primaryKey"), (name, "unique")))
    return found
