from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Dict, List, Literal, Optional, Set, Union
from uuid import UUID

import annotated_types as at
from pydantic import (
    BaseModel, Field, NegativeInt, NonNegativeFloat, PositiveInt, StringConstraints, conint, conlist, constr,
)  # fmt: skip

TOP = 99
Code = Annotated[str, StringConstraints(min_length=2, max_length=2, pattern="^[A-Z]+$")]


class Color(Enum):
    RED = "red"
    BLUE = "blue"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Named(BaseModel):
    id: UUID
    name: str = Field(min_length=1)
    made: datetime


class Line(BaseModel):
    sku: Code
    quantity: PositiveInt = 1
    price: float = Field(ge=0)


class Order(Named):
    """An order."""

    note: Optional[str] = None
    must: Optional[int]
    either: Union[str, None] = Field(None, max_length=5)
    bar: "int | None" = None
    paid: date
    at: time
    color: Color
    level: Level = Level.LOW
    word: Literal["a", "b"]
    lines: List[Line] = Field(min_length=1, max_length=TOP)
    first: Line
    tags: Set[str] = set()
    numbers: list[conint(gt=1, le=5)]
    prices: Dict[str, float]
    code: constr(min_length=1)
    some: conlist(int, min_length=1)
    debt: NegativeInt
    share: NonNegativeFloat
    small: Annotated[int, Field(gt=0), at.Lt(10)]
    step: int = Field(multiple_of=3)
    done: bool
    nested: list[list[int | None]]


class Shop(Named):
    best: Optional[Line] = None
    orders: list[Line] = []
    by_color: dict[str, Optional[Line]] = Field(default_factory=dict)
