"""`dq explain`: manuals and lists, for people and for programs."""

import json
import re

import pytest

from dq.commands.explain import url_of
from dq.project.families import FAMILIES, by_family, family_of
from dq.project.rule_packages import all_rules
from dq_core.rules.manual import manual
from dq_core.rules.rule import Rule
from tests.commands.running import exit_code

RULES = all_rules()
KINDS = ("ODC201", "CHK301", "CFG001")  # a rule, a check and a notice
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def explained(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert exit_code("explain", *words) == 0
    return capsys.readouterr().out


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def test_the_list_names_everything_under_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys)
    for code, rule in RULES.items():
        assert f"\n  {code}  {rule.name} " in printed
    for family, rules in by_family(RULES.values()):
        assert printed.index(f"{family.title} ({family.prefix})\n") < printed.index(rules[0].code)


@pytest.mark.parametrize("code", RULES)
def test_a_page_holds_the_whole_manual(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys, code)
    found = manual(RULES[code])
    assert printed.startswith(f"{code} {found.name}\n{found.severity}, ")
    flat = unwrapped(printed)
    for text in (found.summary, found.body, *found.references, *(item.meaning for item in found.options)):
        assert unwrapped(text) in flat
    for example in found.examples:
        assert "".join(f"    {line}\n" if line else "\n" for line in example.text.splitlines()) in printed
    assert url_of(code) in printed


@pytest.mark.parametrize("code", KINDS)
def test_names_and_any_case_will_do(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = RULES[code].name
    pages = {
        explained(capsys, word) for word in (code, code.lower(), name, name.replace("-", "_"), name.upper())
    }
    assert len(pages) == 1


@pytest.mark.parametrize("prefix", ["ODC2", "odc2", "CHK", "S"])
def test_a_prefix_lists_its_group(prefix: str, capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys, prefix)
    listed = re.findall(r"^  ([A-Z]{3}\d{3}) ", printed, re.MULTILINE)
    assert listed == [code for code in RULES if code.startswith(prefix.upper())]


def test_several_words_are_explained_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys, "YML003", "not-null")
    assert 0 == printed.index("YML003 duplicate-key") < printed.index("CHK201 not-null")


@pytest.mark.parametrize("words", [("ODC999",), ("nonsense",), ("",), ("ODC201", "bound-contradicts")])
def test_an_unknown_word_explains_nothing(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("explain", *words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"there is no code or name {words[-1]!r}; " in printed.err


@pytest.mark.parametrize("width", [20, 40, 72, 100, 300])
def test_lines_keep_to_the_width(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    most = min(max(width, 44), 100)
    for line in explained(capsys, *KINDS, "ODC2").splitlines():
        example_or_address = (
            line.startswith("    ") or "https://" in line or re.match(r"  [A-Z]{3}\d{3} ", line)
        )
        assert len(line) <= most or example_or_address, line


def test_colour_is_all_that_colour_adds(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), KINDS):
        plain = explained(capsys, *words)
        painted = explained(capsys, *words, "--color", "always")
        assert "\x1b" not in plain
        assert "\x1b[1m" in painted
        assert ANSI.sub("", painted) == plain


def test_colour_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in explained(capsys, "ODC201")
    assert "\x1b" not in explained(capsys, "ODC201", "--color", "never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in explained(capsys, "ODC201")


FIELDS = {
    *("code", "name", "family", "severity", "default", "on", "summary", "body"),
    *("examples", "options", "references", "url"),
}


def test_json_holds_every_manual(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(explained(capsys, "--output-format", "json"))
    assert [item["code"] for item in printed] == list(RULES)
    for item in printed:
        found = manual(RULES[item["code"]])
        assert item.keys() == FIELDS
        assert (item["name"], item["summary"], item["body"]) == (found.name, found.summary, found.body)
        assert [example["text"] for example in item["examples"]] == [
            example.text for example in found.examples
        ]
        assert [option["name"] for option in item["options"]] == [option.name for option in found.options]


def test_json_of_some_names_each_once(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(explained(capsys, "ODC201", "odc20", "--output-format", "json"))
    codes = [item["code"] for item in printed]
    assert codes[0] == "ODC201"
    assert sorted(codes) == [code for code in RULES if code.startswith("ODC20")]


def test_every_family_has_a_title() -> None:
    assert {code[:3] for code in RULES} <= {family.prefix for family in FAMILIES}


def test_a_family_without_a_title_bears_its_letters() -> None:
    assert family_of("XYZ123").title == "XYZ"
    declared = Rule(
        "XYZ123", "new", "error", None, default=True, exit_code=1, check=test_every_family_has_a_title
    )
    (group,) = by_family([declared])
    assert group == (family_of("XYZ123"), [declared])
