r"""The parser for RE2's syntax as DuckDB runs it.

Source: the RE2 wiki's page "Syntax" and the behaviour of DuckDB 2.0, which the tests compare pattern by
pattern. DuckDB starts without flags: the dot does not match a line feed, `^` and `$` mean begin and end of
text (not of line; `$` not before a last line feed either), `\d \s \w \b` are ASCII, case counts.

Stricter than RE2: groups nest at most `DEEPEST_NESTING` deep, which keeps every walk over the tree within
Python's stack; RE2 itself has no such bound.
"""

from typing import NamedTuple

from dq_core.regex.brackets import bracket_class
from dq_core.regex.escapes import escaped_character, perl_class, unicode_class
from dq_core.regex.groups import Opening, group_opening
from dq_core.regex.scanner import Scanner
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnchorKind,
    AnyByte,
    AnyChar,
    CharacterClass,
    Group,
    Literal,
    Node,
    RegexError,
    Repeat,
    concatenate,
)

DEEPEST_NESTING = 50
LARGEST_REPEAT = 1000

# RE2 reads a number of more digits, or with a leading zero, as no number, and then the brace as a character.
_LONGEST_COUNT = 9
_LONGEST_COUNTS = len(",}") + 2 * _LONGEST_COUNT
_OPERATORS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_ESCAPED_ANCHORS: dict[str, AnchorKind] = {
    "A": "begin text",
    "z": "end text",
    "b": "word boundary",
    "B": "not a word boundary",
}


class Flags(NamedTuple):
    """The flags i, m, s and U."""

    ignore_case: bool = False
    multi_line: bool = False
    dot_newline: bool = False
    ungreedy: bool = False


_FLAG_FIELDS = {"i": "ignore_case", "m": "multi_line", "s": "dot_newline", "U": "ungreedy"}
_NO_FLAGS = Flags()


class _Level:
    """A group that is still open: its finished alternatives and the parts of the current one."""

    __slots__ = ("alternatives", "flags", "heaviest", "opening", "parts", "start", "weights")

    def __init__(self, opening: Opening, flags: Flags, start: int) -> None:
        self.opening = opening
        self.flags = flags
        self.start = start
        self.alternatives: list[Node] = []
        self.parts: list[Node] = []
        self.weights: list[int] = []
        self.heaviest = 1

    def add(self, part: Node, weight: int = 1) -> None:
        """Append a part; its weight is the largest product of the counts nested in it."""
        self.parts.append(part)
        self.weights.append(weight)

    def finish_alternative(self) -> None:
        """Move the parts to the alternatives."""
        self.alternatives.append(concatenate(self.parts))
        self.heaviest = max(self.heaviest, *self.weights, 1)
        self.parts, self.weights = [], []

    def result(self) -> Node:
        """Return what the level holds."""
        self.finish_alternative()
        only = len(self.alternatives) == 1
        return self.alternatives[0] if only else Alternation(tuple(self.alternatives))


def parse(pattern: str, *, angle_bracket_names: bool = False) -> Node:
    """Return the tree of a pattern; raises RegexError where DuckDB refuses to compile it.

    `angle_bracket_names` allows `(?<name>...)` too, which RE2 knows since September 2023 and DuckDB's copy
    does not. That the same name may stand for two groups is RE2's rule; `group_names` tells.
    """
    _require_text(pattern)
    parser = _Parser(pattern, angle_bracket_names=angle_bracket_names)
    tree = parser.run()
    if parser.counts or len(pattern) > parser.LONG:
        from dq_core.regex.size import require_moderate_size

        require_moderate_size(tree, parser.counts)
    return tree


def _require_text(pattern: str) -> None:
    try:
        pattern.encode()
    except UnicodeEncodeError as error:
        raise RegexError("half of a surrogate pair is no character", error.start) from None


