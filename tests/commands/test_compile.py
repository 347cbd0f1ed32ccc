"""`dq compile`: what it writes, where, and what keeps it from writing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.commands.linted import CONTRACT
from tests.commands.running import exit_code

INCLUDING = CONTRACT + "customProperties: [{property: dqDefaults, value: d.yaml}]\n"
DEFAULTS = "kind: DataContractDefinitions\ndefaults: {column: {classification: internal}}\n"
OPEN = CONTRACT + "tenant: ${TENANT}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.odcs.yaml").write_text(INCLUDING)
    (tmp_path / "d.yaml").write_text(DEFAULTS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TENANT", raising=False)
    return tmp_path


def test_the_contract_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = yaml.safe_load(printed.out)
    assert found["schema"][0]["properties"][0]["classification"] == "internal"
    assert "customProperties" not in found


def test_the_contract_is_written_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs", "--output", "out.yaml") == 0
    assert capsys.readouterr().out == ""
    assert yaml.safe_load((folder / "out.yaml").read_text())["id"] == "shop"
    before = (folder / "out.yaml").read_text()
    assert exit_code("compile", "out.yaml", "--to", "odcs") == 0
    assert capsys.readouterr().out == before


def test_several_contracts_are_several_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.odcs.yaml").write_text(CONTRACT.replace("id: shop", "id: other"))
    assert exit_code("compile", "a.odcs.yaml", "b.odcs.yaml", "--to", "odcs") == 0
    assert [each["id"] for each in yaml.safe_load_all(capsys.readouterr().out)] == ["shop", "other"]


REFUSED = [
    ("an unknown key", {"a.odcs.yaml": CONTRACT + "requird: true\n"}, 1, "ODC101"),
    ("broken YAML", {"a.odcs.yaml": CONTRACT + "a: [\n"}, 1, "YML"),
    ("a definition that is not there", {"d.yaml": None}, 1, "ODC121"),
    (
        "a file of definitions that is broken",
        {"d.yaml": "kind: DataContractDefinitions\nx: 1\n"},
        1,
        "ODC101 ",
    ),
    ("another kind of file", {"a.odcs.yaml": DEFAULTS}, 1, "no contract by itself"),
    ("no such file", {"a.odcs.yaml": None}, 2, "PRJ001"),
    ("a wrong configuration", {"dq.yaml": "selct: []\n"}, 2, "did you mean 'select'?"),
]


@pytest.mark.parametrize(("name", "files", "code", "message"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_wrong_is_said_and_nothing_is_written(
    name: str,
    files: dict[str, str | None],
    code: int,
    message: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del name
    for path, text in files.items():
        if text is None:
            (folder / path).unlink()
        else:
            (folder / path).write_text(text)
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs", "--output", "out.yaml") == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert not (folder / "out.yaml").exists()


def test_a_suppressed_error_and_a_wrong_meaning_do_not_stop_it(folder: Path) -> None:
    text = CONTRACT + "requird: true  # noqa: ODC101 -- another tool reads it\n"
    (folder / "a.odcs.yaml").write_text(text + "    # nothing\n")
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs") == 0
    bounds = "        logicalTypeOptions: {minimum: 3, maximum: 1}\n"
    (folder / "a.odcs.yaml").write_text(CONTRACT + bounds)
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs") == 0


@pytest.mark.parametrize("target", ["a.odcs.yaml", "d.yaml", "./a.odcs.yaml", "link.yaml"])
def test_the_sources_are_not_overwritten(
    target: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "link.yaml").symlink_to("d.yaml")
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs", "--output", target) == 2
    assert "would overwrite" in capsys.readouterr().err
    assert (folder / "a.odcs.yaml").read_text() == INCLUDING
    assert (folder / "d.yaml").read_text() == DEFAULTS


def test_a_place_where_nothing_can_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert exit_code("compile", "a.odcs.yaml", "--to", "odcs", "--output", "none/out.yaml") == 4
    assert "cannot write none/out.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [("a.odcs.yaml",), ("--to", "odcs"), ("a.odcs.yaml", "--to", "odc"), ("a.odcs.yaml", "--too", "odcs")],
)
def test_usage(words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert exit_code("compile", *words) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("folder")
class TestVariables:
    """Variables stay as they are, unless they are asked for."""

    def test_they_stay(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "a.odcs.yaml").write_text(OPEN)
        assert exit_code("compile", "a.odcs.yaml", "--to", "odcs") == 0
        assert yaml.safe_load(capsys.readouterr().out)["tenant"] == "${TENANT}"

    def test_they_are_resolved(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "a.odcs.yaml").write_text(OPEN)
        monkeypatch.setenv("TENANT", "shop: eu # x")
        assert exit_code("compile", "a.odcs.yaml", "--to", "odcs", "--resolve-variables") == 0
        assert yaml.safe_load(capsys.readouterr().out)["tenant"] == "shop: eu # x"

    def test_one_that_is_not_set_is_an_error(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "a.odcs.yaml").write_text(OPEN)
        assert exit_code("compile", "a.odcs.yaml", "--to", "odcs", "--resolve-variables") == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "PRJ004" in printed.err
        assert "a.odcs.yaml:12:9" in printed.err
        assert "${TENANT:-...}" in printed.err
