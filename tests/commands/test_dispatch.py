"""The program as a whole: every command is listed and has help, and mistakes are answered in words."""

import importlib
import os
import subprocess
import sys

import pytest

from dq.cli import OPTIONS, help_text, parser_of
from dq.commands import COMMANDS, module_of
from dq_core.version import VERSION
from tests.commands.running import exit_code


def test_the_help_lists_every_command_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("--help") == 0
    printed = capsys.readouterr().out
    assert printed == f"{help_text()}\n"
    for name, summary in {**COMMANDS, **OPTIONS}.items():
        assert f"  {name}" in printed
        assert summary in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(name, "--help") == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"usage: dq {name}")
    assert exit_code("help", name) == 0
    assert capsys.readouterr().out == printed
    assert all(action.help for action in parser_of(name)._actions)  # noqa: SLF001 - no public way to ask


@pytest.mark.parametrize("name", [*COMMANDS, "overview"])
def test_every_command_is_a_module_that_says_what_it_does(name: str) -> None:
    module = importlib.import_module(module_of(name))
    assert module.__doc__
    assert callable(module.configure)
    assert callable(module.run)


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_version(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(word) == 0
    assert capsys.readouterr().out == f"dq {VERSION}\n"


MISTAKES = [
    (("lnit",), "there is no command 'lnit'; did you mean 'lint'?"),
    (("--versoin",), "there is no option '--versoin'; did you mean '--version'?"),
    (("qqqq",), "there is no command 'qqqq'; see dq --help"),
    (("",), "there is no command ''; see dq --help"),
    (("--completion",), "--completion takes one of bash, zsh, fish"),
    (("--completion", "csh"), "--completion takes one of bash, zsh, fish"),
    (("explain", "bounds-contradicts"), "did you mean 'bounds-contradict'?"),
    (("explain", "--frobnicate"), "--frobnicate"),
    (("lint", "--output-format", "jsno"), "did you mean 'json'?"),
    (("init", "one", "two"), "two"),
]


@pytest.mark.parametrize(("words", "message"), MISTAKES)
def test_mistakes_are_usage_errors(
    words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err


def test_python_m_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dq", "--version"], check=True, capture_output=True, text=True
    )
    assert done.stdout == f"dq {VERSION}\n"


def test_a_reader_that_is_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dq", "explain"],
            check=False,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
