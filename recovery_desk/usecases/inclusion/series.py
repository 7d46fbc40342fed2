"""Series of recovery inclusion meetings: when, where, who sits in them; and each of their meetings by its day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recovery_desk.domain.inclusion import (
    InclusionMeeting,
    InclusionMember,
    InclusionSeries,
    InclusionState,
    meeting_id,
    planned,
)
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.recurrence import LAST, Repeats
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.inclusion_problems import (
    InclusionIsOver,
    NoInclusionMeetingToCome,
    NoSuchInclusionMeeting,
    NoSuchSeries,
    SeriesNeedsName,
    SeriesOutOfRange,
    WhyNeeded,
)
from recovery_desk.usecases.ports import Clock, Ids, Store

YEAR = timedelta(days=366)
_MISSED_FOR, _WEEK = timedelta(days=14), timedelta(days=7)
_SHORTEST, _LONGEST, _DAY, _LAST_YEAR = 15, 480, 1440, 2200
_MOST_OF = {Repeats.WEEKS: 52, Repeats.MONTHS: 12}
_OTHER_DAYS = "The series meets on other days now."


@dataclass(frozen=True, slots=True)
class Seat:
    """A member with their name and agency as they are now; `organisation_id` is empty for the desk's own service."""

    member: InclusionMember
    name: str
    agency: str = ""
    organisation_id: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that gets a copy of its own."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series with everything its screen shows; `upcoming` are its next meetings, `held` the last ones.

    `missed` is the last one before today where nobody began it or called it off, until the next one comes.
    """

    series: InclusionSeries
    seats: tuple[Seat, ...]
    agencies: tuple[Agency, ...]
    upcoming: tuple[InclusionMeeting, ...]
    held: tuple[InclusionMeeting, ...]
    missed: InclusionMeeting | None = None

    @property
    def to_choose(self) -> tuple[InclusionMeeting, ...]:
        """Those something can be done with, by day."""
        return self.upcoming if self.missed is None else (self.missed, *self.upcoming)

    @property
    def next(self) -> InclusionMeeting | None:
        """The one going on, else the first that will take place."""
        standing = [each for each in self.upcoming if each.state is not InclusionState.CANCELLED]
        return min(standing, key=lambda each: (each.state is not InclusionState.OPEN, each.day), default=None)


@dataclass(frozen=True, slots=True)
class ListSeries:
    """Reads series."""

    store: Store
    clock: Clock

    def __call__(self) -> tuple[SeriesEntry, ...]:
        """Every series, those that have ended last."""
        return tuple(self._entry(series) for series in self.store.records(InclusionSeries).where())

    def of(self, series_id: str) -> SeriesEntry:
        """One; raises `NoSuchSeries`."""
        return self._entry(series_of(self.store, series_id))

    def next(self) -> InclusionMeeting:
        """The first meeting of any series that is to come, or goes on; raises `NoInclusionMeetingToCome`."""
        found = [entry.next for entry in self() if entry.next is not None]
        if not found:
            raise NoInclusionMeetingToCome
        return min(found, key=lambda each: (each.day, each.start, each.id))

    def organisation_names(self) -> tuple[Agency, ...]:
        """What the directory offers as agencies."""
        return tuple(Agency(each.id, each.name) for each in self.store.records(Organisation).where())

    def _entry(self, series: InclusionSeries) -> SeriesEntry:
        today = self.clock.today()
        kept = self.store.records(InclusionMeeting).where(series_id=series.id)
        seats = seats_of(self.store, series.id)
        coming = [each for each in meetings_between(series, kept, today, today + YEAR) if not _is_past(each, today)]
        overdue = [each for each in kept if each.state is InclusionState.OPEN and each.day < today]
        held = [each for each in kept if each.state is InclusionState.CLOSED]
        return SeriesEntry(
            series,
            seats,
            agencies_of(self.store, series, seats),
            (*overdue, *coming),
            tuple(reversed(held)),
            _missed(series, kept, today),
        )


def _is_past(meeting: InclusionMeeting, today: date) -> bool:
    return meeting.state is InclusionState.CLOSED or meeting.day < today


def _missed(series: InclusionSeries, kept: Sequence[InclusionMeeting], today: date) -> InclusionMeeting | None:
    """One held within the week before took its place: the series met on another day then."""
    past = meetings_between(series, kept, today - _MISSED_FOR, today)
    standing = [each for each in past if each.state is not InclusionState.CANCELLED]
    if not standing or standing[-1].day == today or not standing[-1].is_to_come:
        return None
    begun = [each.day for each in kept if each.opened_at is not None]
    is_held = any(timedelta() <= standing[-1].day - day < _WEEK for day in begun)
    return None if is_held else standing[-1]


@dataclass(frozen=True, slots=True)
class KeepSeries:
    """Keeps a series, new or changed, and who sits in it."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, series: InclusionSeries, members: Sequence[InclusionMember]) -> InclusionSeries:
        """As kept; an empty id makes a new one. `members` are all of them: who is not among them sits there no more.

        Meetings that the changed rule does not give any more are called off, so that calendars hear of it. Raises
        `SeriesNeedsName`, `SeriesOutOfRange`, `NoSuchSeries`.
        """
        tidy = replace(series, name=" ".join(series.name.split()), place=" ".join(series.place.split()))
        _look_over(tidy)
        before = series_of(self.store, tidy.id) if tidy.id else None
        with self.store.saving():
            if before is None:
                tidy = replace(tidy, id=self.ids.new(), sequence=0)
                self.store.records(InclusionSeries).add(tidy)
            elif tidy != before:
                tidy = replace(tidy, sequence=before.sequence + 1)
                self.store.records(InclusionSeries).save(tidy)
                self._take_along(before, tidy)
                self._follow_rule(before, tidy)
            self._seat(tidy.id, members)
        return tidy

    def end(self, series_id: str, on: date) -> InclusionSeries:
        """It does not meet any more after that day. Raises `NoSuchSeries`."""
        series = series_of(self.store, series_id)
        seats = [seat.member for seat in seats_of(self.store, series_id)]
        return self(replace(series, ended_on=on), seats)

    def _follow_rule(self, before: InclusionSeries, now: InclusionSeries) -> None:
        """Days the rule does not give any more are called off; those it gives again take place after all.

        One that was moved by hand stays, unless the series ends before it.
        """
        today, records = self.clock.today(), self.store.records(InclusionMeeting)
        kept = records.where(series_id=now.id)
        given = {meeting_id(now.id, day) for day in _days(now, today, today + YEAR)}
        for meeting in meetings_between(before, kept, today, today + YEAR):
            sequence = max(meeting.sequence, now.sequence) + 1
            is_too_late = now.ended_on is not None and meeting.day > now.ended_on
            stands = meeting.id in given or meeting.day != meeting.planned_on
            if meeting.is_to_come and (is_too_late or not stands):
                records.put(replace(meeting, state=InclusionState.CANCELLED, why=_OTHER_DAYS, sequence=sequence))
            elif meeting.state is InclusionState.CANCELLED and meeting.why == _OTHER_DAYS and meeting.id in given:
                records.save(replace(planned(now, meeting.planned_on), sequence=sequence))

    def _take_along(self, before: InclusionSeries, now: InclusionSeries) -> None:
        """A meeting that was kept only because somebody sent apologies goes with its series."""
        records = self.store.records(InclusionMeeting)
        for meeting in records.where(series_id=now.id, state=InclusionState.PLANNED):
            as_given = replace(planned(before, meeting.planned_on), sequence=meeting.sequence)
            if meeting.planned_on >= self.clock.today() and meeting == as_given:
                sequence = max(meeting.sequence + 1, now.sequence)
                records.save(replace(planned(now, meeting.planned_on), sequence=sequence))

    def _seat(self, series_id: str, members: Sequence[InclusionMember]) -> None:
        records = self.store.records(InclusionMember)
        known = {(each.staff_id, each.worker): each for each in records.where(series_id=series_id)}
        for member in members:
            seated = known.pop((member.staff_id, member.worker), None)
            if seated is None:
                records.add(replace(member, id=self.ids.new(), series_id=series_id))
            elif seated.is_chair != member.is_chair:
                records.save(replace(seated, is_chair=member.is_chair))
        for gone in known.values():
            records.remove(gone.id)


