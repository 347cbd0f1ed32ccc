"""Draft a contract from data, write it beside the data, and hold it against the data with `dq`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dq.cli import main
from dq.profiling.drafting import draft_of
from dq.profiling.marking import INFERRED
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.settling import contract_text
from tests.duckdb_files import scratch

CONTRACT = "drafted.odcs.yaml"


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft and the file in which it stands."""

    draft: Draft
    path: Path

    def dataset(self, name: str | None = None) -> dict[str, Any]:
        schema = self.draft.contract["schema"]
        return next(each for each in schema if name in (None, each["name"]))

    def column(self, name: str, dataset: str | None = None) -> dict[str, Any]:
        return next(each for each in self.dataset(dataset)["properties"] if each["name"] == name)

    def facts(self, column: str = "", dataset: str | None = None) -> dict[str, dict[str, Any]]:
        """Return the inferred facts of a column, or of the dataset, by key."""
        part = self.column(column, dataset) if column else self.dataset(dataset)
        custom = [each for each in part.get("customProperties", ()) if each["property"] == INFERRED]
        return {fact["key"]: fact for each in custom for fact in each["value"]}

    def notes(self, place: str) -> list[str]:
        return [loss.reason for loss in self.draft.losses if loss.place == place]


def imported(paths: Sequence[Path | str], folder: Path, **options: Any) -> Imported:
    draft = draft_of([str(path) for path in paths], folder=str(folder), **options)
    target = folder / CONTRACT
    target.write_text(contract_text(draft.contract), encoding="utf-8")
    return Imported(draft, target)


def reported(path: Path, *words: str) -> dict[str, Any]:
    """Return the report of `dq test` as data, with the exit code."""
    report = path.with_suffix(".json")
    code = main(["test", str(path), "--output-format", "json", "--output-file", str(report), *words])
    outcome: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {**outcome, "exit": code}


def linted(path: Path) -> list[dict[str, Any]]:
    """Return the findings of `dq lint`."""
    report = path.with_suffix(".lint.json")
    main(["lint", str(path), "--output-format", "json", "--output-file", str(report)])
    findings: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return findings


def counts(finding: dict[str, Any]) -> bool:
    """That columns are personal is inferred; how long they are kept only people know."""
    return bool(finding["severity"] != "info" and finding["code"] != "ODC268")


def assert_sound(found: Imported) -> None:
    """Assert that the contract lints clean and that its own data passes every check of it."""
    assert [each for each in linted(found.path) if counts(each)] == []
    outcome = reported(found.path)
    assert outcome["exit"] == 0, outcome["findings"]
    assert outcome["coverage"]["fail"] == outcome["coverage"]["error"] == 0
    assert outcome["coverage"]["pass"] > 0


def parquet(folder: Path, name: str, query: str) -> Path:
    """Write the rows of a query to a Parquet file."""
    path = folder / f"{name}.parquet"
    with scratch() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path
