"""Make broken contracts out of good ones: many small accidents and a few attacks, the same for every seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.contracts.growing import grown

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "flights" / "contracts"
SEEDS = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted([*HERE.glob("seeds/*.yaml"), *EXAMPLES.glob("*.yaml")])
)

_SIGNS = "[]{}()<>#&*!|?:-,'\"%@`~=\\/ \t\n\r.0"
_STRANGE = "\x00\x01\x07\x0b\x1b\x7f\x85\xa0\xad\u0301\u200b\u202e\u2028\u2029\ufeff\ufffe\uffff😀𝒳é٣\ud7ff"
_VALUES = (
    "null", "~", "true", "NO", "0", "-1", "012", "0x1F", "1e9999", "-1e-9999", ".inf", "-.inf", ".nan",
    "1:30", "2023-02-30", "2024-02-29", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00", "24:00:00", "''",
    '""', "[]", "{}", "[[]]", "[null]", "{a: b}", "[1, a, {b: c}]", "!!str 1", "!secret x",
    "!!python/object:os.system x", "&x 1", "*x", "*nothing", "|", ">-", "'", '"', "- ", "? a", "<<",
    "<<: {}", "# noqa", "a # noqa: ODC", "%", "v3.0.0", "v3.2.0", "v9.9.9", "integer", "number", "date",
    "timestamp", "time", "array", "object", "map", "sql", "custom", "text", "library", "rowCount",
    "nullValues", "percent", "postgres", "schema/x/properties/y", "a.b", "a.b.c.d", ".", "a..b",
    "../x.yaml#/schema/a", "/dev/null#/schema/a", "https://x/y.yaml#/schema/a", "'\\0'", '"\\0#/schema/a"',
    "((((", "a{1000}{1000}{1000}", "[[:alpha:]", "(?i)\\\\p{Greek}+", "(?P<x>a)(?P<x>b)", "9" * 400,
    "9" * 401, "0." + "1" * 398, "x" * 70_000, "(" * 3000, "[" * 150, "{a: " * 150, "- " * 150,
)  # fmt: skip
_KEYS = (
    "logicalTypeOptions",
    "properties",
    "items",
    "quality",
    "relationships",
    "schema",
    "servers",
    "examples",
    "name",
)
_VALUE = re.compile(r"(?<=: )[^\n]*")


def mutant(number: int) -> str:
    """Return the mutant of this number: a seed after one to four mutations, or one that is still YAML."""
    chance = random.Random(number)  # noqa: S311 - the same mutants every day
    text = chance.choice(SEEDS)
    if number % 2:
        return grown(text, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        text = chance.choice(MUTATIONS)(text, chance)
    return text


def encoded(number: int) -> bytes:
    """Return a mutant as bytes; one in ten is cut anywhere, or has a byte changed."""
    data = mutant(number).encode("utf-8", "surrogatepass")
    chance = random.Random(-number)  # noqa: S311 - as above
    if data and chance.random() < 0.05:
        return data[: chance.randrange(len(data))]
    if data and chance.random() < 0.05:
        place = chance.randrange(len(data))
        return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]
    return data


def _lines(text: str, chance: random.Random) -> tuple[list[str], int, int]:
    lines = text.splitlines(keepends=True) or [""]
    start = chance.randrange(len(lines))
    return lines, start, min(len(lines), start + chance.choice((1, 1, 1, 2, 5, 20)))


def _delete_lines(text: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    return "".join(lines[:start] + lines[end:])


def _duplicate_lines(text: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    return "".join(lines[:end] + lines[start:])


def _move_lines(text: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    moved, rest = lines[start:end], lines[:start] + lines[end:]
    place = chance.randrange(len(rest) + 1)
    return "".join(rest[:place] + moved + rest[place:])


def _indent_lines(text: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    indent = chance.choice((" ", "  ", "    ", "\t", "- "))
    return "".join(lines[:start] + [indent + line for line in lines[start:end]] + lines[end:])


def _outdent_lines(text: str, chance: random.Random) -> str:
    lines, start, end = _lines(text, chance)
    less = chance.choice((1, 2, 4))
    return "".join(
        lines[:start]
        + [line[min(less, len(line) - len(line.lstrip())) :] for line in lines[start:end]]
        + lines[end:]
    )


def _replace_value(text: str, chance: random.Random) -> str:
    places = [match.span() for match in _VALUE.finditer(text)]
    if not places:
        return text + chance.choice(_VALUES)
    start, end = chance.choice(places)
    return text[:start] + chance.choice(_VALUES) + text[end:]


def _nest_value(text: str, chance: random.Random) -> str:
    places = [match.span() for match in _VALUE.finditer(text)]
    if not places:
        return text
    start, end = chance.choice(places)
    deep = chance.choice((1, 2, 50, 99, 120))
    return text[:start] + "[" * deep + text[start:end] + "]" * deep + text[end:]


def _delete_key(text: str, chance: random.Random) -> str:
    places = [match.span() for match in re.finditer(r"\b[\w-]{1,40}: ?", text)]
    if not places:
        return text
    start, end = chance.choice(places)
    return text[:start] + text[end:]


def _rename_key(text: str, chance: random.Random) -> str:
    places = [match.span() for match in re.finditer(r"\b[A-Za-z]{1,40}(?=:)", text)]
    if not places:
        return text
    start, end = chance.choice(places)
    return text[:start] + chance.choice((*_KEYS, text[start : end - 1], "é😀", "'# noqa'", "<<")) + text[end:]


def _insert_signs(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    signs = "".join(chance.choice(_SIGNS) for _ in range(chance.choice((1, 1, 2, 5))))
    return text[:place] + signs + text[place:]


def _insert_strange(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(_STRANGE) + text[place:]


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _splice(text: str, chance: random.Random) -> str:
    other = chance.choice(SEEDS)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def _anchor_and_alias(text: str, chance: random.Random) -> str:
    places = sorted(chance.sample(range(len(text) + 1), min(3, len(text))))
    for place in reversed(places):
        lines_end = text.find(": ", place)
        word = chance.choice(("&z ", "*z ", "*z\n", "&z\n"))
        text = text[: lines_end + 2] + word + text[lines_end + 2 :] if lines_end >= 0 else text
    return text


def _anchor_a_branch(text: str, chance: random.Random) -> str:
    places = [
        match.end() for match in re.finditer(r"(?:properties|items|quality|schema|servers):(?=\n)", text)
    ]
    if not places:
        return text
    place = chance.choice(places)
    again = chance.choice(_KEYS)
    return f"{text[:place]} &branch{text[place:]}\n{again}: *branch\n"


def _change_line_ends(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\x85", "\u2028")))


def _bomb(text: str, chance: random.Random) -> str:
    del chance
    lines = [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 9)]
    return text + "\nb0: &b0 lol\n" + "\n".join(lines) + "\n"


def _second_document(text: str, chance: random.Random) -> str:
    place = text.find("\n", chance.randrange(len(text) + 1))
    return text[:place] + chance.choice(("\n---", "\n...", "\n--- ", "\n%YAML 1.1\n---")) + text[place:]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _delete_lines, _duplicate_lines, _move_lines, _indent_lines, _outdent_lines, _replace_value,
    _replace_value, _replace_value, _replace_value, _nest_value, _delete_key, _rename_key, _insert_signs,
    _insert_strange, _cut, _splice, _anchor_and_alias, _anchor_a_branch, _change_line_ends, _bomb,
    _second_document,
)  # fmt: skip
