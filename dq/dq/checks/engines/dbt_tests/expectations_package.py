"""The tests of the package dbt_expectations."""

from __future__ import annotations

from collections.abc import Mapping

from dq.checks.engines.dbt_tests.expectations_measures import MEASURE_TESTS
from dq.checks.engines.dbt_tests.expectations_rows import ROW_TESTS
from dq.checks.engines.dbt_tests.meaning import Test

DBT_EXPECTATIONS: Mapping[str, Test] = {**ROW_TESTS, **MEASURE_TESTS}
"""The tests by name; those with `row_condition` take it like `where` of dbt."""
