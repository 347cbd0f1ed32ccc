r"""Character classes in brackets, such as `[^a-z[:digit:]\p{Greek}_]`."""

from dq_core.regex.escapes import escaped_character, perl_class, resolved_class, unicode_class
from dq_core.regex.ranges import complement, union
from dq_core.regex.scanner import Scanner
from dq_core.regex.syntax import CharacterClass, NamedClass, Ranges, RegexError


def bracket_class(scanner: Scanner, *, ignore_case: bool) -> CharacterClass:
    """Read a class from its opening to its closing bracket; raises RegexError when it is not one."""
    start = scanner.position
    scanner.take()
    negated = scanner.accept("^")
    found = _Members(ignore_case=ignore_case)
    first = True
    while first or scanner.peek() != "]":
        if scanner.at_end():
            raise _unclosed(scanner, start)
        found.read(scanner, start)
        first = False
    scanner.take()
    return found.result(negated=negated)


class _Members:
    """What a class holds so far."""

    __slots__ = ("ignore_case", "named", "ranges")

    def __init__(self, *, ignore_case: bool) -> None:
        self.ignore_case = ignore_case
        self.ranges: list[tuple[int, int]] = []
        self.named: list[NamedClass] = []

    def read(self, scanner: Scanner, start: int) -> None:
        """Read one member: a named class, a range or a character."""
        known = unicode_class(scanner, ignore_case=self.ignore_case)
        known = known or _posix_class(scanner, ignore_case=self.ignore_case)
        known = known or perl_class(scanner, ignore_case=self.ignore_case)
        if known is None:
            known = resolved_class(_range(scanner, start), negated=False, ignore_case=self.ignore_case)
        self.ranges.extend(known.ranges)
        self.named.extend(known.named)

    def result(self, *, negated: bool) -> CharacterClass:
        """Return the class; it stays negated only where the ranges of its members are not known."""
        ranges = union(self.ranges)
        if self.named:
            return CharacterClass(ranges, tuple(dict.fromkeys(self.named)), negated)
        return CharacterClass(complement(ranges) if negated else ranges)


def _unclosed(scanner: Scanner, start: int) -> RegexError:
    leading = scanner.text.startswith(("[]", "[^]"), start)
    hint = "a ] that comes first stands for itself" if leading else r"write \[ for a bracket"
    return scanner.error("a character class has no closing ]", start, hint)


def _posix_class(scanner: Scanner, *, ignore_case: bool) -> CharacterClass | None:
    start = scanner.position
    end = scanner.text.find(":]", start + 2) if scanner.text.startswith("[:", start) else -1
    if end < 0:
        return None
    written = scanner.text[start + 2 : end]
    scanner.position = end + 2
    from dq_core.regex.classes import POSIX

    name = written.removeprefix("^")
    if name not in POSIX:
        raise scanner.error(f"no POSIX class is named {name!r}", start, f"the names are {', '.join(POSIX)}")
    return resolved_class(POSIX[name], negated=written != name, ignore_case=ignore_case)


def _range(scanner: Scanner, start: int) -> Ranges:
    place = scanner.position
    first = _character(scanner, start)
    if scanner.peek() != "-" or scanner.peek(1) in ("", "]"):
        return ((first, first),)
    scanner.take()
    last = _character(scanner, start)
    if last < first:
        written = scanner.text[place : scanner.position]
        raise scanner.error(
            f"the range {written} runs backwards", place, r"write \- for a hyphen, or put it last"
        )
    return ((first, last),)


def _character(scanner: Scanner, start: int) -> int:
    if scanner.at_end():
        raise _unclosed(scanner, start)
    return escaped_character(scanner) if scanner.peek() == "\\" else ord(scanner.take())
