"""Which layer of the configuration decides about a rule."""

from typing import Any

import pytest

from dq_core.config.settings import Config, Layer
from dq_core.finding import Severity
from dq_core.rules.rule import Rule


class Thing:
    pass


def declared(code: str, *, default: bool = True, severity: Severity = "error") -> Rule:
    return Rule(code, code.lower(), severity, Thing, default, 1, lambda: None)


USUAL, OFF = declared("ODC101"), declared("ODC901", default=False)

# select, ignore, then whether the usual rule ODC101 and the unusual ODC901 are on
DECISIONS: tuple[tuple[dict[str, Any], bool, bool], ...] = (
    ({}, True, False),
    ({"select": ("ODC",)}, True, True),
    ({"select": ("ODC9",)}, False, True),
    ({"select": ("default", "ODC9")}, True, True),
    ({"select": ("default",)}, True, False),
    ({"select": ()}, False, False),
    ({"select": ("YML",)}, False, False),
    ({"ignore": ("ODC",)}, False, False),
    ({"ignore": ("ODC101",)}, False, False),
    ({"ignore": ("YML",)}, True, False),
    ({"select": ("ODC101",), "ignore": ("ODC",)}, True, False),
    ({"select": ("ODC",), "ignore": ("ODC101",)}, False, True),
    ({"select": ("ODC",), "ignore": ("ODC",)}, False, False),
    ({"select": ("default",), "ignore": ("ODC1",)}, False, False),
    ({"select": ("ODC901", "default"), "ignore": ("ODC",)}, False, True),
)


@pytest.mark.parametrize(("layer", "usual", "unusual"), DECISIONS)
def test_the_longer_prefix_wins(layer: dict[str, Any], usual: bool, unusual: bool) -> None:  # noqa: FBT001
    settings = Config("/x", base=Layer(**layer)).for_path("a.yaml")
    assert (settings.enabled(USUAL), settings.enabled(OFF)) == (usual, unusual)


def test_a_later_layer_decides_what_it_speaks_of() -> None:
    config = Config(
        "/x",
        base=Layer(ignore=("ODC1",), severity={"ODC": "warning"}, options={"ODC101": {"a": 1, "b": 1}}),
        paths=(
            Layer(
                match=("raw/",), select=("ODC1",), severity={"ODC101": "info"}, options={"ODC101": {"b": 2}}
            ),
            Layer(match=("raw/x/",), ignore=("ODC101",), severity={"ODC": "error"}),
        ),
    )
    answers = {
        path: (settings.enabled(USUAL), settings.severity(USUAL), settings.options(USUAL))
        for path in ("a.yaml", "raw/a.yaml", "raw/x/a.yaml")
        for settings in [config.for_path(path)]
    }
    assert answers == {
        "a.yaml": (False, "warning", {"a": 1, "b": 1}),
        "raw/a.yaml": (True, "info", {"a": 1, "b": 2}),
        "raw/x/a.yaml": (False, "error", {"a": 1, "b": 2}),
    }


def test_the_command_line_decides_last() -> None:
    config = Config("/x", base=Layer(ignore=("ODC1",)), command_line=Layer(select=("ODC101",)))
    assert config.for_path("a").enabled(USUAL)


def test_a_longer_code_decides_the_severity() -> None:
    settings = Config("/x", base=Layer(severity={"ODC1": "info", "ODC": "warning"})).for_path("a")
    assert settings.severity(USUAL) == "info"
    assert settings.severity(OFF) == "warning"
    assert settings.severity(declared("YML001")) == "error"


def test_a_notice_cannot_be_switched_off() -> None:
    notice = Rule("PRJ001", "n", "error", None, default=True, exit_code=2, check=lambda: None)
    assert Config("/x", base=Layer(ignore=("PRJ",))).for_path("a").enabled(notice)
