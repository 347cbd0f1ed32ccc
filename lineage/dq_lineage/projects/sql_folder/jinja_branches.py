"""What stands between the tags of a template: which of it is there when the table is first made, or later."""

from __future__ import annotations

import re

from dq_core.record import mutable_record

_TAG = re.compile(r"\{%[-+]?\s*(\w+)\s*(.*?)\s*[-+]?%\}", re.DOTALL)
_FIRST_TIME = re.compile(r"(?P<no>not\s+)?(?P<name>is_init|is_incremental)\s*\(\s*\)")
_OPENING = {"if", "for", "macro", "call", "filter", "block", "with"}
_UNSEEN = ("macro", "call")


@mutable_record
class Open:
    """A block that is not closed yet: its word, whether what comes now is there, and whether anything was.

    `around` tells whether the block itself is there.
    """

    word: str
    live: bool
    taken: bool
    around: bool


class Blocks:
    """The blocks around a place in a template, as its tags come by.

    A condition that nobody knows is taken for true, a loop runs once, and macros are elsewhere.
    """

    def __init__(self, *, first_time: bool) -> None:
        self.first_time = first_time
        self.asked = False
        self.stack: list[Open] = []

    @property
    def live(self) -> bool:
        """Whether the text at this place is part of the result."""
        return not self.stack or (self.stack[-1].live and self.stack[-1].around)

    def tag(self, text: str) -> str:
        """Go past a tag `{% ... %}`; return what it asks for that nobody knows, or nothing."""
        found = _TAG.fullmatch(text)
        word, rest = (found[1], found[2]) if found else ("", "")
        live = self.live
        if word == "if":
            known = self._condition(rest)
            self.stack.append(Open(word, known is not False, known is not False, live))
            return rest if known is None and live else ""
        if word in ("elif", "else"):
            return self._otherwise(word, rest)
        if word.startswith("end"):
            if self.stack and self.stack[-1].word == word[3:]:
                self.stack.pop()
            return ""
        if word in _OPENING or (word == "set" and "=" not in rest):
            self.stack.append(Open(word, word not in (*_UNSEEN, "set"), taken=True, around=live))
        return f"{word} {rest}" if live and word in ("for", "include", "extends") else ""

    def _otherwise(self, word: str, rest: str) -> str:
        if not self.stack:
            return ""
        top = self.stack[-1]
        known = True if word == "else" else self._condition(rest)
        asked = rest if known is None and not top.taken else ""
        top.live = not top.taken and known is not False
        top.taken = top.taken or top.live
        return asked

    def _condition(self, text: str) -> bool | None:
        """Return what a condition is, as far as it asks only whether the table is made for the first time."""
        found = _FIRST_TIME.fullmatch(text)
        if found is None:
            return None
        self.asked = True
        value = self.first_time if found["name"] == "is_init" else not self.first_time
        return value != bool(found["no"])
