"""Mutants of the standard's examples: what its JSON Schema of their version rejects, lint reports in place.

The law, for each mutant and the schema of its version (the newest where it names none that is read):

- for every error of the schema there is an error of lint at the deepest node that the schema names for it,
  inside that node, or at the one that holds it;
- where the schema has no error, no rule of structure (ODC1xx) has one, except for the reasons of `STRICTER`.

A contract that says v2 is not read, and only that is reported, whatever else is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dq.project.collecting import Collected, ProjectFile
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules
from dq_contracts.standard.versions import VERSIONS, numbers
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.reading import decode
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, Node, Sequence
from tests.contracts.standard_files import EXAMPLES, NEEDED, tree_of, validator, version_of
from tests.contracts.tree_mutants import Path as TreePath
from tests.contracts.tree_mutants import mutant, systematic, written

pytestmark = NEEDED
NAME = "mutant.odcs.yaml"
SEEDS = ("everything", "servers", "oldest")
LONGEST_LIST = 3
ALSO = ("ODC203", "ODC207")
ONE_IN = 47
APPEARANCES = tuple(f"v{version}" for version in VERSIONS)


@cache
def trees() -> list[Any]:
    """Return the examples, long lists cut: what is wrong with the fourth column is so with the third."""
    return [_cut(tree_of(path)) for path in EXAMPLES]


@cache
def donors() -> list[Any]:
    return [tree_of(Path(__file__).parent / "seeds" / f"{name}.odcs.yaml") for name in SEEDS]


def _cut(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _cut(value) for key, value in tree.items()}
    return [_cut(item) for item in tree[:LONGEST_LIST]] if isinstance(tree, list) else deepcopy(tree)


@cache
def rules() -> Any:
    """Return the rules of structure, and the two of meaning that the standard's schemas have as well."""
    return {code: rule for code, rule in lint_rules().items() if code.startswith("ODC1") or code in ALSO}


def linted(text: str) -> list[Finding]:
    collected = Collected([ProjectFile(NAME, "odcs", decode(text.encode(), NAME), named=True)])
    found = lint(collected, Config("."), rules(), noqa=False).findings
    return [finding for finding in found if finding.severity == "error"]


class Places:
    """The paths of the nodes of a text, by the location of their key and of their value."""

    def __init__(self, text: str) -> None:
        self.paths: dict[Location, set[TreePath]] = {}
        root = load(decode(text.encode(), NAME).source).root
        assert root is not None
        self._note(root, ())

    def _note(self, node: Node, path: TreePath) -> None:
        self.paths.setdefault(node.location, set()).add(path)
        if isinstance(node, Mapping):
            for key, value in node.values.items():
                self.paths.setdefault(node.keys[key].location, set()).add((*path, key))
                self._note(value, (*path, key))
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items):
                self._note(item, (*path, number))

    def of(self, finding: Finding) -> set[TreePath]:
        """Return the paths that a finding may mean: a mapping begins where its first key does."""
        return self.paths.get(finding.location, set()) if finding.location else set()


def deepest(error: Any) -> list[TreePath]:
    """Return the longest paths of an error; several where several branches of a choice fail equally deep."""
    paths = list(leaves(error))
    return [path for path in paths if len(path) == max(map(len, paths))]


def leaves(error: Any) -> Iterator[TreePath]:
    """Yield the path of an error, and those of the errors in the branches of a choice."""
    branches = getattr(error.kind, "context", None) or []
    yield tuple(error.instance_path)
    for branch in branches:
        for inner in branch:
            yield from leaves(inner)


def is_answered(path: TreePath, reported: list[set[TreePath]]) -> bool:
    return any(place[: len(path)] == path or place == path[:-1] for places in reported for place in places)


def disagreements(tree: Any) -> list[str]:
    """Return where lint and the schema of a tree's version say different things."""
    text = written(tree)
    found, places = linted(text), Places(text)
    if isinstance(tree, dict) and str(tree.get("apiVersion")).startswith("v2"):
        said = [finding.code for finding in found if finding.code.startswith("ODC1")]
        return [] if said == ["ODC104"] else [f"a contract that is not read: {said}"]
    errors = [
        error for error in validator(version_of(tree)).iter_errors(tree) if not is_slip_of_schema(error, tree)
    ]
    if not errors:
        return [
            f"only lint: {finding.code} {finding.message} at {sorted(places.of(finding), key=str)}"
            for finding in found
            if finding.code.startswith("ODC1")
            and not any(reason(finding, tree) for reason in STRICTER.values())
        ]
    reported = [places.of(finding) for finding in found]
    return [
        f"only the schema: {error.message[:200]} at {deepest(error)}"
        for error in errors
        if not any(is_answered(path, reported) for path in deepest(error))
    ]


def is_slip_of_schema(error: Any, tree: Any) -> bool:
    """The schemas before v3.1.0 contradict the standard's text in two places, see decision 016."""
    path, version = tuple(error.instance_path), version_of(tree)
    if version >= "3.1.0" or path[:1] != ("servers",):
        return False
    if path[2:] == ("schema",):
        server = tree["servers"][path[1]]
        return server["type"] == "duckdb" and isinstance(server["schema"], str)
    return "staging_dir" in error.message


def _is_open(finding: Finding, tree: Any) -> bool:
    old = numbers(version_of(tree)) < (3, 1, 0)
    return finding.code == "ODC101" and (old or "a description has no key" in finding.message)


STRICTER: dict[str, Callable[[Finding, Any], bool]] = {
    "names are unique": lambda finding, _: finding.code == "ODC107",
    "ids are unique in their list": lambda finding, _: finding.code == "ODC108",
    "dates exist": lambda finding, _: finding.code == "ODC111",
    "a slip of the pen in an object that is left open": _is_open,
    "v3.0 forgot the operators of SQL rules": lambda finding, tree: (
        numbers(version_of(tree)) < (3, 1, 0)
        and finding.code in ("ODC102", "ODC109")
        and "'mustBe" in finding.message.replace("Not", "")
    ),
    "3.0 is no integer to typed readers": lambda finding, _: (
        finding.code == "ODC102" and "not a number" in finding.message and "an integer" in finding.message
    ),
    "keys of a later version, in an object that v3.0 left open": lambda finding, tree: (
        finding.code == "ODC105" and numbers(version_of(tree)) < (3, 1, 0)
    ),
}
"""Why lint may report what the schema does not."""


def check(numbers_of_mutants: range) -> None:
    failures = []
    for number in numbers_of_mutants:
        tree = mutant(number, trees() + donors(), donors())
        failures += [f"mutant {number}: {text}" for text in disagreements(tree)]
    assert not failures, "\n".join(failures[:20]) + f"\n{len(failures)} in all"


def check_systematic(step: int) -> None:
    made = islice(systematic(donors() + trees(), APPEARANCES), 0, None, step)
    failures = [f"{text} in\n{written(tree)}" for tree in made for text in disagreements(tree)]
    assert not failures, "\n".join(failures[:5]) + f"\n{len(failures)} in all"


def test_mutants_are_judged_alike() -> None:
    check(range(1_000))


@pytest.mark.longer
def test_more_mutants_are_judged_alike() -> None:
    check(range(1_000, 22_000))


def test_a_part_of_the_systematic_mutants_is_judged_alike() -> None:
    check_systematic(ONE_IN)


@pytest.mark.longer
def test_every_key_with_every_type_of_value_is_judged_alike() -> None:
    check_systematic(1)
