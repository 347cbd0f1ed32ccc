"""Read tables of text: a case on each line, its fields divided by a bar."""

from pathlib import Path


def table(name: str) -> list[list[str]]:
    """Return the fields of each line of a table that stands beside this file, without comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [[field.strip() for field in line.split(" | ")] for line in lines if line and line[0] != "#"]
