"""The time on the wall in the United Kingdom, whatever the laptop believes about its time zone."""

from datetime import UTC, date, datetime, timedelta


def uk_time(moment: datetime) -> datetime:
    """An aware moment as UK clocks show it, without a time zone.

    Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
    (Summer Time Act 1972 as amended by SI 2002/262).
    """
    utc = moment.astimezone(UTC)
    is_summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + timedelta(hours=1 if is_summer else 0)).replace(tzinfo=None)


def _last_sunday(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days."""
    end = datetime(year, month, 31, 1, tzinfo=UTC)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def uk_midnight(day: date) -> datetime:
    """The moment a day begins in the United Kingdom, in UTC. The clocks change at 01:00 UTC, never at midnight."""
    same_in_utc = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return same_in_utc - (uk_time(same_in_utc) - same_in_utc.replace(tzinfo=None))


def uk_moment(day: date, minutes: int) -> datetime:
    """The moment at which UK clocks show so many minutes after midnight of `day`, aware, in UTC.

    In the hour that summer time leaves out it is the moment an hour later; of the hour it has twice, the first.
    """
    shown = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001 - a wall clock
    summer = (shown - timedelta(hours=1)).replace(tzinfo=UTC)
    return summer if uk_time(summer) == shown else shown.replace(tzinfo=UTC)
