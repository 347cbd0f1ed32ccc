"""Text files as they come: encodings, compression, line ends, what is no record, and where rows stand."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given

from dq.adapters.text_files.line_numbers import Records, Skipped
from dq.runner.outcome import Run
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "text_files.yaml").read_text(encoding="utf-8"))
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def _outcome(case: dict[str, Any], folder: Path) -> Run:
    for name, text in case["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode(case.get("encoding", "utf-8"))
        for old, new in case.get("replace", {}).items():
            data = data.replace(old.encode(), new.encode("latin-1"))
        packed = PACKERS.get(path.suffix, bytes)(data)
        path.write_bytes(packed[: len(packed) - case.get("cut", 0)])
    server = {"server": "s", "type": "local", "path": case["path"], **case.get("server", {})}
    server.setdefault("format", "csv" if "csv" in case["path"] else "json")
    contract = {
        "apiVersion": "v3.2.0",
        "kind": "DataContract",
        "id": "case",
        "version": "1.0.0",
        "status": "active",
        "servers": [server],
        "schema": [{"name": "data", "properties": case["properties"]}],
    }
    path = folder / "case.odcs.yaml"
    path.write_text(yaml.safe_dump(contract), encoding="utf-8")
    library = Library()
    opened = library.open(str(path)).contract
    assert opened is not None
    return run([opened], Config(str(folder)), library, {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = _outcome(case, tmp_path)
    failed = {}
    for result in outcome.results:
        if result.verdict != "pass":
            column, kind = result.check.id.split("/data/", 1)[1].rsplit("/", 1)
            rows = result.sample.rows if result.sample else ()
            places = [" ".join(map(str, row[:-1])) for row in rows]
            failed[f"{column} {kind}"] = places or result.verdict
    assert failed == {
        name: places if isinstance(places, str) else list(map(str, places))
        for name, places in case.get("fail", {}).items()
    }
    problems = [found.message.partition(": ")[2] for found in outcome.findings if found.code[:6] == "CHK006"]
    assert problems == case.get("problems", [])
    unreadable = [found.message.partition(": ")[2] for found in outcome.findings if found.code == "CHK003"]
    assert unreadable == case.get("unreadable", [])


@given(
    st.lists(st.tuples(st.sampled_from(["row", "skip"]), st.integers(1, 3)), max_size=30), st.integers(1, 3)
)
def test_lines_of_records(parts: list[tuple[str, int]], first: int) -> None:
    line, skipped, tall = first, [], []
    starts: list[int] = []
    for kind, height in parts:
        if kind == "skip":
            skipped.append(Skipped(line, height))
        else:
            if height > 1:
                tall.append((len(starts), height))
            starts.append(line)
        line += height
    records = Records(first, tuple(skipped), tuple(tall))
    assert [records.line_of(number) for number in range(len(starts))] == starts
