"""Patterns made of fragments of RE2's syntax, well formed and not, for comparisons with DuckDB."""

from hypothesis import strategies as st

FRAGMENTS = (
    *"abkKsS.^$|()[]{}*+?-\\,:<>=!09_ \n",
    *("é", "\u017f", "😀", "(?:", "(?i)", "(?i:", "(?s)", "(?-i:", "(?m)", "(?U)", "(?P<n>", "(?P<"),
    *("(?=", "(?!", "(?<", "(?>", "(?#", "(?R)", "(?x)", "(?", "(?i-", "(*", "[^", "[a-z]", "[z-a]"),
    *("[[:alpha:]]", "[[:", ":]", "[:foo:]", "{2}", "{2,}", "{0,3}", "{3,2}", "{1001}", "{01}", "{,2}"),
    *("{40}", "*?", "+?", "??", "++", "**", r"\d", r"\W", r"\b", r"\B", r"\A", r"\z", r"\Z", r"\C"),
    *(r"\Q", r"\E", r"\pL", r"\p{Greek}", r"\p{Foo}", r"\P{Lu}", r"\p{^N}", r"\p{", r"\x41", r"\x{1F600}"),
    *(r"\x{110000}", r"\x{", r"\xg", r"\1", r"\12", r"\0", r"\7", r"\n", r"\e", r"\u0041", r"\-", r"\_"),
    *(r"\é", r"\\", "a-", "-z", "|", "||", "()"),
)  # fmt: skip

CHARACTERS = ("a", "b", "k", "S", "é", "\u017f", "\u212a", "\n", "_", "0", " ")
ATOMS = (
    *("a", "b", "k", "S", "é", "0", r"\n", ".", "^", "$", r"\A", r"\z", r"\b", r"\B", r"\d", r"\w", r"\W"),
    *(r"\s", "[ab]", "[^a]", "[a-k]", r"[^\w]", "[[:alpha:]_]", "[[:^alpha:]]", "[k-é]", r"[^\n]", r"\pL"),
    *(r"\PL", r"\p{Lu}", r"\P{Lu}", r"[\p{Lu}0]", r"[^\p{Ll}\n]", r"\Qa\E", r"\x6b", r"\113", "(?:)"),
    *(r"\x{17F}", r"\C"),
)  # fmt: skip

broken_patterns = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)
texts = st.lists(st.sampled_from(CHARACTERS), max_size=5).map("".join)


def _larger(smaller: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    opening = st.sampled_from(("(", "(?:", "(?i:", "(?s:", "(?m:", "(?U:", "(?i-s:", "(?-i:", "(?P<n>"))
    operator = st.sampled_from(("*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{0}", "{2,3}?"))
    flag = st.sampled_from(("(?i)", "(?s)", "(?m)", "(?-i)", ""))
    grouped = st.builds("{}{}{})".format, opening, flag, smaller)
    return st.one_of(
        grouped,
        st.builds("{}{}".format, grouped, operator),
        st.builds("{}{}".format, st.sampled_from(ATOMS), operator),
        st.builds("{}{}".format, smaller, smaller),
        st.builds("{}|{}".format, smaller, smaller),
    )


sound_patterns = st.recursive(st.sampled_from(ATOMS), _larger, max_leaves=8)
