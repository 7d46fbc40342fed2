"""The plans of each area that stand on a release day, a place or a stay: what an event in custody may move."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from recovery_desk.domain.custody import Ground
from recovery_desk.domain.dates import short_date
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupEvent
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.tasks import Task
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.ground_moved import Finder, StandingPlan
from recovery_desk.usecases.ports import Store

_DAY = frozenset({Ground.RELEASE_DAY, Ground.CUSTODY})
_PLACE_AND_CUSTODY = frozenset({Ground.PLACE, Ground.CUSTODY})
CheckTitles = Mapping[str, Mapping[Country, str]]
"""What each check is called in each country, by its id."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def finders(check_titles: CheckTitles) -> tuple[Finder, ...]:
    """Every area's finder; checks are called by their titles."""
    return (_checks_called(check_titles), standing_meetings, _pickups, _tasks)


def _checks_called(titles: CheckTitles) -> Finder:
    def find(store: Store, person_id: PersonId) -> Iterable[StandingPlan]:
        """Checks of the stay they are in that are done for a day, or due by one."""
        stay = store.episodes.current(person_id)
        country = _country(store, stay)
        for check in store.records(CheckRecord).of(person_id):
            dated = check.on_day is not None or check.due is not None or bool(check.at_time)
            if stay is None or check.episode_id != stay.id or check.state is CheckState.NOT_NEEDED or not dated:
                continue
            title = titles.get(check.check_id, {}).get(country, check.check_id.replace("-", " "))
            yield StandingPlan("check", check.id, title, check.recorded_at or _LONG_AGO, _DAY, "release-day")

    return find


def _country(store: Store, stay: CustodyEpisode | None) -> Country:
    known = store.establishments.get(stay.establishment_id) if stay and stay.establishment_id else None
    return read_settings(store.settings).country if known is None else known.country


def standing_meetings(store: Store, person_id: PersonId) -> Iterable[StandingPlan]:
    """Meetings still to come: another prison, no prison any more, or a release day that comes before them."""
    meetings = [meeting for meeting in store.records(Meeting).of(person_id) if not meeting.is_over]
    stay = store.episodes.current(person_id) if meetings else None
    due = stay.release.due if stay is not None and stay.release is not None else None
    for meeting in meetings:
        last = next((entry.at for entry in store.journal.of([meeting.id], 1)), _LONG_AGO)
        ground = _PLACE_AND_CUSTODY if due is not None and meeting.day < due else frozenset(Ground)
        yield StandingPlan("meeting", meeting.id, f"Meeting on {short_date(meeting.day)}", last, ground, tab="meetings")


def _pickups(store: Store, person_id: PersonId) -> Iterable[StandingPlan]:
    """Gate pickups still to come: another day or another gate."""
    stamps = store.records(PickupEvent).of(person_id)
    for pickup in store.records(Pickup).of(person_id):
        if not pickup.is_over:
            last = max((stamp.at for stamp in stamps if stamp.pickup_id == pickup.id), default=_LONG_AGO)
            yield StandingPlan("pickup", pickup.id, f"Gate pickup on {short_date(pickup.day)}", last, tab="day-out")


def _tasks(store: Store, person_id: PersonId) -> Iterable[StandingPlan]:
    """Open tasks that say themselves that their ground moved; `keep_event` has told them."""
    for task in store.records(Task).of(person_id):
        if task.is_open and task.ground_moved:
            yield StandingPlan("task", task.id, f"Task: {task.text}", _LONG_AGO, tab="notes")
