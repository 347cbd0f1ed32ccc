"""A place in the text of a pattern."""

from dq_core.regex.syntax import RegexError


class Scanner:
    """Reads a pattern from left to right; `position` counts code points."""

    __slots__ = ("position", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def at_end(self) -> bool:
        """Say whether nothing is left."""
        return self.position >= len(self.text)

    def peek(self, ahead: int = 0) -> str:
        """Return the character at the place, or `ahead` of it; empty past the end."""
        return self.text[self.position + ahead : self.position + ahead + 1]

    def ahead(self, length: int) -> str:
        """Return up to `length` characters after the next one."""
        return self.text[self.position + 1 : self.position + 1 + length]

    def take(self) -> str:
        """Return the next character and go past it; empty at the end."""
        character = self.peek()
        self.position += len(character)
        return character

    def accept(self, prefix: str) -> bool:
        """Go past `prefix` if it comes next, and say whether it did."""
        found = self.text.startswith(prefix, self.position)
        if found:
            self.position += len(prefix)
        return found

    def take_until(self, end: str) -> str | None:
        """Return the text before the next `end` and go past both; None when there is no `end`."""
        stop = self.text.find(end, self.position)
        if stop < 0:
            return None
        found = self.text[self.position : stop]
        self.position = stop + len(end)
        return found

    def error(self, message: str, offset: int, hint: str = "") -> RegexError:
        """Return the error to raise."""
        return RegexError(message, offset, hint)
