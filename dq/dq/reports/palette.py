"""Colours of the text format, by what a text means."""

from typing import Literal

from dq_core.record import record

Role = Literal["error", "warning", "info", "strong", "gutter", "pass", "fail", "unsupported", "faint"]

_CODES: dict[Role, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "strong": "1",
    "gutter": "1;34",
    "pass": "32",
    "fail": "1;31",
    "unsupported": "33",
    "faint": "2",
}


@record
class Palette:
    """Paints text by ANSI escape sequences, or leaves it alone when colours are off."""

    colour: bool

    def paint(self, role: Role, text: str) -> str:
        """Return the text in the colour of a role."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.colour and text else text
