import subprocess
import sys

import pytest

from dq.reports import registry
from dq.reports.options import RenderOptions
from tests.reports.factory import lint_report

FORMATS = ("github", "gitlab", "json", "junit", "sarif", "text")


def test_formats_are_found() -> None:
    assert set(FORMATS) <= set(registry.names())


def test_an_unknown_format_says_what_there_is() -> None:
    with pytest.raises(registry.UnknownFormatError) as raised:
        registry.render("txet", lint_report(), RenderOptions())
    assert raised.value.name == "txet"
    assert raised.value.known == registry.names()
    assert "text" in str(raised.value)


@pytest.mark.parametrize("name", ["", "__init__", "text.text", "../report", "registry"])
def test_only_formats_are_formats(name: str) -> None:
    with pytest.raises(registry.UnknownFormatError):
        registry.renderer(name)


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_names_are_listed_without_loading_a_format() -> None:
    loaded = loaded_after("from dq.reports import registry; registry.names()")
    assert not {f"dq.reports.formats.{name}" for name in FORMATS} & loaded


def test_text_loads_nothing_that_only_other_formats_need() -> None:
    loaded = loaded_after("from dq.reports import registry; registry.renderer('text')")
    assert "dq.reports.formats.text" in loaded
    assert not {"dq.reports.formats.json", "json", "hashlib", "urllib.parse", "rich", "pathlib"} & loaded
