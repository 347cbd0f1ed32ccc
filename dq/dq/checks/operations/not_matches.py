"""CHK211."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.operation import operation
from dq.checks.operations.matches import Matches

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK211")
@dataclass(frozen=True, slots=True)
class NotMatches(Matches):
    """A pattern is found in no value.

    Why: `test`, `xxx` or markup in a name tells of rows that nobody should count.

    NULL passes. The pattern is one of RE2 and is searched for anywhere in the text; `^` and `$` fix it. A
    custom rule of dq names the `pattern`.

    Bad::

        schema:
          - name: customers
            properties:
              - name: name
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: not_matches  # here
                      pattern: '(?i)^test'
        ---
        customers: [{name: Ada}, {name: Test 5}]

    Good::

        schema:
          - name: customers
            properties:
              - name: name
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: not_matches
                      pattern: '(?i)^test'
        ---
        customers: [{name: Ada}, {name: contest}, {name: null}]
    """

    def failure(self) -> str:
        """Name the pattern."""
        return f"match {self.pattern}"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the pattern is found."""
        from dq.checks.sql import negated

        return negated(Matches.violation(self, data))