@dataclass(frozen=True, slots=True)
class ChangeOne:
    """One meeting of a series is moved, or does not take place."""

    store: Store

    def move(self, wanted: str, day: date, start: int, why: str) -> InclusionMeeting:
        """On another day or time, also one that was called off. Raises what can be wrong with it."""
        meeting = self._changeable(wanted, why)
        if not (0 <= start < _DAY and start + meeting.minutes <= _DAY) or abs(day - meeting.planned_on) > YEAR:
            raise SeriesOutOfRange
        return self._keep(
            replace(meeting, day=day, start=start, state=InclusionState.PLANNED, why=why.strip()), meeting
        )

    def cancel(self, wanted: str, why: str) -> InclusionMeeting:
        """It does not take place. Raises `NoSuchInclusionMeeting`, `WhyNeeded`, `InclusionIsOver`."""
        meeting = self._changeable(wanted, why)
        return self._keep(replace(meeting, state=InclusionState.CANCELLED, why=why.strip()), meeting)

    def _changeable(self, wanted: str, why: str) -> InclusionMeeting:
        meeting = inclusion_meeting_of(self.store, wanted)
        if meeting.state in (InclusionState.OPEN, InclusionState.CLOSED):
            raise InclusionIsOver
        if not why.strip():
            raise WhyNeeded
        return meeting

    def _keep(self, meeting: InclusionMeeting, before: InclusionMeeting) -> InclusionMeeting:
        kept = replace(meeting, sequence=before.sequence + 1)
        with self.store.saving():
            self.store.records(InclusionMeeting).put(kept)
        return kept


