"""What stands between an opening parenthesis and the content of a group: its name, its flags."""

from typing import NamedTuple

from dq_core.regex.scanner import Scanner
from dq_core.regex.syntax import RegexError

_NAME_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Nd", "Pc"))
_KNOWN_FLAGS = frozenset("imsU")


class Opening(NamedTuple):
    """The beginning of a group, or, without `opens`, a change of flags for the rest of the enclosing one."""

    opens: bool
    capturing: bool
    name: str | None = None
    flags: str = ""


def group_opening(scanner: Scanner, *, angle_bracket_names: bool) -> Opening:
    """Read from the opening parenthesis to where the content begins; raises RegexError for what RE2 lacks."""
    start = scanner.position
    if scanner.text.startswith("(*", start):
        hint = r"write \* for an asterisk; verbs such as (*UTF8) are not in RE2"
        raise scanner.error("there is nothing to repeat before *", start + 1, hint)
    if not scanner.text.startswith("(?", start):
        scanner.take()
        return Opening(opens=True, capturing=True)
    _refuse(scanner, start)
    if scanner.accept("(?P<") or (angle_bracket_names and scanner.accept("(?<")):
        return Opening(opens=True, capturing=True, name=_name(scanner, start))
    if scanner.text.startswith("(?<", start):
        raise scanner.error("(?<name>...) is not in DuckDB's RE2", start, "write (?P<name>...)")
    scanner.accept("(?")
    return _flags(scanner, start)


def _refuse(scanner: Scanner, start: int) -> None:
    from dq_core.regex.hints import GROUPS, NOT_IN_RE2

    for beginning, what, instead in GROUPS:
        if scanner.text.startswith(beginning, start):
            raise scanner.error(f"{what}, {beginning}...), is {NOT_IN_RE2}", start, instead)
    if (scanner.peek(3) if scanner.peek(2) == "-" else scanner.peek(2)).isdigit():
        hint = "write out the levels that you need"
        raise scanner.error(f"recursion into a group by its number is {NOT_IN_RE2}", start, hint)


def _name(scanner: Scanner, start: int) -> str:
    name = scanner.take_until(">")
    if name is None:
        raise scanner.error("the name of a group has no closing >", start, "write (?P<name>...)")
    if not name or not _is_word(name):
        hint = "use letters, digits and underscores"
        raise scanner.error(f"{name!r} cannot be the name of a group", start, hint)
    return name


def _is_word(name: str) -> bool:
    if name.isascii():
        return name.replace("_", "0").isalnum()
    from unicodedata import category

    return all(category(character) in _NAME_CATEGORIES for character in name)


def _flags(scanner: Scanner, start: int) -> Opening:
    flags = ""
    while (character := scanner.take()) in _KNOWN_FLAGS or character == "-":
        if character == "-" and "-" in flags:
            raise scanner.error("a second - among the flags", scanner.position - 1)
        flags += character
    if flags.endswith("-"):
        raise scanner.error("no flag follows the - in the group", start, "write (?-i:...) or (?:...)")
    if character not in (":", ")") or not character:
        raise _unknown_flag(scanner, character, start)
    return Opening(opens=character == ":", capturing=False, flags=flags)


def _unknown_flag(scanner: Scanner, character: str, start: int) -> RegexError:
    from dq_core.regex.hints import FLAGS, NOT_IN_RE2

    if not character:
        return scanner.error("the pattern ends inside (?", start, r"write \(\? for the characters")
    if character in FLAGS:
        what, instead = FLAGS[character]
        return scanner.error(f"{what} is {NOT_IN_RE2}", scanner.position - 1, instead)
    message = f"{character!r} is no flag and no kind of group"
    return scanner.error(message, scanner.position - 1, "the flags are i, m, s and U; groups are (?:...)")
