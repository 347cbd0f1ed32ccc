r"""What people write for other engines, what it is called, and what to write for RE2 instead."""

NOT_IN_RE2 = "not in RE2"

_TWO_PATTERNS = "state the condition as a second pattern or check of its own"
_NO_BACKTRACKING = "RE2 never backtracks, so a plain group does the same work"

# Longer beginnings come first.
GROUPS: tuple[tuple[str, str, str], ...] = (
    ("(?<=", "lookbehind", _TWO_PATTERNS),
    ("(?<!", "negative lookbehind", _TWO_PATTERNS),
    ("(?=", "lookahead", _TWO_PATTERNS),
    ("(?!", "negative lookahead", _TWO_PATTERNS),
    ("(?>", "an atomic group", f"{_NO_BACKTRACKING}: write (?:...)"),
    ("(?#", "a comment", "leave it out and describe the pattern beside it"),
    ("(?|", "a branch reset group", "write (?:...)"),
    ("(?(", "a conditional", "write both cases as alternatives with |"),
    ("(?P=", "a backreference", "compare the two parts in SQL"),
    ("(?P>", "a call of a group", "repeat the text of the group"),
    ("(?&", "a call of a group", "repeat the text of the group"),
    ("(?R", "recursion", "write out the levels that you need"),
    ("(?+", "recursion", "write out the levels that you need"),
    ("(?'", "a group name in quotes", "write (?P<name>...)"),
    ("(?{", "code inside a pattern", "compute it in SQL"),
    ("(?^", "a reset of flags", "name the flags to unset, as in (?-i:...)"),
)

FLAGS: dict[str, tuple[str, str]] = {
    "x": ("flag x (spaces and comments in the pattern)", "write the pattern without them"),
    "a": ("flag a", r"leave it out: \d, \s and \w are ASCII already"),
    "u": ("flag u", "leave it out: patterns are Unicode already"),
    "L": ("flag L", "leave it out: there are no locales"),
    "n": ("flag n", "write (?:...) for groups that need no number"),
    "J": ("flag J", "leave it out: group names may occur twice"),
    "d": ("flag d", "leave it out: only the line feed ends a line"),
}

_CLASS_NEGATED = "a negated class"
ESCAPES: dict[str, tuple[str, str]] = {
    "Z": ("the end of text before a last line feed", r"write \n?\z, or \z where no line feed may follow"),
    "G": ("the end of the previous match", r"write \A for the begin of the text"),
    "K": ("a reset of the match", "put the part to keep into a group"),
    "R": ("any line break", r"write (?:\r\n|[\n\v\f\r\x{85}\x{2028}\x{2029}])"),
    "X": ("a grapheme", r"write \PM\pM*, which comes near"),
    "h": ("horizontal white space", r"write [\t\p{Zs}]"),
    "H": (_CLASS_NEGATED, r"write [^\t\p{Zs}]"),
    "V": (_CLASS_NEGATED, r"write [^\n\v\f\r\x{85}\x{2028}\x{2029}]"),
    "N": ("anything but a line feed", r"write [^\n]"),
    "k": ("a backreference", "compare the two parts in SQL"),
    "g": ("a backreference", "compare the two parts in SQL"),
    "u": ("a code point by four digits", r"write \x{...}"),
    "U": ("a code point or a change of case", r"write \x{...} for a code point"),
    "c": ("a control character", r"write its code, such as \x01"),
    "e": ("the escape character", r"write \x1B"),
    "o": ("an octal code in braces", r"write \x{...}"),
    "i": ("a class of XML names", "write the class out"),
    "y": ("a word boundary", r"write \b"),
    "Y": ("a place that is no word boundary", r"write \B"),
    "m": ("the begin of a word", r"write \b"),
    "M": ("the end of a word", r"write \b"),
}