def series_of(store: Store, series_id: str) -> InclusionSeries:
    """The series; raises `NoSuchSeries`."""
    series = store.records(InclusionSeries).get(series_id)
    if series is None:
        raise NoSuchSeries
    return series


def inclusion_meeting_of(store: Store, wanted: str) -> InclusionMeeting:
    """A meeting that was kept, or one as its series gives it; raises `NoSuchInclusionMeeting`."""
    kept = store.records(InclusionMeeting).get(wanted)
    if kept is not None:
        return kept
    series_id, _, written = wanted.rpartition("-")
    series = store.records(InclusionSeries).get(series_id)
    day = _day_from(written)
    if series is None or day is None or next(_days(series, day, day), None) is None:
        raise NoSuchInclusionMeeting
    return planned(series, day)


def meetings_between(
    series: InclusionSeries, kept: Sequence[InclusionMeeting], first: date, last: date
) -> list[InclusionMeeting]:
    """Every meeting of a series from `first` to `last`: as kept where something was, else as the series gives it."""
    known = {each.id: each for each in kept}
    given = [planned(series, day) for day in _days(series, first, last) if meeting_id(series.id, day) not in known]
    found = [*given, *(each for each in kept if first <= each.day <= last)]
    return sorted(found, key=lambda each: (each.day, each.start, each.id))


def meeting_after(store: Store, meeting: InclusionMeeting) -> InclusionMeeting | None:
    """The next one of its series that will take place."""
    series = series_of(store, meeting.series_id)
    kept = store.records(InclusionMeeting).where(series_id=series.id)
    following = meetings_between(series, kept, meeting.day + timedelta(days=1), meeting.day + 2 * YEAR)
    standing = (each for each in following if each.state is not InclusionState.CANCELLED)
    return next((each for each in standing if each.planned_on > meeting.planned_on), None)


def seats_of(store: Store, series_id: str) -> tuple[Seat, ...]:
    """Who sits in a series, the chair first, then by name; who has left their agency sits there no more."""
    found = (_seat(store, member) for member in store.records(InclusionMember).where(series_id=series_id))
    seats = [seat for seat in found if seat is not None]
    return tuple(sorted(seats, key=lambda each: (not each.member.is_chair, each.name.casefold(), each.member.id)))


def agencies_of(store: Store, series: InclusionSeries, seats: Sequence[Seat]) -> tuple[Agency, ...]:
    """The agencies that get papers, by name: those of the members, and those named beside them."""
    ids = dict.fromkeys((*(seat.organisation_id for seat in seats), *series.organisation_ids))
    found = [store.records(Organisation).get(each) for each in ids if each]
    known = [Agency(each.id, each.name) for each in found if each is not None]
    return tuple(sorted(known, key=lambda each: (each.name.casefold(), each.id)))


def _seat(store: Store, member: InclusionMember) -> Seat | None:
    if not member.staff_id:
        return Seat(member, member.worker)
    staff = store.records(AgencyStaff).get(member.staff_id)
    if staff is None or staff.left_on is not None:
        return None
    organisation = store.records(Organisation).get(staff.organisation_id) if staff.organisation_id else None
    agency = organisation.name if organisation is not None else staff.agency
    return Seat(member, staff.name, agency, "" if organisation is None else organisation.id)


def _days(series: InclusionSeries, first: date, last: date) -> Iterator[date]:
    end = last if series.ended_on is None else min(last, series.ended_on)
    return series.recurrence.days(first, end)


def _day_from(written: str) -> date | None:
    try:
        found = date.fromisoformat(written) if len(written) == len("20261201") and written.isdecimal() else None
    except ValueError:
        return None
    return found if found is not None and found.year <= _LAST_YEAR else None


def _look_over(series: InclusionSeries) -> None:
    if not series.name:
        raise SeriesNeedsName
    fits = (
        0 <= series.start < _DAY
        and _SHORTEST <= series.minutes <= _LONGEST
        and series.start + series.minutes <= _DAY
        and 1 <= series.every <= _MOST_OF[series.repeats]
        and series.weekday in range(7)
        and 1 <= series.nth <= LAST
    )
    if not fits:
        raise SeriesOutOfRange
