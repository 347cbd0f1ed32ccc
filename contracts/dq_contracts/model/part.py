"""What every object of a contract has in common, and the annotations that most of them may bear."""

from __future__ import annotations

from dq_contracts.model.nodes import mappings_of, text_of, texts_of
from dq_core.location import Location
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Node

_NAMING_KEYS = ("name", "server", "property", "metric", "username", "role", "channel", "id")


@identity_record
class Part:
    """Any object of a contract.

    What few rules ask for is read from the node when it is asked for, so that nobody pays for the rest.
    """

    node: Mapping

    @property
    def location(self) -> Location:
        """Where the object is named: at its name, else at its first line."""
        for key in _NAMING_KEYS:
            if key in self.node.values:
                return self.node.value_location(key)
        return self.node.location

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, as written."""
        return texts_of(self.node, "tags")

    @property
    def custom_properties(self) -> tuple[CustomProperty, ...]:
        """What the object has under `customProperties`."""
        return tuple(CustomProperty(item) for item in mappings_of(self.node, "customProperties"))

    @property
    def authoritative_definitions(self) -> tuple[AuthoritativeDefinition, ...]:
        """What the object has under `authoritativeDefinitions`."""
        found = mappings_of(self.node, "authoritativeDefinitions")
        return tuple(AuthoritativeDefinition(item) for item in found)


@identity_record
class DescribedPart(Part):
    """An object whose `description` is a text; that of a contract is an object of its own."""

    @property
    def description(self) -> str:
        """The text under `description`."""
        return text_of(self.node, "description")


@identity_record
class CustomProperty(DescribedPart):
    """A setting that the standard does not know: its name, and a value of any kind."""

    @property
    def value(self) -> Node | None:
        """Its value as a node, of any kind."""
        return self.node.values.get("value")

    @property
    def vendor(self) -> str:
        """Which tool the setting is for."""
        return text_of(self.node, "vendor")

    @property
    def property(self) -> str:
        """The name of the setting; it stands last, because it hides the decorator from what follows."""
        return text_of(self.node, "property")


@identity_record
class AuthoritativeDefinition(DescribedPart):
    """A link to what defines or documents the object."""

    @property
    def url(self) -> str:
        """Where the definition is."""
        return text_of(self.node, "url")

    @property
    def type(self) -> str:
        """What the definition is, such as businessDefinition."""
        return text_of(self.node, "type")
