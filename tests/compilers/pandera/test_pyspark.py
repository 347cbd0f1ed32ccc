"""PySpark counts what DuckDB counts; for machines that have Spark 4."""

from __future__ import annotations

from typing import Any

import pytest

from dq.runner.engines.pandera_modules.running import executed
from tests.compilers.pandera.modules import FLIGHTS, ROOT, module_of
from tests.compilers.pandera.test_flights import failing

pytestmark = pytest.mark.longer


@pytest.fixture(scope="module")
def spark() -> Any:
    pytest.importorskip("pyspark")
    try:
        from pandera import pyspark as _  # noqa: F401 - it may be of another release than pandas
        from pyspark.sql import SparkSession  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        pytest.skip(str(error))
    builder: Any = SparkSession.builder
    session = builder.master("local[1]").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_counts_the_same(spark: Any) -> None:
    contract = "reference.odcs.yaml"
    module = executed(module_of(FLIGHTS / contract, "pandera-pyspark"))
    for name, schema in module.SCHEMAS.items():
        schema.validate(spark.read.parquet(str(ROOT / f"examples/flights/data/{name}.parquet")))
    counts: dict[str, Any] = module.counts
    assert {key: counts[key].wrong for key in failing(contract)} == failing(contract)
