from __future__ import annotations
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto, StrEnum
from typing import Annotated, Any, Literal, Optional, ClassVar
from uuid import UUID
import annotated_types as at
from pydantic import BaseModel, ConfigDict, Field, EmailStr, constr, conlist, field_validator, PositiveInt

MAX = 10
Name = Annotated[str, Field(min_length=1, max_length=MAX)]

class State(str, Enum):
    OPEN = "open"
    DONE = "done"

class Auto(StrEnum):
    A_B = auto()

class Base(BaseModel):
    """Base."""
    id: UUID = Field(description="The id")
    created: datetime

class Line(BaseModel):
    sku: constr(pattern=r"^[A-Z]+$", strip_whitespace=True)
    quantity: PositiveInt = 1
    parent: Optional["Line"] = None

class Order(Base):
    """An order of the shop."""
    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ClassVar[str] = "x"
    name: Name
    amount: Annotated[Decimal, Field(ge=0, lt=Decimal("1000.5"), decimal_places=2)]
    """What is to be paid."""
    state: State = State.OPEN
    a: Auto
    note: str | None = Field(None, alias="Note", max_length=20, examples=["x"])
    email: EmailStr
    tags: set[str] = set()
    lines: list[Line] = Field(min_length=1)
    attrs: dict[str, int | None] = Field(default_factory=dict)
    lit: Literal["a", "b", None]
    any: Any
    un: int | str
    num: int | float
    tup: tuple[int, str]
    d: date = Field(gt=date(2020, 1, 1))
    odd: Foo[int]
    g: Annotated[int, at.Gt(3), at.Interval(lt=9)]
    m: conlist(int, min_length=2)
    f: float = Field(..., gt=-1.5, multiple_of=0.1)

    @field_validator("name")
    def check(cls, v): return v
