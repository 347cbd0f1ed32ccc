"""The contract as a whole: what it is, what it is for, and everything below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dq_contracts.model.context import Context, context_of
from dq_contracts.model.nodes import mapping_of, mappings_of, text_of
from dq_contracts.model.part import Part
from dq_contracts.model.people import Role, Support, Team, team_of
from dq_contracts.model.schema import Dataset, Relationship
from dq_contracts.model.service_level import Price, Server, SlaProperty
from dq_core.record import field, identity_record
from dq_core.source import Source


@identity_record
class Description(Part):
    """What the contract says of itself in words."""

    @property
    def purpose(self) -> str:
        """What the data is for."""
        return text_of(self.node, "purpose")

    @property
    def usage(self) -> str:
        """How to use it."""
        return text_of(self.node, "usage")

    @property
    def limitations(self) -> str:
        """What it is not fit for."""
        return text_of(self.node, "limitations")


@identity_record
class Contract(Part):
    """A whole contract. `neighbour` opens the contract in another file, given as written in a reference."""

    source: Source
    id: str
    name: str
    version: str
    status: str
    api_version: str
    datasets: tuple[Dataset, ...]
    servers: tuple[Server, ...]
    sla: tuple[SlaProperty, ...]
    neighbour: Callable[[str], Contract | None] = field(default=lambda _file: None, compare=False)

    @property
    def tenant(self) -> str:
        """The organisation that the contract belongs to."""
        return text_of(self.node, "tenant")

    @property
    def domain(self) -> str:
        """The domain of the data."""
        return text_of(self.node, "domain")

    @property
    def data_product(self) -> str:
        """The data product, which later versions of the standard name elsewhere."""
        return text_of(self.node, "dataProduct")

    @property
    def created(self) -> str:
        """The moment at which the contract was made."""
        return text_of(self.node, "contractCreatedTs")

    @property
    def description(self) -> Description | None:
        """What the contract says of itself."""
        node = mapping_of(self.node, "description")
        return Description(node) if node is not None else None

    @property
    def context(self) -> Context | None:
        """Guidance for programs."""
        return context_of(self.node)

    @property
    def team(self) -> Team | None:
        """The team, in either form."""
        return team_of(self.node)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that give access to the data."""
        return tuple(Role(item) for item in mappings_of(self.node, "roles"))

    @property
    def support(self) -> tuple[Support, ...]:
        """The channels for questions and news."""
        return tuple(Support(item) for item in mappings_of(self.node, "support"))

    @property
    def price(self) -> Price | None:
        """What the data costs."""
        node = mapping_of(self.node, "price")
        return Price(node) if node is not None else None

    @property
    def sla_default_element(self) -> str:
        """The element of promises that name none, as older versions of the standard state it."""
        return text_of(self.node, "slaDefaultElement")

    def dataset(self, name: str) -> Dataset | None:
        """Return the dataset of this name, physical name or id, or None."""
        for attribute in ("name", "physical_name", "id"):
            for dataset in self.datasets:
                if getattr(dataset, attribute) == name:
                    return dataset
        return None

    def relationships(self) -> Iterator[Relationship]:
        """Yield every relationship of every dataset and column."""
        for dataset in self.datasets:
            yield from dataset.relationships
            for column in dataset.all_columns():
                yield from column.relationships

    def parts(self) -> Iterator[Part]:
        """Yield the contract and every part that rules look at, from the top down.

        A part is followed by its custom properties and authoritative definitions.
        """
        for part in self._parts():
            yield part
            values = part.node.values
            if "customProperties" in values:
                yield from part.custom_properties
            if "authoritativeDefinitions" in values:
                yield from part.authoritative_definitions

    def _parts(self) -> Iterator[Part]:
        yield self
        yield from self.servers
        yield from self.sla
        yield from self._organisation()
        for dataset in self.datasets:
            yield dataset
            yield from dataset.relationships
            yield from dataset.quality
            for column in dataset.all_columns():
                yield column
                yield from column.relationships
                yield from column.quality

    def _organisation(self) -> Iterator[Part]:
        team = self.team
        yield from (part for part in (self.description, self.price, team) if part is not None)
        if team is not None:
            yield from team.members
        yield from self.support
        yield from self.roles
        for server in self.servers:
            yield from server.roles


@identity_record
class ContractSet:
    """All contracts of one run, for the rules that look across files."""

    contracts: tuple[Contract, ...]
