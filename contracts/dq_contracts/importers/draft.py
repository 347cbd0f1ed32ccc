"""A contract as drafted from another source, with what the source says and no contract can."""

from __future__ import annotations

from typing import Any

from dq_core.location import Location
from dq_core.record import field, record


@record
class Loss:
    """Something that the source says and the contract does not.

    `reason` is a sentence without a full stop that names the thing ("the default 0 has no key in a
    contract"). `place` says where in words of the source (`orders.amount`), `location` where in its text; a
    binary source has none. `broken` tells that the source is wrong here, so that something is missing that
    should be there.
    """

    reason: str
    place: str = ""
    location: Location | None = None
    broken: bool = False


@record
class Draft:
    """A contract that somebody will edit.

    `contract` holds plain values (dict, list, str, int, Decimal, float, bool, None, or
    `dq_core.yaml.writer.Commented` around one of them) with the keys of ODCS v3.1.0 or v3.2.0, as its
    apiVersion says. Any order of keys will do: the writer puts them in the standard's own. `evidence` is what
    was seen in the data, ready for JSON.
    """

    contract: dict[str, Any]
    losses: tuple[Loss, ...] = ()
    evidence: dict[str, Any] = field(default_factory=dict)
