"""Those who answer for the data, those who may use it, and where they are asked."""

from __future__ import annotations

from dq_contracts.model.nodes import mappings_of, text_of, wrapped
from dq_contracts.model.part import DescribedPart
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Sequence


@identity_record
class TeamMember(DescribedPart):
    """A person of the team, with the time in which they belong to it."""

    @property
    def username(self) -> str:
        """The name by which systems know the person."""
        return text_of(self.node, "username")

    @property
    def name(self) -> str:
        """The person's name."""
        return text_of(self.node, "name")

    @property
    def role(self) -> str:
        """What the person does in the team."""
        return text_of(self.node, "role")

    @property
    def date_in(self) -> str:
        """The day on which the person joined."""
        return text_of(self.node, "dateIn")

    @property
    def date_out(self) -> str:
        """The day on which the person left."""
        return text_of(self.node, "dateOut")

    @property
    def replaced_by(self) -> str:
        """The username of the successor."""
        return text_of(self.node, "replacedByUsername")


@identity_record
class Team(DescribedPart):
    """The team. The older form, a list of members, reads as a team that has nothing but members."""

    @property
    def name(self) -> str:
        """The team's name."""
        return text_of(self.node, "name")

    @property
    def members(self) -> tuple[TeamMember, ...]:
        """Its members."""
        return tuple(TeamMember(item) for item in mappings_of(self.node, "members"))


@identity_record
class Role(DescribedPart):
    """A role that gives access to the data, of the contract or of one server."""

    @property
    def role(self) -> str:
        """The name of the role."""
        return text_of(self.node, "role")

    @property
    def access(self) -> str:
        """What the role may do, such as read."""
        return text_of(self.node, "access")

    @property
    def first_level_approvers(self) -> str:
        """Who approves first."""
        return text_of(self.node, "firstLevelApprovers")

    @property
    def second_level_approvers(self) -> str:
        """Who approves then."""
        return text_of(self.node, "secondLevelApprovers")


@identity_record
class Support(DescribedPart):
    """A channel on which one can ask or is told."""

    @property
    def channel(self) -> str:
        """The channel's name."""
        return text_of(self.node, "channel")

    @property
    def url(self) -> str:
        """Where the channel is."""
        return text_of(self.node, "url")

    @property
    def tool(self) -> str:
        """The tool that runs it, such as email or slack."""
        return text_of(self.node, "tool")

    @property
    def scope(self) -> str:
        """What it is for, such as interactive or announcements."""
        return text_of(self.node, "scope")

    @property
    def invitation_url(self) -> str:
        """Where one joins it."""
        return text_of(self.node, "invitationUrl")


def team_of(root: Mapping) -> Team | None:
    """Return the team of a contract in either form, None where there is none."""
    node = root.values.get("team")
    if isinstance(node, Mapping):
        return Team(node)
    return Team(wrapped(node, "members")) if isinstance(node, Sequence) else None