class _Parser:
    """One run over a pattern, with a stack of its own instead of Python's."""

    __slots__ = ("angle_bracket_names", "counts", "flags", "levels", "repeated", "scanner")

    # Shorter patterns without counted repetitions never come near the largest program.
    LONG = 1000

    def __init__(self, pattern: str, *, angle_bracket_names: bool) -> None:
        self.scanner = Scanner(pattern)
        self.angle_bracket_names = angle_bracket_names
        self.flags = _NO_FLAGS
        self.levels = [_Level(Opening(opens=True, capturing=False), self.flags, 0)]
        self.repeated = False
        self.counts: list[int] = []

    def run(self) -> Node:
        """Read the whole pattern."""
        while not self.scanner.at_end():
            self.repeated = self.step()
        if len(self.levels) > 1:
            raise self.scanner.error(
                "a group has no closing )", self.levels[-1].start, r"write \( for a parenthesis"
            )
        return self.levels[0].result()

    def step(self) -> bool:
        """Read one element and say whether it was a repetition."""
        character = self.scanner.peek()
        if character in _OPERATORS:
            self.scanner.take()
            self.repeat(*_OPERATORS[character], self.scanner.position - 1)
            return True
        if character == "{" and self.counted():
            return True
        if character == "(":
            self.open_group()
        elif character == ")":
            self.close_group()
        elif character == "|":
            self.scanner.take()
            self.levels[-1].finish_alternative()
        else:
            self.atom(character)
        return False

    def atom(self, character: str) -> None:
        """Read what stands for a character or a place."""
        if character == "\\":
            self.escape()
        elif character == "[":
            found = bracket_class(self.scanner, ignore_case=self.flags.ignore_case)
            self.levels[-1].add(_smallest(found))
        elif character in ("^", "$", "."):
            self.scanner.take()
            self.levels[-1].add(self.symbol(character))
        else:
            self.literal(ord(self.scanner.take()))

    def symbol(self, character: str) -> Node:
        """Return the meaning of `^`, `$` or `.` under the flags."""
        if character == ".":
            return AnyChar(self.flags.dot_newline)
        if character == "^":
            return Anchor("begin line" if self.flags.multi_line else "begin text")
        return Anchor("end line" if self.flags.multi_line else "end text")

    def literal(self, code_point: int) -> None:
        """Append a character, or under flag i the class of the characters equal to it."""
        if self.flags.ignore_case:
            from dq_core.regex.folding import equivalents
            from dq_core.regex.ranges import union

            equal = union((member, member) for member in equivalents(code_point))
            self.levels[-1].add(_smallest(CharacterClass(equal)))
        else:
            self.levels[-1].add(Literal(chr(code_point)))

    def escape(self) -> None:
        """Read what begins with a backslash."""
        letter = self.scanner.peek(1)
        if letter in _ESCAPED_ANCHORS:
            self.scanner.position += 2
            self.levels[-1].add(Anchor(_ESCAPED_ANCHORS[letter]))
        elif self.scanner.accept("\\C"):
            self.levels[-1].add(AnyByte())
        elif self.scanner.accept("\\Q"):
            self.quotation()
        else:
            self.character_escape()

    def character_escape(self) -> None:
        """Read an escape that stands for a class or a character."""
        ignore_case = self.flags.ignore_case
        known = unicode_class(self.scanner, ignore_case=ignore_case)
        known = known or perl_class(self.scanner, ignore_case=ignore_case)
        if known is None:
            self.literal(escaped_character(self.scanner))
        else:
            self.levels[-1].add(known)

    def quotation(self) -> None:
        r"""Read the characters up to \E or the end."""
        while not self.scanner.at_end() and not self.scanner.accept("\\E"):
            self.literal(ord(self.scanner.take()))

    def open_group(self) -> None:
        """Begin a group, or change the flags of the one that is open."""
        start = self.scanner.position
        opening = group_opening(self.scanner, angle_bracket_names=self.angle_bracket_names)
        if opening.opens:
            if len(self.levels) > DEEPEST_NESTING:
                raise self.scanner.error(f"groups nest deeper than {DEEPEST_NESTING}", start)
            self.levels.append(_Level(opening, self.flags, start))
        self.flags = _changed(self.flags, opening.flags)

    def close_group(self) -> None:
        """End the innermost group; the flags are again those before it."""
        if len(self.levels) == 1:
            hint = r"write \) for a parenthesis"
            raise self.scanner.error("a closing ) without an opening one", self.scanner.position, hint)
        self.scanner.take()
        level = self.levels.pop()
        content, opening = level.result(), level.opening
        group = Group(content, opening.capturing, opening.name, opening.flags)
        self.levels[-1].add(group, level.heaviest)
        self.flags = level.flags

    def counted(self) -> bool:
        """Read `{2}`, `{2,}` or `{2,5}`; say False, without moving, when the brace is just a character."""
        start = self.scanner.position
        counts = _counts(self.scanner)
        if counts is None:
            return False
        minimum, maximum = counts
        if maximum is not None and maximum < minimum:
            message = f"a repetition of at least {minimum} and at most {maximum} times"
            raise self.scanner.error(message, start)
        if max(minimum, maximum or 0) > LARGEST_REPEAT:
            raise self.scanner.error(f"RE2 repeats at most {LARGEST_REPEAT} times", start, _SPLIT)
        self.repeat(minimum, maximum, start)
        self.weigh(minimum, maximum, start)
        return True

    def repeat(self, minimum: int, maximum: int | None, start: int) -> None:
        """Put a repetition around the last part."""
        lazy = self.scanner.accept("?")
        if self.repeated:
            raise _stacked(self.scanner, start)
        parts = self.levels[-1].parts
        operator = self.scanner.text[start : self.scanner.position]
        if not parts:
            hint = f"write \\{operator[0]} for the character"
            raise self.scanner.error(f"there is nothing to repeat before {operator}", start, hint)
        parts[-1] = Repeat(parts[-1], minimum, maximum, greedy=lazy == self.flags.ungreedy)

    def weigh(self, minimum: int, maximum: int | None, start: int) -> None:
        """Refuse counts that multiply to more than a thousand, as RE2 does."""
        weights = self.levels[-1].weights
        count = minimum if maximum is None else maximum
        weights[-1] *= max(count, 1)
        if count > 1 or minimum > 1:
            self.counts.append(start)
            if weights[-1] > LARGEST_REPEAT:
                message = f"nested repetitions multiply to {weights[-1]}; RE2 allows {LARGEST_REPEAT}"
                raise self.scanner.error(message, start, _SPLIT)


