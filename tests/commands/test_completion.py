"""Completion scripts: every word is in each of them, and the shells that are here offer it."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from dq.cli import OPTIONS
from dq.commands import COMMANDS
from dq.commands.arguments import arguments_of
from dq.commands.completion import OFFERS, SHELLS, script, verbs
from dq.project.rule_packages import all_rules
from dq.reports.registry import names
from tests.commands.running import exit_code

RULES = all_rules()


def codes(prefix: str) -> set[str]:
    return {code for code in RULES if code.startswith(prefix)}


@cache
def scripted(shell: str) -> str:
    return script(shell)


def test_the_options_of_the_program_are_completed() -> None:
    declared = {flag for flags in OPTIONS for flag in re.findall(r"--[a-z]+", flags)}
    assert {verb.name for verb in verbs()} == {*COMMANDS, *declared}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_to_offer_is_decided_for_every_placeholder(name: str) -> None:
    assert {argument.value for argument in arguments_of(name) if argument.value} <= OFFERS.keys()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("joined", [True, False])
def test_the_option_prints_the_script(shell: str, joined: bool, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001
    assert exit_code(*([f"--completion={shell}"] if joined else ["--completion", shell])) == 0
    assert capsys.readouterr().out == f"{scripted(shell)}\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_every_word_is_in_the_script(shell: str) -> None:
    text = scripted(shell)
    words = set(re.findall(r"[\w-]+", text))
    for verb in verbs():
        assert verb.name.lstrip("-") in {word.lstrip("-") for word in words}
        for option in verb.options:
            for flag in option.argument.flags:
                assert flag.lstrip("-") in {word.lstrip("-") for word in words}
            assert set(option.value.words) <= words
    assert {*RULES, *(rule.name for rule in RULES.values())} <= words


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_parse_it(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    path = tmp_path / "script"
    path.write_text(scripted(shell), encoding="utf-8")
    done = subprocess.run([program, "-n", str(path)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


LINES: list[tuple[str, set[str]]] = [
    ("dq ", {*COMMANDS, "--help", "--version", "--completion"}),
    ("dq ex", {"explain"}),
    ("dq --completion ", set(SHELLS)),
    ("dq lint --fail-on ", {"error", "warning", "info"}),
    ("dq lint --fail-on = w", {"warning"}),
    ("dq lint --fail-on =", {"error", "warning", "info"}),
    ("dq lint --output-format s", {name for name in names() if name.startswith("s")}),
    ("dq lint x.yaml --output-format j", {name for name in names() if name.startswith("j")}),
    ("dq explain --output-format ", {"text", "json"}),
    ("dq lint --ignore", {"--ignore", "--ignore-noqa"}),
    ("dq test --str", {"--strict"}),
    ("dq test --select ODC901,CHK30", {f"ODC901,{code}" for code in codes("CHK30")}),
    ("dq lint --select def", {"default"}),
    ("dq explain ODC90", codes("ODC90")),
    ("dq explain bounds-contradict", {"bounds-contradict"}),
    ("dq explain ODC901 SUP00", codes("SUP00")),
    ("dq lint con", {"contracts"}),
    ("dq lint --config con", {"contracts"}),
    ("dq test --data orders = con", {"contracts"}),
    ("dq test --history con", {"contracts"}),
    ("dq test --data = orders = con", {"contracts"}),
    ("dq init ", {"a folder", "contracts"}),
    ("dq test --failing-rows ", set()),
    ("dq lint --nothing", set()),
    ("dq nothing ", set()),
]
_ASK = """
source "$1"
shift
while (( $# )); do
    IFS=' ' read -r -a COMP_WORDS <<< "$1"
    [[ $1 == *' ' ]] && COMP_WORDS+=("")
    COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
    _dq 2>/dev/null
    (( ${#COMPREPLY[@]} )) && printf '%s\\n' "${COMPREPLY[@]}"
    echo "end"
    shift
done
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_offers_it(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(scripted("bash"), encoding="utf-8")
    here = tmp_path / "here"
    for name in ("contracts", "a folder"):
        (here / name).mkdir(parents=True)
    (here / "file.txt").write_text("", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--norc", "-c", _ASK, "bash", str(tmp_path / "script"), *(line for line, _ in LINES)],
        check=True,
        capture_output=True,
        text=True,
        cwd=here,
    )
    assert done.stderr == ""
    answers = [set(answer.split("\n")) - {""} for answer in done.stdout.split("end\n")[:-1]]
    assert {line: answer for (line, _), answer in zip(LINES, answers, strict=True)} == dict(LINES)


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_offers_it(tmp_path: Path) -> None:
    for name in ("contracts", "a folder"):
        (tmp_path / name).mkdir()
    (tmp_path / "script").write_text(scripted("fish"), encoding="utf-8")
    lines = [line for line, _ in LINES if " = " not in line and not line.endswith("=") and line != "dq "]
    ask = "source $argv[1]; for line in $argv[2..]; complete -C $line | string split -f1 \\t; echo end; end"
    done = subprocess.run(
        ["fish", "--no-config", "-c", ask, str(tmp_path / "script"), *lines],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    answers = [set(answer.split("\n")) - {""} for answer in done.stdout.split("end\n")[:-1]]
    offered = {
        line: {word.rstrip("/") for word in answer} for line, answer in zip(lines, answers, strict=True)
    }
    assert offered == {line: words for line, words in LINES if line in lines}
