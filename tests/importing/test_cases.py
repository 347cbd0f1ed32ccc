"""Every source among the cases becomes the stored contract, with the stored losses, and lints clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from dq_contracts.importers.draft import Loss
from dq_contracts.importers.formats import FORMATS
from tests.importing.imported import CASES, EXPECTED, LOSSES, errors_in, imported, sources, text_of
from tests.reports.stored import assert_golden

SOURCES = sources()


def named(path: Path) -> str:
    return path.relative_to(CASES).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_source_becomes_its_contract(path: Path) -> None:
    draft = imported(path)
    assert_golden(path.with_name(path.name + EXPECTED), text_of(draft))
    assert_golden(path.with_name(path.name + LOSSES), "".join(f"{line_of(loss)}\n" for loss in draft.losses))


def line_of(loss: Loss) -> str:
    place = f"{loss.location.line}:{loss.location.column}" if loss.location else "-"
    return f"{'BROKEN ' if loss.broken else ''}{place} {loss.place or '-'}: {loss.reason}"


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_an_imported_contract_lints_without_errors(path: Path) -> None:
    assert errors_in(text_of(imported(path))) == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_source_is_told_by_its_name_and_text(path: Path) -> None:
    from dq.importing.named_source import named_source

    assert named_source(str(path), None).format == path.parent.name


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_losses_have_a_place(path: Path) -> None:
    for loss in imported(path).losses:
        assert loss.place or loss.location, loss
        assert loss.reason == loss.reason.strip(". "), loss


def test_every_format_has_cases() -> None:
    assert {path.parent.name for path in SOURCES} == {each.name for each in FORMATS}


def test_no_stored_file_is_left_over() -> None:
    wanted = {path.with_name(path.name + ending) for path in SOURCES for ending in (EXPECTED, LOSSES)}
    stored = {path for ending in (EXPECTED, LOSSES) for path in CASES.glob(f"*/*{ending}")}
    assert stored <= wanted
