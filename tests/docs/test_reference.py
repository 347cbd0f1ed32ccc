"""The reference pages are those that the program would write now."""

import os
import re
from pathlib import Path

import pytest

from docs.generator.command_line import EXIT_CODES, VARIABLES
from docs.generator.pages import extra, pages
from dq import exit_codes
from dq.project.rule_packages import all_rules

FOLDER = Path(__file__).parents[2] / "docs"
SOURCES = Path(__file__).parents[2]
PAGES = pages()
ADVICE = "run `make docs`"
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)?(?:#([^)]+))?\)")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name: str) -> None:
    path = FOLDER / name
    assert path.is_file(), f"docs/{name} is missing: {ADVICE}"
    assert path.read_text(encoding="utf-8") == PAGES[name], f"docs/{name} is out of date: {ADVICE}"


def test_no_page_is_left_over() -> None:
    assert extra(FOLDER) == [], f"these belong to no rule: {ADVICE}"


def test_every_code_has_its_page() -> None:
    assert {f"rules/{code}.md" for code in all_rules()} <= PAGES.keys()


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".md")])
def test_links_lead_somewhere(name: str) -> None:
    for path, anchor in _LINK.findall(PAGES[name]):
        target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
        written = FOLDER / target
        page = PAGES[target] if target in PAGES else written.read_text(encoding="utf-8")
        if anchor:
            titles = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
            assert anchor in {title.lower().replace(" ", "-") for title in titles}


def test_pages_depend_on_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert pages() == PAGES


def test_every_exit_code_is_explained() -> None:
    declared = {
        value for name, value in vars(exit_codes).items() if name.isupper() and isinstance(value, int)
    }
    assert EXIT_CODES.keys() == declared


def test_every_variable_of_ours_is_explained() -> None:
    folders = [SOURCES / folder for folder in ("dq", "contracts", "lineage", "policies")]
    texts = (path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    read = {name for text in texts for name in re.findall(r"[\"'](DQ_[A-Z_]+)[\"']", text)}
    assert read == {name for name in VARIABLES if name.startswith("DQ_")}
