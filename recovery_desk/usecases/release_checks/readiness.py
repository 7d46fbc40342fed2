"""The board of releases with how ready each is; and a month of releases with its hard days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.pickups import PickupState
from recovery_desk.domain.release_day.check_lines import CheckLine, PersonChecks
from recovery_desk.domain.release_day.day_labels import hard_label
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.list_releases import ListReleases, Release, ReleasesBoard
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.release_checks.look import LookAtChecks

_WEEKS_SHOWN = 6
_FAR_AHEAD = timedelta(days=60)
"""As far as the earliest check is due before its day."""


@dataclass(frozen=True, slots=True)
class ReadyRelease:
    """One release on the board, with its checks."""

    release: Release
    checks: PersonChecks

    @property
    def has_address(self) -> bool:
        """Whether somewhere to sleep tonight is confirmed, or not needed."""
        line = self.checks.line("address")
        return line is None or not line.is_open

    @property
    def needs_driver(self) -> bool:
        """Whether a gate pickup is wanted and nobody is assigned to it."""
        line, pickup = self.checks.line("gate-pickup"), self.checks.facts.pickup
        return line is not None and line.is_open and pickup is not None and pickup.state is PickupState.WANTED


@dataclass(frozen=True, slots=True)
class ReadinessBoard:
    """The releases of a stretch of days, in the board's order."""

    board: ReleasesBoard
    releases: tuple[ReadyRelease, ...]

    @property
    def hard(self) -> int:
        """How many walk out on a hard day."""
        return self.board.hard

    @property
    def without_address(self) -> int:
        """How many have no confirmed address."""
        return sum(not each.has_address for each in self.releases)

    @property
    def need_driver(self) -> int:
        """How many need a gate pickup assigned."""
        return sum(each.needs_driver for each in self.releases)

    @property
    def ready(self) -> int:
        """For how many nothing vital is owed any more."""
        return sum(each.checks.is_ready for each in self.releases)


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A check that is owed by today, and for whom."""

    release: Release
    line: CheckLine


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the calendar: why it is hard, empty where it is not, and who is released on it."""

    day: date
    hard: str
    releases: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class ListReadiness:
    """Boards and months."""

    store: Store
    list_releases: ListReleases
    look: LookAtChecks

    def __call__(self, first: date, last: date, text: str = "") -> ReadinessBoard:
        """Everybody due out from `first` to `last`, each with their checks."""
        board = self.list_releases(first, last, text)
        checks = self.look.board(board.releases)
        return ReadinessBoard(board, tuple(ReadyRelease(each, checks[each.row.person_id]) for each in board.releases))

    def due(self) -> tuple[DueCheck, ...]:
        """The checks due today and overdue of everybody who is still to walk out, the vital and the nearest first."""
        today = self.look.clock.today()
        found = [
            DueCheck(ready.release, line)
            for ready in self(today, today + _FAR_AHEAD).releases
            for line in ready.checks.lines
            if line.is_open and line.due is not None and line.due <= today
        ]
        return tuple(sorted(found, key=lambda each: (each.release.release_day, not each.line.check.is_vital)))

    def month(self, day: date, text: str = "") -> tuple[MonthDay, ...]:
        """Six whole weeks, from the Monday before the first of the month `day` lies in."""
        first = day.replace(day=1)
        first -= timedelta(days=first.weekday())
        days = [first + timedelta(days=at) for at in range(7 * _WEEKS_SHOWN)]
        out: dict[date, list[Release]] = {}
        for release in self.list_releases(days[0], days[-1], text).releases:
            out.setdefault(release.release_day, []).append(release)
        labels = self._labels(days)
        return tuple(MonthDay(each, labels[each], tuple(out.get(each, ()))) for each in days)

    def _labels(self, days: list[date]) -> Mapping[date, str]:
        """As the desk's own country keeps its days, with the local holidays of every area."""
        country = read_settings(self.store.settings).country
        holiday = self.look.holidays().at(country, "")
        return {day: hard_label(day, holiday) for day in days}
