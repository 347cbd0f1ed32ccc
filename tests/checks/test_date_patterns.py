"""Texts read by date patterns: tables, and random moments written by a formatter of the test's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from sqlglot import exp

from dq.adapters.date_patterns import pattern_reading
from dq_contracts.date_pattern import PatternError
from tests.duckdb_files import scratch

TABLE = (Path(__file__).parent / "cases" / "date_patterns.yaml").read_text(encoding="utf-8")
CASES = yaml.load(TABLE, yaml.BaseLoader)  # noqa: S506 - it makes texts of everything, dates too
MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TOKEN = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|.", re.DOTALL)
FIXED = [
    "yyyy-MM-dd",
    "dd.MM.yyyy",
    "uuuuMMdd",
    "dd MMM yyyy",
    "EEE dd MMMM yyyy",
    "dd.MM.yyyy HH:mm:ss",
    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
    "MM/dd/yyyy hh:mm:ss a",
    "yyyyMMddHHmmssSSS",
    "yyyy-MM-dd HH:mm:ss.SSSSSS xx",
    "EEEE, dd-MMM-yyyy HH:mm XXX",
    "yyyy-MM-dd'T'HH:mm:ssX",
]
RAGGED = ["d.M.y", "d/M/yyyy H:m:s", "MMMM d, y h:mm a", "E d MMM y H:mm:ss.SSS x"]
ZONES = "XxZ"


def read(pattern: str, texts: Sequence[str], kind: str = "timestamp", **options: object) -> list[str | None]:
    reading = pattern_reading(pattern, kind, options.get("timezone"), options.get("defaultTimezone"))
    value = reading.value(exp.column("t")).sql("duckdb")
    with scratch() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        query = f"SELECT CAST({value} AS VARCHAR) FROM (SELECT unnest(?::VARCHAR[]) AS t)"
        return [row[0] for row in connection.execute(query, [list(texts)]).fetchall()]


@pytest.mark.parametrize("case", [case for case in CASES if "read" in case], ids=lambda case: case["pattern"])
def test_texts_of_a_pattern(case: dict[str, Any]) -> None:
    options = {
        name: {"true": True, "false": False}.get(value, value)
        for name, value in case.get("options", {}).items()
    }
    kind = case.get("type", "date")
    assert (
        dict(zip(case["read"], read(case["pattern"], [*case["read"]], kind, **options), strict=True))
        == (case["read"])
    )
    refused = read(case["pattern"], case["refused"], kind, **options)
    assert [text for text, value in zip(case["refused"], refused, strict=True) if value is not None] == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if "unread" in case], ids=lambda case: case["pattern"][:30]
)
def test_a_pattern_that_is_not_read_says_why(case: dict[str, Any]) -> None:
    zone = {"true": True, "false": False}.get(case.get("options", {}).get("timezone"))
    with pytest.raises(PatternError) as error:
        pattern_reading(case["pattern"], case.get("type", "date"), zone, None)
    assert case["unread"] in str(error.value)


def written(moment: datetime, pattern: str) -> str:
    return "".join(_part(moment, match[0]) for match in TOKEN.finditer(pattern))


def _part(moment: datetime, letters: str) -> str:
    count = len(letters)
    numbers = {"y": moment.year, "u": moment.year, "M": moment.month, "d": moment.day, "m": moment.minute}
    numbers |= {"H": moment.hour, "h": moment.hour % 12 or 12, "s": moment.second}
    words = {
        "'": letters[1:-1].replace("''", "'"),
        "S": f"{moment.microsecond:06}"[:count],
        "a": "AM" if moment.hour < 12 else "PM",
        "E": DAYS[moment.weekday()][: 3 if count < 4 else None],
        **dict.fromkeys(ZONES, _offset(moment, letters)),
    }
    if letters[0] == "M" and count > 2:
        return MONTHS[moment.month - 1][: 3 if count == 3 else None]
    if letters[0] in numbers:
        return str(numbers[letters[0]]).zfill(count)
    return words.get(letters[0], letters)


def _offset(moment: datetime, letters: str) -> str:
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    if letters[0] == "X" and not seconds:
        return "Z"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    rest = "" if len(letters) == 1 and not minutes else f"{':' if len(letters) == 3 else ''}{minutes:02}"
    return f"{'-' if seconds < 0 else '+'}{hours:02}{rest}"


def _expected(moment: datetime, pattern: str) -> datetime:
    """The moment without what the pattern does not write, in UTC."""
    letters = {match[1] for match in TOKEN.finditer(pattern)}
    places = len(pattern.split("S", 1)[-1]) - len(pattern.split("S", 1)[-1].lstrip("S")) + 1
    cut = moment.replace(
        hour=moment.hour if letters & {"H", "h"} else 0,
        minute=moment.minute if "m" in letters else 0,
        second=moment.second if "s" in letters else 0,
        microsecond=moment.microsecond // 10 ** (6 - places) * 10 ** (6 - places) if "S" in letters else 0,
    )
    return (cut - (moment.utcoffset() or timedelta())).replace(tzinfo=None) if letters & {*ZONES} else cut


MOMENTS = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)),  # noqa: DTZ001 - the zone is put in above
    st.sampled_from([0, 60, -60, 90, -210, 345, 1080, -1080]),
)
COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


def _same(found: str | None, moment: datetime) -> bool:
    text = (found or "").removesuffix("+00")
    return bool(text) and datetime.fromisoformat(text) == moment.replace(tzinfo=None)


@pytest.mark.parametrize("pattern", [*FIXED, *RAGGED])
@given(moments=st.lists(MOMENTS, min_size=20, max_size=40))
@settings(max_examples=4, derandomize=True, phases=[Phase.generate], **COMMON)
def test_what_is_written_is_read_back(pattern: str, moments: list[datetime]) -> None:
    found = read(pattern, [written(moment, pattern) for moment in moments])
    wrong = [
        (written(moment, pattern), value)
        for moment, value in zip(moments, found, strict=True)
        if not _same(value, _expected(moment, pattern))
    ]
    assert not wrong


@st.composite
def changed(draw: st.DrawFn, pattern: str) -> str:
    text = written(draw(MOMENTS), pattern)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        new = draw(st.sampled_from(["", *"0123456789-+.:TZ aAMJF"]))
        text = text[:place] + new + text[place + draw(st.integers(0, 1)) :]
    return text


@pytest.mark.parametrize("pattern", [pattern for pattern in FIXED if not set(pattern) & set(ZONES)])
@given(data=st.data())
@settings(max_examples=4, derandomize=True, phases=[Phase.generate], **COMMON)
def test_what_is_read_is_written_so(pattern: str, data: st.DataObject) -> None:
    texts = data.draw(st.lists(changed(pattern), min_size=50, max_size=100))
    for text, value in zip(texts, read(pattern, texts), strict=True):
        if value is not None:
            assert written(datetime.fromisoformat(value), pattern) == text.replace("am", "AM")


@given(st.text("yMdHmsSaEXxZV'[]. -", max_size=60))
@example("[" * 100)
@example("[yyyy]" * 16)
@settings(max_examples=300, derandomize=True, **COMMON)
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    with suppress(PatternError):
        assert pattern_reading(pattern, "date", None, None).value(exp.column("t")).sql("duckdb")
