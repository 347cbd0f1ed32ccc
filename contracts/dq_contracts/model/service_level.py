"""What a contract promises of the service, what it costs, and the servers that give it."""

from __future__ import annotations

import builtins

from dq_contracts.model.nodes import mappings_of, number_of, text_of, value_of
from dq_contracts.model.part import DescribedPart
from dq_contracts.model.people import Role
from dq_core.record import identity_record
from dq_core.yaml.tree import Scalar, Value


@identity_record
class SlaProperty(DescribedPart):
    """One promise of the service level, such as latency or retention."""

    property: str
    element: str | None

    @builtins.property
    def elements(self) -> tuple[str, ...]:
        """The elements that it holds for; several are separated by commas."""
        return tuple(name for part in (self.element or "").split(",") if (name := part.strip()))

    @builtins.property
    def value(self) -> Value:
        """The value that is agreed."""
        return value_of(self.node, "value")

    @builtins.property
    def value_ext(self) -> Value:
        """The other value of a promise that has two."""
        return value_of(self.node, "valueExt")

    @builtins.property
    def unit(self) -> str:
        """The unit of the value, such as d or y."""
        return text_of(self.node, "unit")

    @builtins.property
    def driver(self) -> str:
        """Why it is promised: regulatory, analytics or operational."""
        return text_of(self.node, "driver")

    @builtins.property
    def scheduler(self) -> str:
        """What looks after the promise, such as cron."""
        return text_of(self.node, "scheduler")

    @builtins.property
    def schedule(self) -> str:
        """When that happens, in the words of the scheduler."""
        return text_of(self.node, "schedule")


@identity_record
class Price(DescribedPart):
    """What the data costs."""

    @property
    def amount(self) -> Value:
        """The price of one unit."""
        return number_of(self.node, "priceAmount")

    @property
    def currency(self) -> str:
        """Its currency."""
        return text_of(self.node, "priceCurrency")

    @property
    def unit(self) -> str:
        """What is counted, such as megabyte."""
        return text_of(self.node, "priceUnit")


@identity_record
class Server(DescribedPart):
    """A place where the data stands."""

    name: str
    type: str

    @property
    def environment(self) -> str:
        """What it is used for, such as prod."""
        return text_of(self.node, "environment")

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that give access to this server."""
        return tuple(Role(item) for item in mappings_of(self.node, "roles"))

    def setting(self, key: str) -> str | None:
        """Return one of the server's settings as text, or None."""
        value = self.node.values.get(key)
        return value.text if isinstance(value, Scalar) and value.value is not None else None
