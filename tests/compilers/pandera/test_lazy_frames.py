"""A lazy frame of polars is validated, data and all, whatever depth Pandera was told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dq.runner.engines.pandera_modules.running import executed
from tests.compilers.pandera.modules import module_of

CONTRACT = """
apiVersion: v3.1.0
kind: DataContract
id: lazy
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - {name: amount, logicalType: number, logicalTypeOptions: {minimum: 0}}
      - {name: raw, physicalType: BLOB, unique: true}
"""


@pytest.fixture
def module(tmp_path: Path) -> Any:
    path = tmp_path / "lazy.odcs.yaml"
    path.write_text(CONTRACT, encoding="utf-8")
    return executed(module_of(path, "pandera-polars"))


def test_a_lazy_frame_is_read(module: Any) -> None:
    import polars as pl
    from pandera.errors import SchemaErrors

    frame = pl.LazyFrame({"amount": [1.0, float("nan"), None, -1.0], "raw": [b"a", b"b", b"c", b"d"]})
    with pytest.raises(SchemaErrors) as raised:
        module.orders.validate(frame, lazy=True)
    rows = {error.check.name: error.check_output for error in raised.value.schema_errors}
    (key,) = [key for key in rows if key.endswith("between")]
    assert (~rows[key]["check_output"]).sum() == 2
    assert module.counts[key] == (4, 3, 1, 2)


def test_a_lazy_frame_comes_back_lazy(module: Any) -> None:
    import polars as pl

    frame = pl.LazyFrame({"amount": [1.0], "raw": [b"\xff"]})
    assert module.orders.validate(frame).collect().equals(frame.collect())


def test_bytes_that_pandera_cannot_show_are_counted(module: Any) -> None:
    import polars as pl
    from pandera.errors import SchemaErrors

    frame = pl.DataFrame({"amount": [1.0, 2.0], "raw": [b"\xff", b"\xff"]})
    with pytest.raises(SchemaErrors, match="unique: 2 rows"):
        module.orders.validate(frame, lazy=True)
