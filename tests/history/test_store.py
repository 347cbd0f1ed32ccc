"""The files of runs: written by many at once, read by the newest, and whatever else lies among them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq.checks.operations.row_count import RowCount
from dq.history.earlier import MOST_MOMENTS, EarlierRuns
from dq.history.folder import Folder, RunName, folder_of
from dq.history.measured import Measured, number_of
from dq.history.run_file import DamagedError, Entry, RunFile, run_of, text_of

DAMAGED = yaml.safe_load((Path(__file__).parent / "damaged.yaml").read_text(encoding="utf-8"))
NOW = datetime(2024, 1, 31, 6, tzinfo=UTC)
PREVIOUS = ChangeAgainstHistory(RowCount())
KEY = "k"


def a_run(moment: datetime, rows: int, written: datetime = NOW, key: str = KEY) -> RunFile:
    entry = Entry("orders", None, "row_count", (), Measured(rows, rows))
    return RunFile("example", "1.0.0", moment, written, {key: entry})


def of_last(runs: int, against: str = "mean") -> ChangeAgainstHistory:
    return ChangeAgainstHistory(RowCount(), against, runs=runs, minimum_runs=runs)


def numbers(
    folder: Folder, change: ChangeAgainstHistory = PREVIOUS, moment: datetime = NOW
) -> tuple[list[int], dict[str, str]]:
    earlier = EarlierRuns(folder, moment, {KEY})
    return [int(found.number) for found in earlier.numbers(KEY, change)], earlier.ignored


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return folder_of(str(tmp_path / "history"), "example", "1.0.0")


MOMENTS = st.integers(1, 3_000_000).map(
    lambda day: datetime(1, 1, 1, 6, tzinfo=UTC) + timedelta(days=day, microseconds=day)
)
VALUES = (
    st.none()
    | st.integers()
    | st.decimals(allow_nan=False)
    | st.floats(allow_nan=False).map(lambda f: Decimal(str(f)))
)
COUNTS = st.integers(0, 2**63 - 1)
MEASURED = st.builds(Measured, COUNTS, VALUES.filter(lambda value: len(str(value)) < 400)) | st.builds(
    Measured, COUNTS, st.none(), COUNTS, COUNTS, COUNTS
)
ENTRIES = st.builds(
    Entry, st.text(), st.none() | st.text(), st.text(), st.lists(st.text()).map(tuple), MEASURED
)


@given(
    st.builds(
        RunFile, st.text(), st.text(), MOMENTS, MOMENTS, st.dictionaries(st.text(), ENTRIES, max_size=3)
    )
)
def test_what_is_written_is_read(run: RunFile) -> None:
    for entry in run.entries.values():
        value = entry.measured.value
        if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > 999:
            return
    read = run_of(text_of(run))
    assert read == run
    assert json.loads(text_of(run))["format"] == "dq run"


TREES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    name=st.sampled_from(["contract", "moment", "measured", "format_version", "0", "key", "rows", "value"]),
    tree=TREES,
)
def test_other_JSON_is_refused_in_one_way(name: str, tree: Any) -> None:  # noqa: N802 - JSON is its name
    data = json.loads(text_of(a_run(NOW, 1)))
    holder = data if name in data else data["measured"]
    holder = holder if name in data or name == "0" else holder[0]
    holder[0 if name == "0" else name] = tree
    for text in (json.dumps(data), json.dumps(tree)):
        try:
            run_of(text)
        except DamagedError as error:
            assert "damaged" in str(error)  # noqa: PT017 - what is read without an error is fine as well


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case["case"])
def test_what_is_no_run_is_told_and_passed_over(case: dict[str, Any], folder: Folder) -> None:
    folder.add(a_run(NOW - timedelta(days=30), 1))
    bad = Path(folder.add(a_run(datetime(2024, 1, 2, 6, tzinfo=UTC), 2)))
    text = bad.read_text(encoding="utf-8")
    bad.unlink()
    bad = bad.with_name(case.get("name", bad.name))
    _damage(case, bad, text)
    found, ignored = numbers(folder)
    assert found == [1]
    assert list(ignored) == [bad.name]
    assert case["reason"] in ignored[bad.name]


def _damage(case: dict[str, Any], path: Path, text: str) -> None:
    if "folder" in case:
        path.mkdir()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "change" in case:
        assert case["change"][0] in text
        path.write_text(text.replace(*case["change"]), encoding="utf-8")
    elif "deep" in case:
        path.write_text("[" * 100_000, encoding="utf-8")
    else:
        path.write_text(text[: len(text) // 2] if "half" in case else case["text"], encoding="utf-8")


def test_no_folder_and_an_empty_one_have_no_runs(folder: Folder) -> None:
    assert numbers(folder) == ([], {})
    os.makedirs(folder.path)
    assert numbers(folder) == ([], {})


def test_a_file_that_is_gone_is_passed_over(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.add(a_run(NOW - timedelta(days=2), 1))
    gone = Path(folder.add(a_run(NOW - timedelta(days=1), 2)))
    names = os.listdir(folder.path)
    gone.unlink()
    monkeypatch.setattr(os, "listdir", lambda _path: names)
    assert numbers(folder) == ([1], {})


def test_files_that_are_being_written_are_no_runs(folder: Folder) -> None:
    folder.add(a_run(NOW - timedelta(days=1), 1))
    Path(folder.path, ".dq-abcdef").write_text("half", encoding="utf-8")
    assert numbers(folder) == ([1], {})


def test_a_pipe_among_the_runs_does_not_stop_anybody(folder: Folder) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes here")
    folder.add(a_run(NOW - timedelta(days=2), 1))
    path = folder.add(a_run(NOW - timedelta(days=1), 2))
    os.unlink(path)
    os.mkfifo(path)
    assert numbers(folder)[0] == [1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    runs=st.lists(
        st.tuples(st.integers(1, 8), st.integers(0, 9), st.integers(0, 3)),
        max_size=8,
        unique_by=lambda r: (r[0], r[2]),
    ),
    order=st.randoms(),
    change=st.sampled_from([PREVIOUS, of_last(3), of_last(2, "same_weekday")]),
)
def test_the_order_of_files_does_not_matter(
    runs: list[tuple[int, int, int]], order: Any, change: ChangeAgainstHistory, tmp_path_factory: Any
) -> None:
    folder = Folder(str(tmp_path_factory.mktemp("order")), "example")
    for day, rows, written in runs:
        folder.add(a_run(NOW - timedelta(days=day), rows, NOW + timedelta(seconds=written)))
    names, listdir = os.listdir(folder.path), os.listdir
    order.shuffle(names)
    os.listdir = lambda _path: names  # type: ignore[assignment]
    try:
        found, _ = numbers(folder, change)
    finally:
        os.listdir = listdir
    assert found == list(_plainly(runs, change))


def _plainly(runs: list[tuple[int, int, int]], change: ChangeAgainstHistory) -> Iterator[int]:
    last = {day: rows for day, rows, _ in sorted(runs, key=lambda run: run[2])}
    days = [day for day in sorted(last) if change.against != "same_weekday" or day % 7 == 0]
    yield from (last[day] for day in days[: change.runs])


PROGRAM = """
import sys
from datetime import UTC, datetime
from tests.history.test_store import a_run
from dq.history.folder import Folder
folder = Folder(sys.argv[1], "example")
for day in range(1, 21):
    folder.add(a_run(datetime(2024, 1, day, tzinfo=UTC), day))
