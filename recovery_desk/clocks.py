"""The only places the time comes from."""

from datetime import UTC, date, datetime


class SystemClock:
    """The machine's clock."""

    def today(self) -> date:
        """The day it is where the desk stands."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the clock adapter

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the clock adapter


class FixedClock:
    """A day that stays: for a practice desk that must come out the same, and for tests."""

    def __init__(self, day: date) -> None:
        """It is nine in the morning of `day`, always."""
        self._now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        """The day."""
        return self._now.date()

    def now(self) -> datetime:
        """Nine in the morning."""
        return self._now
