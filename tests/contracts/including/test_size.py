"""Large and hostile inclusions: thousands of columns, chains and powers of definitions, deep nesting."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dq_contracts.including import merging, resolving
from dq_contracts.loading import Library, Opened
from dq_core.yaml.tree import Mapping

if TYPE_CHECKING:
    import pytest

HEAD = "customProperties: [{property: dqDefinitions, value: d.yaml}]\nschema:\n- name: a\n  properties:\n"
DEFINITIONS = "kind: DataContractDefinitions\ndefinitions:\n  column:\n"


def use(name: str) -> str:
    return f"customProperties: [{{property: dqDefinition, value: {name}}}]"


def opened(folder: Path, contract: str, definitions: str) -> Opened:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "a.odcs.yaml").write_text(contract)
    (folder / "d.yaml").write_text(definitions)
    return Library().open(str(folder / "a.odcs.yaml"))


def problems(found: Opened) -> list[str]:
    every = [found.inclusions, *(file.scope.inclusions for file in found.files)]
    return [problem.kind for inclusions in every for problem in inclusions.items]


def merges(columns: int, definitions: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often parts are merged when this many columns build on this many definitions."""
    count = 0

    def counted(own: Mapping, base: Mapping) -> Mapping:
        nonlocal count
        count += 1
        return merging.merged(own, base)

    monkeypatch.setattr(resolving, "merged", counted)
    listed = "".join(f"  - {{name: c{n}, {use(f'd{n % definitions}')}}}\n" for n in range(columns))
    known = "".join(f"    d{n}: {{logicalType: string, {use('base')}}}\n" for n in range(definitions))
    found = opened(folder, HEAD + listed, f"{DEFINITIONS}    base: {{classification: public}}\n{known}")
    assert found.contract is not None
    assert problems(found) == []
    column = found.contract.datasets[0].columns[-1]
    assert (column.logical_type, column.classification) == ("string", "public")
    return count


def test_columns_and_definitions_cost_what_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert merges(10_000, 1_000, tmp_path, monkeypatch) == 10_000 + 1_000


def test_a_chain_of_definitions_may_be_long(tmp_path: Path) -> None:
    length = 3 * sys.getrecursionlimit()
    chain = "".join(f"    d{n}: {{{use(f'd{n + 1}')}}}\n" for n in range(length))
    found = opened(
        tmp_path,
        f"{HEAD}  - {{name: b, {use('d0')}}}\n",
        f"{DEFINITIONS}{chain}    d{length}: {{unique: true}}\n",
    )
    assert problems(found) == []
    assert found.contract is not None
    assert found.contract.datasets[0].columns[0].unique


def test_a_circle_may_be_long(tmp_path: Path) -> None:
    length = 3 * sys.getrecursionlimit()
    circle = "".join(f"    d{n}: {{{use(f'd{(n + 1) % length}')}}}\n" for n in range(length))
    found = opened(tmp_path, f"{HEAD}  - {{name: b, {use('d7')}}}\n", DEFINITIONS + circle)
    assert problems(found) == ["circular"]


def test_a_chain_of_files_may_be_long(tmp_path: Path) -> None:
    for number in range(300):
        included = f"customProperties: [{{property: dqDefinitions, value: f{number + 1}.yaml}}]\n"
        (tmp_path / f"f{number}.yaml").write_text(f"kind: DataContractDefinitions\n{included}")
    (tmp_path / "f300.yaml").write_text("kind: DataContractDefinitions\n")
    found = opened(tmp_path, HEAD.replace("d.yaml", "f0.yaml") + "  - {name: b}\n", DEFINITIONS)
    assert problems(found) == []
    assert len(found.files) == 301


def growing(levels: int) -> Iterator[str]:
    yield "    d0: {enum: [{value: 1}, {value: 2}]}\n"
    for number in range(levels):
        ten = ", ".join(f"{{name: c{n}, {use(f'd{number}')}}}" for n in range(10))
        yield f"    d{number + 1}: {{properties: [{ten}]}}\n"


def test_what_grows_by_powers_is_refused(tmp_path: Path) -> None:
    found = opened(tmp_path, f"{HEAD}  - {{name: b, {use('d12')}}}\n", DEFINITIONS + "".join(growing(12)))
    assert set(problems(found)) == {"too-large"}
    assert found.contract is not None
    assert sum(1 for _ in found.contract.datasets[0].all_columns()) < 1_000_000


def test_what_a_contract_repeats_too_often_is_refused(tmp_path: Path) -> None:
    listed = "".join(f"  - {{name: c{n}, {use('d4')}}}\n" for n in range(100))
    found = opened(tmp_path, HEAD + listed, DEFINITIONS + "".join(growing(4)))
    assert problems(found) == ["too-large"]
    assert found.contract is not None
    assert found.contract.node is found.document.root


def test_what_nests_too_deep_is_refused(tmp_path: Path) -> None:
    deep = "".join(f"    d{n}: {{items: {{{use(f'd{n + 1}')}}}}}\n" for n in range(500))
    found = opened(
        tmp_path, f"{HEAD}  - {{name: b, {use('d0')}}}\n", f"{DEFINITIONS}{deep}    d500: {{unique: true}}\n"
    )
    assert set(problems(found)) == {"too-large"}


def test_many_unknown_names_are_answered_soon(tmp_path: Path) -> None:
    listed = "".join(f"  - {{name: c{n}, {use(f'name{n}x')}}}\n" for n in range(5_000))
    known = "".join(f"    name{n}: {{}}\n" for n in range(1_000))
    found = opened(tmp_path, HEAD + listed, DEFINITIONS + known)
    assert problems(found) == ["unknown"] * 5_000
    assert "did you mean" in found.inclusions.items[0].hit.help
