"""Run `dq lint` in this process and read its outcome from the JSON envelope."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.commands.running import exit_code

if TYPE_CHECKING:
    import pytest

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: shop
name: shop
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
"""
"""A contract without findings, of eleven lines."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exit code, the envelope, and what was written to standard error."""

    code: int
    envelope: dict[str, Any]
    errors: str

    @property
    def counted(self) -> list[tuple[str, str, int]]:
        """Code, path and line of the findings that no comment suppresses; line 0 without a place."""
        return [_place(found) for found in self.envelope["findings"] if not found["suppressed"]]

    @property
    def suppressed(self) -> list[tuple[str, str, int]]:
        """The same of those that a comment suppresses."""
        return [_place(found) for found in self.envelope["findings"] if found["suppressed"]]

    @property
    def codes(self) -> list[str]:
        """The codes of the findings that count."""
        return [code for code, _, _ in self.counted]

    @property
    def messages(self) -> str:
        """All messages, one in a line."""
        return "\n".join(found["message"] for found in self.envelope["findings"])


def lint(capsys: pytest.CaptureFixture[str], *words: str) -> Outcome:
    """Run `dq lint` with these words."""
    capsys.readouterr()
    code = exit_code("lint", "--output-format", "json", *words)
    written = capsys.readouterr()
    return Outcome(code, json.loads(written.out) if written.out else {}, written.err)


def _place(found: dict[str, Any]) -> tuple[str, str, int]:
    place = found["location"] or {"path": "", "line": 0}
    return found["code"], place["path"], place["line"]
