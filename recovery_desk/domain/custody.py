"""What happens to somebody in custody, as events: each is kept, none resets or deletes anything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recovery_desk.domain.episodes import CustodyEpisode, ReleaseDate
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind


class CustodyEventKind(StrEnum):
    """What happened."""

    RECORDED = "recorded"
    ADMITTED = "admitted"
    MOVED_PRISON = "moved-prison"
    MOVED_HALL = "moved-hall"
    RELEASE_DATE_SET = "release-date-set"
    RELEASE_DATE_CHANGED = "release-date-changed"
    RELEASE_DATE_WITHDRAWN = "release-date-withdrawn"
    HOME_LEAVE = "home-leave"
    RETURNED = "returned"
    COURT_RELEASE = "court-release"
    RELEASED = "released"
    RECALLED = "recalled"
    READMITTED = "readmitted"


class Ground(StrEnum):
    """What other plans stand on; an event that moves it makes them look again."""

    RELEASE_DAY = "release-day"
    PLACE = "place"
    CUSTODY = "custody"


_PLACE_ONLY = frozenset({Ground.PLACE})
_DAY_ONLY = frozenset({Ground.RELEASE_DAY})
_ALL = frozenset(Ground)

MOVES: dict[CustodyEventKind, frozenset[Ground]] = {
    CustodyEventKind.RECORDED: frozenset(),
    CustodyEventKind.ADMITTED: _ALL,
    CustodyEventKind.MOVED_PRISON: _PLACE_ONLY,
    CustodyEventKind.MOVED_HALL: frozenset(),
    CustodyEventKind.RELEASE_DATE_SET: _DAY_ONLY,
    CustodyEventKind.RELEASE_DATE_CHANGED: _DAY_ONLY,
    CustodyEventKind.RELEASE_DATE_WITHDRAWN: _DAY_ONLY,
    CustodyEventKind.HOME_LEAVE: frozenset(),
    CustodyEventKind.RETURNED: frozenset(),
    CustodyEventKind.COURT_RELEASE: _ALL,
    CustodyEventKind.RELEASED: frozenset({Ground.CUSTODY}),
    CustodyEventKind.RECALLED: _ALL,
    CustodyEventKind.READMITTED: _ALL,
}
"""Which ground each kind of event moves. A move of hall moves nobody's plan: lists by hall are read anew anyway."""

BEGINS_A_STAY = frozenset({CustodyEventKind.ADMITTED, CustodyEventKind.RECALLED, CustodyEventKind.READMITTED})
ENDS_A_STAY = frozenset({CustodyEventKind.RELEASED, CustodyEventKind.COURT_RELEASE})
MOVES_PLACE = frozenset({CustodyEventKind.MOVED_PRISON, CustodyEventKind.MOVED_HALL})
SETS_DATE = frozenset(
    {
        CustodyEventKind.RELEASE_DATE_SET,
        CustodyEventKind.RELEASE_DATE_CHANGED,
        CustodyEventKind.RELEASE_DATE_WITHDRAWN,
    }
)


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One thing that happened. `happened_on` is the day, None where nobody knows; `recorded_at` when we heard.

    Place and release date are as they are after it; `due_before` is the date an event about the date replaced.
    `until` is the day a home leave ends.
    """

    id: str
    person_id: PersonId
    episode_id: str
    kind: CustodyEventKind
    happened_on: date | None
    recorded_at: datetime
    establishment_id: EstablishmentId | None = None
    hall: str = ""
    cell: str = ""
    due: date | None = None
    due_before: date | None = None
    release_kind: ReleaseKind | None = None
    told_by: str = ""
    until: date | None = None
    note: str = ""

    def moves(self, ground: Iterable[Ground]) -> bool:
        """Whether it moves any of this ground."""
        return bool(MOVES[self.kind] & frozenset(ground))


@dataclass(frozen=True, slots=True)
class Change:
    """What a record of somebody's stay says has happened, before it is an event with an id."""

    kind: CustodyEventKind
    due_before: date | None = None


def changes_between(before: CustodyEpisode | None, after: CustodyEpisode) -> Iterator[Change]:
    """What must have happened for one record of a stay to follow the other."""
    if before is None or _says_nothing(before):
        if not _says_nothing(after):
            yield Change(CustodyEventKind.RECORDED)
        return
    if before.establishment_id != after.establishment_id:
        yield Change(CustodyEventKind.MOVED_PRISON)
    elif (before.hall, before.cell) != (after.hall, after.cell):
        yield Change(CustodyEventKind.MOVED_HALL)
    change = change_of_date(before.release, after.release)
    if change is not None:
        yield change


def _says_nothing(stay: CustodyEpisode) -> bool:
    return stay.release is None and stay.establishment_id is None and not stay.place


def change_of_date(before: ReleaseDate | None, after: ReleaseDate | None) -> Change | None:
    """What became of the day due; None where neither the day nor its kind is another."""
    if before is None:
        return None if after is None else Change(CustodyEventKind.RELEASE_DATE_SET)
    if after is None:
        return Change(CustodyEventKind.RELEASE_DATE_WITHDRAWN, before.due)
    if (before.due, before.kind) == (after.due, after.kind):
        return None
    return Change(CustodyEventKind.RELEASE_DATE_CHANGED, before.due)


class Whereabouts(StrEnum):
    """Where somebody is, as far as the events tell."""

    IN_CUSTODY = "in-custody"
    HOME_LEAVE = "home-leave"
    OUT = "out"


def whereabouts(episode: CustodyEpisode | None, events: Sequence[CustodyEvent], today: date) -> Whereabouts | None:
    """Where somebody is on `today`; None while no stay is known."""
    if episode is None:
        return None
    if episode.ended_on is not None and episode.ended_on <= today:
        return Whereabouts.OUT
    leave = next((event for event in events if event.kind is CustodyEventKind.HOME_LEAVE), None)
    if (
        leave is not None
        and leave.happened_on is not None
        and leave.happened_on <= today <= (leave.until or leave.happened_on)
    ):
        back = any(
            event.kind is CustodyEventKind.RETURNED and event.happened_on and event.happened_on >= leave.happened_on
            for event in events
        )
        return Whereabouts.IN_CUSTODY if back else Whereabouts.HOME_LEAVE
    return Whereabouts.IN_CUSTODY