_SPLIT = "check the length beside the pattern, or repeat without an upper bound"


def _smallest(found: CharacterClass) -> Node:
    if not found.named and len(found.ranges) == 1 and found.ranges[0][0] == found.ranges[0][1]:
        return Literal(chr(found.ranges[0][0]))
    return found


def _changed(flags: Flags, written: str) -> Flags:
    if not written:
        return flags
    on, _, off = written.partition("-")
    changes = dict.fromkeys((_FLAG_FIELDS[flag] for flag in on), True)
    changes |= dict.fromkeys((_FLAG_FIELDS[flag] for flag in off), False)
    return flags._replace(**changes)


def _counts(scanner: Scanner) -> tuple[int, int | None] | None:
    content, brace, _ = scanner.ahead(_LONGEST_COUNTS).partition("}")
    low, comma, high = content.partition(",")
    if not brace or not _is_count(low) or not (_is_count(high) or high == ""):
        return None
    scanner.position += len(content) + 2
    if not comma:
        return int(low), int(low)
    return int(low), int(high) if high else None


def _is_count(digits: str) -> bool:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_COUNT):
        return False
    return digits == "0" or not digits.startswith("0")


def _stacked(scanner: Scanner, start: int) -> RegexError:
    from dq_core.regex.hints import NOT_IN_RE2

    if scanner.text[start] == "+":
        hint = "leave out the +: RE2 never backtracks, so it is fast without"
        return scanner.error(f"a possessive quantifier is {NOT_IN_RE2}", start, hint)
    return scanner.error("a repetition of a repetition", start, "put the first one into (?:...)")
