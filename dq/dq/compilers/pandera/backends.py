"""The kinds of frames for which there are modules."""

from __future__ import annotations

from dq.compilers.pandera.backend import ARROW_SOURCES, SHARED_SOURCES, Backend
from dq.compilers.pandera.support import ARROW
from dq.compilers.pandera.support import IBIS as IBIS_SUPPORT

PANDAS = Backend(
    "pandas",
    "pandera.pandas",
    (*ARROW_SOURCES, "pandas/checks"),
    ARROW,
    """Read data with types of Arrow, as `pandas.read_parquet(path, dtype_backend="pyarrow")`
does: they tell NULL from NaN, and hold whole numbers beside NULL. In columns of NumPy,
NaN is a missing value.""",
)
POLARS = Backend(
    "polars",
    "pandera.polars",
    (*ARROW_SOURCES, "polars/checks"),
    ARROW,
    """NaN is a number and null is NULL. Lazy frames are collected, because Pandera would look
at nothing but their types.""",
    schema="FrameSchema",
    rows_at_columns=True,
    taken_names=r"\^.*\$|\*",
)
IBIS = Backend(
    "Ibis on DuckDB",
    "pandera.ibis",
    (
        *SHARED_SOURCES,
        *(
            f"ibis/{name}"
            for name in ("numbers", "values", "nested", "sets", "measures", "conditions", "checks")
        ),
    ),
    IBIS_SUPPORT,
    """NaN is a number and NULL is NULL, as in DuckDB. Every check is a query of its own. The
session's time zone should be UTC.""",
    taken_names=r"\^.*\$|check_output|.*__check_output__",
)
PYSPARK = Backend(
    "PySpark",
    "pandera.pyspark",
    (*ARROW_SOURCES, "pyspark/checks"),
    ARROW,
    """Every check brings its columns to the driver as Arrow (Spark 4), so that it means what it
means elsewhere; for data that does not fit there, test it where it is stored. Pandera
raises nothing here: what failed is in `validate(frame).pandera.errors`.""",
)
