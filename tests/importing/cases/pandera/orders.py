import pandera.pandas as pa
from pandera.typing import Series, Index
import pandas as pd
from typing import Optional
OPEN = ["open", "done"]
class Base(pa.DataFrameModel):
    id: Series[pa.Int64] = pa.Field(unique=True, ge=1)
class Orders(Base):
    """Orders."""
    idx: Index[int]
    state: Series[str] = pa.Field(isin=OPEN, description="its state")
    amount: float = pa.Field(in_range={"min_value": 0, "max_value": 10, "include_max": False}, nullable=True)
    at: Series[pd.Timestamp]
    when: "datetime64[ns, UTC]" = pa.Field(alias="When")
    code: Optional[Series[str]] = pa.Field(str_matches="[A-Z]+", str_length={"min_value": 2}, coerce=True)
    obj: object
    @pa.check("amount")
    def positive(cls, s): return s > 0
    class Config:
        strict = True
        unique = ["id", "state"]
        name = "orders_frame"
schema = pa.DataFrameSchema({
    "a": pa.Column(int, checks=[pa.Check.ge(0), pa.Check.lt(10), pa.Check(lambda x: x > 1)], nullable=True),
    "b": pa.Column("str", pa.Check.str_startswith("x."), unique=True, required=False),
    "c": pa.Column(pa.DateTime, pa.Check.isin([1, 2])),
}, index=pa.Index(int), strict="filter", unique="a")
