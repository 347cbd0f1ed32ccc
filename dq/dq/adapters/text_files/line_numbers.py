"""From the number of a record to the line of the file where it starts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines between records that hold none: the first one, from 1, and how many they are."""

    line: int
    height: int = 1


@dataclass(frozen=True, slots=True)
class Records:
    """How the records of a file stand in its lines.

    `first` is the line of the first record, `skipped` what lies between records, in order, and `tall` the
    records of several lines, by number from 0 with their height, in order.
    """

    first: int
    skipped: tuple[Skipped, ...] = ()
    tall: tuple[tuple[int, int], ...] = ()

    def line_of(self, number: int) -> int:
        """Return the line where the record of this number, from 0, starts."""
        line, record = self.first, 0
        skips, talls = iter(self.skipped), iter(self.tall)
        skip, tall = next(skips, None), next(talls, None)
        while True:
            is_before = tall is not None and tall[0] < number
            reach = line + ((tall[0] if is_before and tall else number) - record)
            if skip is not None and skip.line <= reach:
                if skip.line >= line:  # else it stands inside a record that was passed
                    record, line = record + skip.line - line, skip.line + skip.height
                skip = next(skips, None)
            elif is_before and tall is not None:
                record, line = tall[0] + 1, reach + tall[1]
                tall = next(talls, None)
            else:
                return reach


def empty_lines(path: str) -> tuple[Skipped, ...]:
    """Return the empty lines of a file."""
    with open(path, "rb") as file:
        return tuple(Skipped(number) for number, line in enumerate(file, 1) if not line.strip(b"\r\n"))


def lines_in(path: str) -> int:
    """Return how many lines a file has; the last one may lack its end."""
    count, last = 0, b""
    with open(path, "rb") as file:
        while chunk := file.read(1 << 22):
            count, last = count + chunk.count(b"\n"), chunk[-1:]
    return count + (last not in (b"", b"\n"))


def lines_at(path: str, offsets: list[int]) -> list[int]:
    """Return the lines, from 1, of bytes of a file; the offsets rise."""
    lines: list[int] = []
    line, start = 1, 0
    with open(path, "rb") as file:
        for offset in offsets:
            while start < offset and (chunk := file.read(min(1 << 22, offset - start))):
                line, start = line + chunk.count(b"\n"), start + len(chunk)
            lines.append(line)
    return lines
