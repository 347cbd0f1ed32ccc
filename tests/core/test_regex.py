"""The tree of a pattern, its anchors, and what people are told about a pattern that RE2 refuses."""

from pathlib import Path

import pytest

from dq_core.regex import RegexError, anchored, group_names, parse
from dq_core.regex.parser import DEEPEST_NESTING
from dq_core.regex.size import program_size
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnyByte,
    AnyChar,
    CharacterClass,
    Concatenation,
    Group,
    Literal,
    NamedClass,
    Node,
    Repeat,
    walk,
)

ERRORS = Path(__file__).with_name("regex_errors.txt").read_text(encoding="utf-8").split("\n")
BOTH_A = ((0x41, 0x41), (0x61, 0x61))
DIGITS = CharacterClass(((0x30, 0x39),))


def sequence(*children: Node) -> Concatenation:
    return Concatenation(children)


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("", sequence()),
        ("abc", Literal("abc")),
        (r"a\.\Qb*\E\x63", Literal("a.b*c")),
        ("ab*", sequence(Literal("a"), Repeat(Literal("b"), 0, None, greedy=True))),
        ("a|b|", Alternation((Literal("a"), Literal("b"), sequence()))),
        (".", AnyChar(newline=False)),
        ("(?s).", AnyChar(newline=True)),
        (r"\C", AnyByte()),
        ("^$", sequence(Anchor("begin text"), Anchor("end text"))),
        ("(?m)^$", sequence(Anchor("begin line"), Anchor("end line"))),
        (
            r"\A\z\b\B",
            sequence(
                Anchor("begin text"),
                Anchor("end text"),
                Anchor("word boundary"),
                Anchor("not a word boundary"),
            ),
        ),
        ("[c-eabz]", CharacterClass(((0x61, 0x65), (0x7A, 0x7A)))),
        ("[a]", Literal("a")),
        (r"[^\x{1}-\x{10FFFF}]", Literal("\0")),
        (r"[^\x{0}-\x{10FFFF}]", CharacterClass(())),
        (r"[^\d]", CharacterClass(((0, 0x2F), (0x3A, 0x10FFFF)))),
        (r"\D", CharacterClass(((0, 0x2F), (0x3A, 0x10FFFF)))),
        ("[[:digit:]]", DIGITS),
        (r"\pL", CharacterClass((), (NamedClass("L"),))),
        (r"\P{Any}", CharacterClass(())),
        (r"[^\P{Any}]", CharacterClass(((0, 0x10FFFF),))),
        (r"\P{^Greek}", CharacterClass((), (NamedClass("Greek"),))),
        (r"(?i)[^a\p{Lu}]", CharacterClass(BOTH_A, (NamedClass("Lu", ignore_case=True),), negated=True)),
        ("(?i)k", CharacterClass(((0x4B, 0x4B), (0x6B, 0x6B), (0x212A, 0x212A)))),
        ("(?i)1", Literal("1")),
        ("(?i:a)b", sequence(Group(CharacterClass(BOTH_A), capturing=False, flags="i"), Literal("b"))),
        (
            "(b(?i)a)b",
            sequence(Group(sequence(Literal("b"), CharacterClass(BOTH_A)), capturing=True), Literal("b")),
        ),
        ("(?P<n>a)", Group(Literal("a"), capturing=True, name="n")),
        (r"\d{2}", Repeat(DIGITS, 2, 2, greedy=True)),
        ("a{2,}?", Repeat(Literal("a"), 2, None, greedy=False)),
        ("(?U)a+", Repeat(Literal("a"), 1, None, greedy=False)),
        ("(?U)a??", Repeat(Literal("a"), 0, 1, greedy=True)),
        ("a{,2}", Literal("a{,2}")),
    ],
)
def test_trees(pattern: str, tree: Node) -> None:
    assert parse(pattern) == tree


