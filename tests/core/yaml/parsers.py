"""The two parsers that a machine may have: libyaml, and PyYAML's own where libyaml is missing."""

from typing import Any

import pytest
import yaml

from dq_core.yaml import loader

PARSERS: dict[str, Any] = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}


def with_parser(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "Parser", PARSERS[name])
