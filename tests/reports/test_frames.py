from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_core.display import width
from dq_core.frames import frame
from dq_core.location import Location
from dq_core.source import Source

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "frames.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_frame_shows(case: dict[str, Any]) -> None:
    drawn = frame(Source("a", case["text"]), Location("a", *case["span"]), width=case.get("width", 120))
    assert drawn.split("\n") == case["frame"].rstrip("\n").split("\n")


def test_paint_gets_gutter_and_carets_apart() -> None:
    drawn = frame(Source("a", "abc"), Location("a", 1, 2, 1, 3), paint=lambda part, text: f"<{part}:{text}>")
    assert drawn == "<gutter:   |>\n<gutter: 1 |> abc\n<gutter:   |>  <caret:^>"


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
    | st.text("aé日\t\u0301 ", min_size=100),
    line=st.integers(1, 3),
    column=st.integers(1, 200),
    length=st.integers(0, 80),
    room=st.integers(0, 80),
)
def test_a_frame_keeps_to_its_width(text: str, line: int, column: int, length: int, room: int) -> None:
    drawn = frame(Source("a", text), Location("a", line, column, line, column + length), width=room)
    for row in drawn.split("\n"):
        assert width(row) <= max(room, 26)


def test_a_line_of_a_megabyte_is_cut_before_it_is_measured() -> None:
    source = Source("a", "é" * 1_000_000)
    drawn = frame(source, Location("a", 1, 500_000, 1, 500_010), width=60)
    assert [len(row) for row in drawn.split("\n")] == [4, 59, 33]
