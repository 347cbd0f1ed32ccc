"""Time zones as `modules.pytz` has them, by the zones of Python's library."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo


class Zone(ZoneInfo):
    """A zone by its name in the database of zones, with the methods of pytz."""

    @property
    def zone(self) -> str:
        """Its name."""
        return self.key

    def localize(self, moment: dt.datetime, is_dst: bool | None = False) -> dt.datetime:  # noqa: FBT001, FBT002 - as in pytz
        """Return a moment of this zone, which has none yet.

        Of two moments that clocks show alike, and of those that they leave out, it is the one in summer time
        if `is_dst` says so. Raises ValueError for a moment that has a zone.
        """
        _refuse_zone(moment)
        both = [moment.replace(tzinfo=self, fold=fold) for fold in (0, 1)]
        return next((each for each in both if bool(each.dst()) == bool(is_dst)), both[0])

    def normalize(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment as the clocks of this zone show it."""
        return moment.astimezone(self)


class UniversalTime(dt.tzinfo):
    """UTC, with the methods of pytz."""

    zone = "UTC"

    def utcoffset(self, _moment: dt.datetime | None) -> dt.timedelta:
        """Return nothing at all."""
        return dt.timedelta()

    def dst(self, _moment: dt.datetime | None) -> dt.timedelta:
        """Return nothing at all."""
        return dt.timedelta()

    def tzname(self, _moment: dt.datetime | None) -> str:
        """Return the name."""
        return self.zone

    def localize(self, moment: dt.datetime, is_dst: bool | None = False) -> dt.datetime:  # noqa: ARG002, FBT001, FBT002 - as in pytz
        """Return a moment in UTC, which has no zone yet. Raises ValueError for one that has."""
        _refuse_zone(moment)
        return moment.replace(tzinfo=self)

    def normalize(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment in UTC."""
        return moment.astimezone(self)

    def __str__(self) -> str:
        return self.zone

    def __repr__(self) -> str:
        return f"<{self.zone}>"


UTC = UniversalTime()


def zone(name: str) -> Zone | UniversalTime:
    """Return a zone by its name. Raises ValueError or KeyError where there is none."""
    return UTC if name.upper() == UTC.zone else Zone(name)


def fixed_offset(minutes: int) -> dt.timezone:
    """Return the zone whose clocks are so many minutes ahead of UTC."""
    return dt.timezone(dt.timedelta(minutes=minutes))


def _refuse_zone(moment: dt.datetime) -> None:
    if moment.tzinfo is not None:
        raise ValueError("Not naive datetime (tzinfo is already set)")