"""


def test_many_write_at_once_and_others_read_meanwhile(folder: Folder) -> None:
    root = Path(__file__).parents[2]
    writers = [subprocess.Popen([sys.executable, "-c", PROGRAM, folder.path], cwd=root) for _ in range(2)]
    threads = [threading.Thread(target=_write_some, args=(folder,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(writer.poll() is None for writer in writers):
        assert numbers(folder, of_last(20))[1] == {}
    for thread in threads:
        thread.join()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(os.listdir(folder.path)) == 5 * 20
    assert numbers(folder, of_last(20)) == ([*range(20, 0, -1)], {})


def _write_some(folder: Folder) -> None:
    for day in range(1, 21):
        folder.add(a_run(datetime(2024, 1, day, tzinfo=UTC), day))


@pytest.fixture
def crowded(folder: Folder) -> Folder:
    """Return the folder of five thousand hourly runs."""
    os.makedirs(folder.path)
    for hour in range(1, 5_001):
        run = a_run(NOW - timedelta(hours=hour), hour)
        name = f"{run.moment:%Y%m%dT%H%M%S.%fZ}-{hour:016x}.json"
        Path(folder.path, name).write_text(text_of(run), encoding="utf-8")
    return folder


def test_only_the_newest_files_that_are_needed_are_opened(
    crowded: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = Folder.opened

    def counting(folder: Folder, name: RunName, keys: Collection[str] | None = None) -> RunFile | None:
        opened.append(name.path)
        return real(folder, name, keys)

    monkeypatch.setattr(Folder, "opened", counting)
    assert numbers(crowded)[0] == [1]
    assert len(opened) == 1
    assert numbers(crowded, of_last(7))[0] == [*range(1, 8)]
    assert len(opened) == 1 + 7
    assert numbers(crowded, of_last(4, "same_weekday"))[0] == [151, 319, 487, 655]
    assert len(opened) == 1 + 7 + 4
    assert numbers(crowded, ChangeAgainstHistory(RowCount(), days=1), NOW + timedelta(days=2))[0] == []
    assert len(opened) == 1 + 7 + 4
    earlier = EarlierRuns(crowded, NOW, {"nothing"})
    assert earlier.numbers("nothing", PREVIOUS) == []
    assert len(opened) == 1 + 7 + 4 + MOST_MOMENTS
    assert earlier.numbers("nothing", PREVIOUS) == []
    assert len(opened) == 1 + 7 + 4 + MOST_MOMENTS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("example", "1.0.0"), ("example", "1.9.3"), True),
        (("example", "1.0.0"), ("example", "v1"), True),
        (("example", "1.0.0"), ("example", "2.0.0"), False),
        (("example", "1.0.0"), ("Example", "1.0.0"), False),
        (("../../etc", "1"), ("-..-etc", "1"), False),
        (("", ""), ("é", ""), False),
    ],
)
def test_a_folder_for_each_contract_and_major_version(
    one: tuple[str, str],
    other: tuple[str, str],
    same: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    paths = [Path(folder_of(str(tmp_path), *words).path) for words in (one, other)]
    assert (paths[0] == paths[1]) == same
    assert all(path.parent == tmp_path and path.name.isascii() for path in paths)


def test_shares_are_computed_from_counts() -> None:
    counted = Measured(10, None, 8, 2, 3)
    change = ChangeAgainstHistory(RowCount(), percent=True)
    assert number_of(counted, ChangeAgainstHistory(RowCount())) == 3
    assert number_of(counted, change) == Fraction(300, 8)
    assert number_of(counted, ChangeAgainstHistory(RowCount(), percent=True, of_all_rows=True)) == 30
    assert number_of(Measured(2, None, 0, 2, 0), change) is None
    assert (
        number_of(
            Measured(2, None, 0, 2, 0), ChangeAgainstHistory(RowCount(), percent=True, none_is_zero=True)
        )
        == 0
    )
