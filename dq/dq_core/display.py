"""Text of strangers on a terminal: nothing acts, nothing hides, and widths are known."""

ELLIPSIS = "…"

_COMMAND = r"##\w*\["
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_NONCHARACTER_BITS = 0xFFFE
_JOINERS = "\u200c\u200d"
_WIDE_SELECTOR = "\ufe0f"
_WIDE = 2
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JAMO_VOWELS_AND_FINALS = range(0x1160, 0x1200)
_VISIBLE_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def visible(text: str, *, keep: str = "") -> str:
    """Return `text` with every character that acts or hides written as `<U+XXXX>`.

    Escaped are control characters (newline and tab too, unless in `keep`), direction overrides, other
    invisible format characters but the joiners that scripts and emoji need, line separators, lone
    surrogates and noncharacters. The bracket of `##name[` is escaped because build servers take such text
    anywhere in a log for a command (Azure Pipelines logging commands, TeamCity service messages).
    """
    if text.isprintable() and "##" not in text:
        return text
    brackets = command_brackets(text)
    return "".join(
        character
        if character in keep or (index not in brackets and is_harmless(character))
        else escaped(character)
        for index, character in enumerate(text)
    )


def command_brackets(text: str) -> frozenset[int]:
    """Return the offsets of the brackets that would make a build server read a command."""
    if "##" not in text:
        return frozenset()
    from re import finditer

    return frozenset(match.end() - 1 for match in finditer(_COMMAND, text))


def inert(line: str, colon: str = "<U+003A>") -> str:
    """Return a line in which GitHub's runner sees no command; it looks for a leading `::`, indented or not.

    `colon` stands for the first of the two colons.
    """
    return line.replace(":", colon, 1) if line.lstrip().startswith("::") else line


def escaped(character: str) -> str:
    """Return a character as the name of its code point, such as `<U+001B>`."""
    return f"<U+{ord(character):04X}>"


def is_harmless(character: str) -> bool:
    """Say whether a terminal shows the character and does nothing else with it."""
    if character.isprintable():
        return True
    from unicodedata import category

    kind = category(character)
    if kind == "Cf":
        return character in _JOINERS or character in _VISIBLE_FORMATS
    if kind == "Cn":
        return not _is_noncharacter(ord(character))
    return kind in {"Zs", "Co"}


def _is_noncharacter(point: int) -> bool:
    return point & _NONCHARACTER_BITS == _NONCHARACTER_BITS or point in _NONCHARACTERS


def width(text: str) -> int:
    """Return how many cells of a terminal `text` takes; it holds no control characters."""
    if text.isascii():
        return len(text)
    return sum(widths(text))


def widths(text: str) -> list[int]:
    """Return the cells that each character of `text` adds: 2 for East Asian wide ones, 0 for combining ones.

    A character after a zero-width joiner and a skin tone after an emoji add nothing; the emoji selector
    widens a narrow symbol. Ambiguous characters count as narrow (Unicode Standard Annex 11).
    """
    if text.isascii():
        return [1] * len(text)
    found: list[int] = []
    previous = ""
    for character in text:
        found.append(_width_after(previous, character, found[-1] if found else 0))
        previous = character
    return found


def _width_after(previous: str, character: str, before: int) -> int:
    if character.isascii():
        return 1
    if character == _WIDE_SELECTOR:
        return 1 if before == 1 and not previous.isascii() else 0
    if previous == "\u200d" or (ord(character) in _SKIN_TONES and before == _WIDE):
        return 0
    return _width_alone(character)


def _width_alone(character: str) -> int:
    from unicodedata import category, east_asian_width

    if character in _VISIBLE_FORMATS:
        return 1
    if category(character) in {"Mn", "Me", "Cf"} or ord(character) in _JAMO_VOWELS_AND_FINALS:
        return 0
    return _WIDE if east_asian_width(character) in {"W", "F"} else 1


def lines(text: str) -> list[str]:
    """Return the lines of a message, split at LF and CRLF only; one empty line for an empty text."""
    return text.replace("\r\n", "\n").split("\n")


def flat(text: str) -> str:
    """Return a message on one line, with what acts or hides made visible."""
    return visible(" ".join(line for line in lines(text) if line))
