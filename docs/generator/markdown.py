"""The little Markdown that the pages need."""

from collections.abc import Iterable, Sequence

WRITTEN = "<!-- Written by `make docs`; what is changed here by hand is lost. -->"


def page(title: str, *blocks: str) -> str:
    """Return a page: its title, then its blocks, which are set apart by empty lines."""
    return "\n\n".join((WRITTEN, f"# {title}", *(block for block in blocks if block))) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; empty without rows."""
    lines = [_row([cell.replace("|", "\\|") for cell in row]) for row in rows]
    if not lines:
        return ""
    return "\n".join((_row(header), f"|{'---|' * len(header)}", *lines))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def code(text: str, language: str = "") -> str:
    """Return a block of code; its fence is longer than any run of backticks in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
