r"""Escapes: single characters (\n, \x{1F600}, \012), Perl classes (\d) and Unicode classes (\p{Greek})."""

from dq_core.regex.ranges import LAST_CODE_POINT
from dq_core.regex.scanner import Scanner
from dq_core.regex.syntax import CharacterClass, NamedClass, Ranges, RegexError

_CONTROLS = {"a": 0x07, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_OCTAL = frozenset("01234567")
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_LONGEST_OCTAL = 3


def escaped_character(scanner: Scanner) -> int:
    """Read an escape that stands for one code point and return it; raises RegexError for any other."""
    start = scanner.position
    scanner.take()
    character = scanner.take()
    if not character:
        raise scanner.error("the pattern ends with a single backslash", start, r"write \\ for a backslash")
    if character in _CONTROLS:
        return _CONTROLS[character]
    if character == "x":
        return _hexadecimal(scanner, start)
    if character in _OCTAL and (character == "0" or scanner.peek() in _OCTAL):
        return _octal(scanner, character)
    if character.isascii() and not character.isalnum():
        return ord(character)
    raise _unknown(scanner, character, start)


def perl_class(scanner: Scanner, *, ignore_case: bool) -> CharacterClass | None:
    r"""Read one of \d \s \w \D \S \W; None, without moving, when something else comes next."""
    letter = scanner.peek(1)
    if scanner.peek() != "\\" or letter not in ("d", "s", "w", "D", "S", "W"):
        return None
    from dq_core.regex.classes import PERL

    scanner.position += 2
    return resolved_class(PERL[letter.lower()], negated=letter.isupper(), ignore_case=ignore_case)


def resolved_class(ranges: Ranges, *, negated: bool, ignore_case: bool) -> CharacterClass:
    """Return the class of the ranges, folded first and then negated, as RE2 does."""
    from dq_core.regex.folding import fold
    from dq_core.regex.ranges import complement

    folded = fold(ranges) if ignore_case else ranges
    return CharacterClass(complement(folded) if negated else folded)


def unicode_class(scanner: Scanner, *, ignore_case: bool) -> CharacterClass | None:
    r"""Read \pN, \p{Name}, \p{^Name} or \P...; None, without moving, when something else comes next."""
    start = scanner.position
    if scanner.peek() != "\\" or scanner.peek(1) not in ("p", "P"):
        return None
    scanner.take()
    negated = scanner.take() == "P"
    name = scanner.take_until("}") if scanner.accept("{") else scanner.take()
    if name is None:
        raise scanner.error("the name of a Unicode class has no closing }", start)
    if name.startswith("^"):
        negated, name = not negated, name[1:]
    from dq_core.regex.classes import UNICODE

    if name not in UNICODE:
        raise scanner.error(f"no Unicode class is named {name!r}", start, _suggestion(name))
    if name == "Any":
        return CharacterClass(() if negated else ((0, LAST_CODE_POINT),))
    return CharacterClass((), (NamedClass(name, negated, ignore_case),))


def _hexadecimal(scanner: Scanner, start: int) -> int:
    braces = scanner.accept("{")
    digits = scanner.take_until("}") if braces else scanner.take() + scanner.take()
    enough = bool(digits) if braces else len(digits or "") == len("FF")
    if digits is None or not enough or not _HEXADECIMAL.issuperset(digits):
        raise scanner.error(
            r"\x needs two hexadecimal digits, or any number in braces", start, r"write \x41 or \x{1F600}"
        )
    significant = digits.lstrip("0")
    code_point = int(significant, 16) if 0 < len(significant) <= len("10FFFF") else 0
    if code_point > LAST_CODE_POINT or len(significant) > len("10FFFF"):
        raise scanner.error("there is no code point above 10FFFF", start)
    return code_point


def _octal(scanner: Scanner, first: str) -> int:
    digits = first
    while len(digits) < _LONGEST_OCTAL and scanner.peek() in _OCTAL:
        digits += scanner.take()
    return int(digits, 8)


def _unknown(scanner: Scanner, character: str, start: int) -> RegexError:
    from dq_core.regex.hints import ESCAPES, NOT_IN_RE2

    if character in "123456789":
        hint = f"compare the two parts in SQL; write \\x{{{character}}} for the code point {character}"
        return scanner.error(f"a backreference, \\{character}, is {NOT_IN_RE2}", start, hint)
    if character in ESCAPES:
        what, instead = ESCAPES[character]
        return scanner.error(f"{what}, \\{character}, is {NOT_IN_RE2}", start, instead)
    if character in "QE":
        return scanner.error(f"\\{character} has no place here", start, r"\Q...\E stands outside of classes")
    if character in "bBAzCdDsSwWpP":
        hint = r"write \x08 for the backspace" if character == "b" else ""
        return scanner.error(f"\\{character} has no place in a character class or range", start, hint)
    hint = f"leave out the backslash: {character}"
    return scanner.error(f"\\{character} is no escape", start, hint)


def _suggestion(name: str) -> str:
    from dq_core.regex.classes import LONG_NAMES, UNICODE

    bare = name.rpartition("=")[2].removeprefix("Is").replace("_", "").replace(" ", "").lower()
    known = LONG_NAMES.get(bare)
    if known is None:
        known = next((known for known in UNICODE if known.replace("_", "").lower() == bare), None)
    if known is not None:
        return f"write \\p{{{known}}}"
    return "RE2 knows general categories such as L or Nd and scripts such as Greek"