@pytest.mark.parametrize(
    ("pattern", "starts", "ends"),
    [
        ("a", False, False),
        ("^a", True, False),
        ("a$", False, True),
        ("^a$", True, True),
        (r"\Aa\z", True, True),
        ("(?m)^a$", False, False),
        (r"(?m)\Aa\z", True, True),
        ("^a|^b", True, False),
        ("^a|b", False, False),
        ("^(a|b)$", True, True),
        ("(^a$)", True, True),
        ("(?:^a|^b)c$", True, True),
        ("^a|b$", False, False),
        ("(^)?a", False, False),
        ("(?:^a)+", True, False),
        ("(?:^a){0}", False, False),
        ("x*^a", True, False),
        ("()^a", True, False),
        ("a$b", False, True),
        (r"[^\d\D]", True, True),
        (r"[^\d\D]|^", True, False),
        ("", False, False),
        ("^", True, False),
    ],
)
def test_anchored(pattern: str, starts: bool, ends: bool) -> None:  # noqa: FBT001 - columns of a table
    assert anchored(parse(pattern)) == (starts, ends)


@pytest.mark.parametrize("line", [line for line in ERRORS if line and not line.startswith("#")])
def test_errors(line: str) -> None:
    pattern, offset, message, hint = line.split("\t")
    with pytest.raises(RegexError) as caught:
        parse(pattern)
    assert (str(caught.value.offset), caught.value.message, caught.value.hint) == (offset, message, hint)


def test_an_error_reads_as_a_sentence() -> None:
    with pytest.raises(RegexError) as caught:
        parse("ab(?=c)")
    assert str(caught.value).startswith(
        "lookahead, (?=...), is not in RE2, at character 3; state the condition"
    )


def test_half_of_a_surrogate_pair() -> None:
    with pytest.raises(RegexError, match="half of a surrogate pair"):
        parse("ab\ud83d")


def test_names_in_angle_brackets_on_request() -> None:
    tree = parse("(?<n>a)(?P<n>b)(?:c)", angle_bracket_names=True)
    assert group_names(tree) == ["n", "n"]
    for pattern in ("(?<=a)b", "(?<n", "(?<>a)"):
        with pytest.raises(RegexError):
            parse(pattern, angle_bracket_names=True)


def test_walk_goes_in_the_order_of_the_pattern() -> None:
    literals = [node.text for node in walk(parse("a(b|c(d)*)e")) if isinstance(node, Literal)]
    assert literals == ["a", "b", "c", "d", "e"]


def test_the_deepest_tree_can_be_walked() -> None:
    pattern = "x"
    for _ in range(DEEPEST_NESTING):
        pattern = f"(?:a|b{pattern}+c)"
    tree = parse(pattern)
    assert tree == parse(pattern)
    assert hash(tree) == hash(parse(pattern))
    assert repr(tree).count("Group") == DEEPEST_NESTING
    assert anchored(tree) == (False, False)
    assert program_size(tree) > DEEPEST_NESTING
    with pytest.raises(RegexError, match="groups nest deeper than"):
        parse(f"({pattern})")


def hostile_patterns(size: int) -> list[str]:
    return [
        "(" * 10 * size,
        "(" * 10 * size + ")" * 10 * size,
        "(?:" * 10 * size,
        "(?i)" * size + "(",
        ")" * 10 * size,
        "[" * 10 * size,
        "[[:" * 3 * size,
        "a" + "*" * 10 * size,
        "{" * 10 * size + "(",
        "a{2" * 3 * size + "(",
        "|" * 10 * size + "(",
        "\\" * (10 * size - 1),
        r"\x{" + "0" * 10 * size,
        r"\x{" + "F" * 10 * size + "}",
        r"\p{" * 3 * size,
        "(?P<" + "n" * 10 * size,
        "a{" + "9" * 10 * size + "}(",
        "(a{1000})" * size,
        r"\pL" * 10 * size,
    ]


HOSTILE = [
    pytest.param(pattern, id=f"{size} {pattern[:12]}", marks=marks)
    for size, marks in ((3_000, ()), (10_000, pytest.mark.longer))
    for pattern in hostile_patterns(size)
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_patterns(pattern: str) -> None:
    with pytest.raises(RegexError):
        parse(pattern)
