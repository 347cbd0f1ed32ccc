"""Pydantic as it was written before version 2, and what cannot be read from the text."""

from typing import Dict, List, Optional, Union

import pydantic
from pydantic import BaseModel, Field, validator

LIMIT = compute()


class Address(pydantic.BaseModel):
    city: str
    street: str = Field(..., min_length=1, max_length=LIMIT)


class Person(BaseModel):
    name: str = Field(..., regex="^[A-Z]", title="Full name")
    ages: List[int] = Field(min_items=1, max_items=3)
    home: Address
    others: Dict[str, Address] = {}
    nick: Union[str, None] = None
    width: Union[int, float]
    look: str = Field(pattern="(?<=a)b")
    made_by: Optional[some.module.Type]
    spread: int = Field(**settings)

    class Config:
        extra = "allow"
        title = "Somebody"

    @validator("name")
    def capital(cls, value):
        return value
