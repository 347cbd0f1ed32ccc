"""ODC903."""

from collections.abc import Iterator

from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule


@rule("ODC903", Contract, severity="warning", default=False)
def owner_missing(contract: Contract, *, support: bool = False) -> Iterator[Hit]:
    """A contract that names nobody who answers for the data. Not on by default.

    Why: a promise without anybody behind it is none. Consumers need a team to ask, and checks need somebody
    to tell. A team with a name or a member is enough; members who have left do not count.

    Options:
        support: whether a channel under `support` is asked for as well.

    Bad::

        name: orders  # here
        schema:
          - name: orders

    Bad::

        name: orders  # here
        team: {description: To be found.}

    Bad::

        name: orders  # here
        team:
          members:
            - {username: ceastwood, dateOut: "2022-10-01"}

    Good::

        name: orders
        team: {name: sales}

    Good::

        name: orders
        team:
          - {username: ceastwood, dateOut: "2022-10-01"}
          - {username: mhopper, dateIn: "2022-10-01"}

    Good::

        name: orders
        team:
          members: [{username: mhopper}]
        support: [{channel: "#sales"}]
    """
    team = contract.team
    present = team is not None and any(not member.date_out for member in team.members)
    if not present and not (team is not None and team.name):
        yield Hit("nobody answers for this contract", contract.location, "add team: {name: ...}")
    if support and not any(channel.channel for channel in contract.support):
        text = "the contract names no channel for questions"
        yield Hit(text, contract.location, "add support: [{channel: ..., url: ...}]")
