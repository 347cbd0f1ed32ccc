"""Differences: read back by an independent reader, they make the new text out of the old one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dq.project.collecting import ProjectFile
from dq.project.difference import difference
from dq.project.fixing import ChangedFile
from dq_core.reading import FileText
from dq_core.source import Source

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
TEXTS = st.lists(
    st.sampled_from(["a\n", "b\n", "c\n", "d\r\n", "\n", "e\x85\n", "- a\n", "f\rg\n"]), max_size=25
)
ENDS = st.sampled_from(["", "x", "\r"])


def differing(old: str, new: str) -> list[str]:
    file = ProjectFile("a.yaml", "odcs", FileText(Source("a.yaml", old)), named=True)
    return list(difference(ChangedFile(file, new)))


def patched(old: str, patch: list[str]) -> str:
    """Apply a unified difference as the manual of `patch` describes it."""
    lines, made, place = re.findall(r"[^\n]*\n|[^\n]+", old), [], 0
    assert patch[:2] == ["--- a.yaml\n", "+++ a.yaml\n"]
    text = "".join(patch[2:]).replace("\n\\ No newline at end of file\n", "\0\n")
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        hunk = HUNK.fullmatch(line)
        body = line[1:].removesuffix("\0\n")
        if hunk:
            start = int(hunk[1]) - (hunk[2] != "0")
            made += lines[place:start]
            place = start
        elif line[0] == "+":
            made.append(body)
        else:
            assert lines[place] == body
            made += [body] if line[0] == " " else []
            place += 1
    return "".join([*made, *lines[place:]])


@given(TEXTS, TEXTS, ENDS, ENDS)
def test_a_difference_makes_the_new_text(old: list[str], new: list[str], end: str, other_end: str) -> None:
    before, after = "".join(old) + end, "".join(new) + other_end
    assert patched(before, differing(before, after)) == after


@given(st.lists(st.integers(0, 500), max_size=5, unique=True))
def test_a_difference_is_small(places: list[int]) -> None:
    old = [f"- name: c{number}\n" if number % 3 else "  type: integer\n" for number in range(501)]
    new = [line.replace(":", " :") if number in places else line for number, line in enumerate(old)]
    patch = differing("".join(old), "".join(new))
    assert sum(line[0] == "-" for line in patch[2:]) == len(places)
    assert sum(line[0] == "+" for line in patch[2:]) == len(places)
    assert sum(line[0] == " " for line in patch) <= 6 * len(places)


def test_many_changes_take_little_time() -> None:
    old = "".join(f"- name: c{number}\n  requird: true\n" for number in range(30_000))
    new = old.replace("requird", "required")
    assert sum(line.startswith("+  ") for line in differing(old, new)) == 30_000
