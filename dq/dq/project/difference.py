"""What fixes would change, as a unified difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from dq.project.fixing import ChangedFile

_NO_LINE_END = "\n\\ No newline at end of file\n"

Step: TypeAlias = tuple[str, int, int, int, int]
"""What becomes of lines, as difflib says it: the word, and the spans in the old and in the new text."""


def difference(change: ChangedFile) -> Iterator[str]:
    """Yield the lines of the difference with their line ends; `patch -p0` and `git apply -p0` read them."""
    source = change.file.text.source
    old, new = _lines(source.text), _lines(change.text)
    yield f"--- {source.path}\n"
    yield f"+++ {source.path}\n"
    for group in _groups(old, new):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for word, start, end, new_start, new_end in group:
            if word == "equal":
                yield from (_line(" ", line) for line in old[start:end])
            else:
                yield from (_line("-", line) for line in old[start:end])
                yield from (_line("+", line) for line in new[new_start:new_end])


def _groups(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Step]]:
    from difflib import SequenceMatcher

    matcher: SequenceMatcher[str] = SequenceMatcher(None, (), ())
    matcher.opcodes = list(_merged(_steps(old, new)))  # type: ignore[attr-defined]  # grouped by difflib
    return matcher.get_grouped_opcodes()  # type: ignore[return-value]  # of literal words


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """Yield steps from lines that stand once in both texts to the next such lines.

    Fixes move no lines, so these stay in order; difflib alone takes quadratic time.
    """
    from difflib import SequenceMatcher

    done, new_done = 0, 0
    for place, new_place in [*_landmarks(old, new), (len(old), len(new))]:
        between = SequenceMatcher(None, old[done:place], new[new_done:new_place], autojunk=False)
        for word, start, end, new_start, new_end in between.get_opcodes():
            yield word, start + done, end + done, new_start + new_done, new_end + new_done
        if place < len(old):
            yield "equal", place, place + 1, new_place, new_place + 1
        done, new_done = place + 1, new_place + 1


def _landmarks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    counts, new_counts = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if new_counts[line] == 1}
    last = -1
    for place, line in enumerate(old):
        new_place = places.get(line, -1)
        if counts[line] == 1 and new_place > last:
            last = new_place
            yield place, new_place


def _merged(steps: Iterator[Step]) -> Iterator[Step]:
    """Join steps of one kind that follow each other."""
    waiting = next(steps, None)
    for step in steps:
        if waiting is not None and step[0] == waiting[0]:
            waiting = (step[0], waiting[1], step[2], waiting[3], step[4])
        else:
            if waiting is not None:
                yield waiting
            waiting = step
    if waiting is not None:
        yield waiting


def _range(start: int, end: int) -> str:
    """Return the span of a hunk as `patch` counts: an empty one is named by the line before it."""
    length = end - start
    return f"{start + bool(length)},{length}" if length != 1 else str(start + 1)


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{_NO_LINE_END}"


def _lines(text: str) -> list[str]:
    """Split where `patch` does, at line feeds alone."""
    lines = text.split("\n")
    ended = [line + "\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended
