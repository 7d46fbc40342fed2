"""Who is to be seen in one prison on one day, why, and in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import days_away, minutes_in_words, short_date
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.folding import fold
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, Meeting, MeetingPlace, MeetingState
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import (
    ROLLS_FOR_DAYS,
    WHY_TO_SEE_NAMES,
    DayLine,
    PrisonRules,
    WhyToSee,
    cell_key,
)
from recovery_desk.domain.round import RULE, Visit, walked
from recovery_desk.usecases.keep_meeting import with_whom
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS
from recovery_desk.usecases.ports import CaseloadRow, Clock, Store
from recovery_desk.usecases.prison_day.regime import ReadRegime, Regime
from recovery_desk.usecases.release_checks.readiness import DueCheck

OUT_WITHIN = timedelta(days=84)
MOST_NEW, MOST_UNSEEN = 60, 30
"""How many of those who are new, and of those not seen lately, stand on one day's list."""

_NAMED = 2
_NEVER = ((0, 0),)
"""Whose hall nobody knows can be looked for at no time."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody stands on the list. `on_paper` says nothing of anybody's health."""

    kind: WhyToSee
    words: str
    on_paper: str


@dataclass(frozen=True, slots=True)
class ToSee:
    """Somebody on the list. `start` is when, None where the day has no room; `line` what is kept."""

    row: CaseloadRow
    reasons: tuple[Reason, ...]
    meetings: tuple[Meeting, ...]
    start: int | None
    where: str
    whom: str
    line: DayLine | None
    rolled_from: date | None

    @property
    def person_id(self) -> PersonId:
        """Who."""
        return self.row.person_id

    @property
    def code(self) -> str:
        """The code of that day; empty until the list is printed or somebody is marked."""
        return self.line.code if self.line else ""

    @property
    def cell(self) -> str:
        """The cell, without its hall."""
        return self.row.place.removeprefix(self.row.hall).strip()

    @property
    def is_marked(self) -> bool:
        """Whether it was said what came of it."""
        return self.line is not None and self.line.outcome is not None

    @property
    def why(self) -> str:
        """Every reason, the weightiest first."""
        said = [each.words for each in self.reasons]
        return "; ".join(said) if said else self.line.why if self.line else ""


@dataclass(frozen=True, slots=True)
class PrisonDay:
    """The list of one day. `more_unseen` are people not seen lately for whom it has no room."""

    prison: Establishment
    day: date
    today: date
    people: tuple[ToSee, ...]
    left_out: tuple[ToSee, ...]
    more_unseen: int
    regime: Regime
    rule: str = RULE

    @property
    def rules(self) -> PrisonRules:
        """What holds in that prison."""
        return self.regime.rules

    @property
    def seen(self) -> int:
        """How many were seen."""
        return sum(each.line is not None and each.line.is_seen for each in self.people)

    @property
    def to_mark(self) -> int:
        """Of how many nobody has said what came of it."""
        return sum(not each.is_marked for each in self.people)

    @property
    def halls(self) -> int:
        """How many halls are on the way."""
        return len({fold(each.row.hall) for each in self.people if each.row.hall})


@dataclass(slots=True)
class _Found:
    """Reasons as they come together, person by person."""

    reasons: dict[PersonId, list[Reason]]

    def add(self, person_id: PersonId, kind: WhyToSee, words: str, on_paper: str = "") -> None:
        self.reasons.setdefault(person_id, []).append(Reason(kind, words, on_paper or words))


@dataclass(frozen=True, slots=True)
class ListPrisonDay:
    """Reads the list; writes nothing. `checks_due` are those due by today."""

    store: Store
    clock: Clock
    checks_due: Callable[[], Sequence[DueCheck]]

    def __call__(self, prison_id: EstablishmentId, day: date) -> PrisonDay:
        """The list of that day. Raises `NoSuchPrison`."""
        regime = ReadRegime(self.store)(prison_id)
        kept = self.store.prison_days.lines(prison_id, day - timedelta(days=ROLLS_FOR_DAYS), day)
        lines = {each.person_id: each for each in reversed(kept) if each.day == day}
        meetings = self._meetings(prison_id, day)
        found = _Found({})
        self._because_of_meetings(found, meetings)
        self._because_new(found, prison_id, day)
        rolled = self._because_rolled(found, [each for each in kept if each.day < day])
        self._because_of_checks(found, regime.prison, day)
        more = self._because_unseen(found, regime, day)
        for kept_line in lines.values():
            if kept_line.is_asked:
                words = kept_line.why or WHY_TO_SEE_NAMES[WhyToSee.ASKED]
                found.add(kept_line.person_id, WhyToSee.ASKED, words, WHY_TO_SEE_NAMES[WhyToSee.ASKED])
        wanted = {each.person_id: each for each in self.store.caseload.of_many({*found.reasons, *lines})}
        listed: list[ToSee] = []
        left_out: list[ToSee] = []
        for person_id, row in wanted.items():
            line = lines.get(person_id)
            theirs = tuple(each for each in meetings if each.person_id == person_id)
            is_out = line is not None and line.is_left_out
            one = self._to_see(row, found.reasons.get(person_id, []), theirs, line, rolled.get(person_id))
            (left_out if is_out else listed).append(one)
        people = _in_order(listed, regime)
        left_out.sort(key=lambda each: fold(each.row.filed_as))
        return PrisonDay(regime.prison, day, self.clock.today(), people, tuple(left_out), more, regime)

    def busiest(self, day: date) -> PrisonDay:
        """The list of the prison with most meetings inside that day; of equals the first by name.

        Meetings alone are counted: to list every prison would take seconds.
        """
        held = [each.establishment_id for each in self.store.meetings.between(day, day) if each.place.is_inside]
        return self(max(ReadRegime(self.store).prisons(), key=lambda each: held.count(each.id)).id, day)

    def _meetings(self, prison_id: EstablishmentId, day: date) -> list[Meeting]:
        """Those inside that are not called off; video and phone ask nobody to walk."""
        return [
            each
            for each in self.store.meetings.between(day, day)
            if each.establishment_id == prison_id and each.place.is_inside and each.state is not MeetingState.CANCELLED
        ]

    def _because_of_meetings(self, found: _Found, meetings: Iterable[Meeting]) -> None:
        for each in meetings:
            time = minutes_in_words(each.start)
            words = f"Meeting at {time} with {with_whom(self.store, each)}"
            found.add(each.person_id, WhyToSee.MEETING, words, f"Meeting at {time}")

    def _because_new(self, found: _Found, prison_id: EstablishmentId, day: date) -> None:
        for person_id, came in self.store.prison_days.admitted(prison_id, day - timedelta(days=1), day):
            words = f"First night: came in {days_away(came, day)}" if came != day else "First night: came in that day"
            found.add(person_id, WhyToSee.FIRST_NIGHT, words)
        for person_id, referred in self.store.prison_days.newly_referred(prison_id, day, MOST_NEW):
            words = f"New referral of {short_date(referred)}, nobody has spoken with them yet"
            found.add(person_id, WhyToSee.NEW_REFERRAL, words, f"New referral of {short_date(referred)}")

    def _because_rolled(self, found: _Found, before: Iterable[DayLine]) -> dict[PersonId, date]:
        """The last list somebody stood on without being seen, unless they were met since."""
        rolled = {}
        for line in still_unseen(self.store, before):
            person_id = line.person_id
            rolled[person_id] = line.rolled_from or line.day
            why = f": {NOT_SEEN_WORDS[line.reason].lower()}" if line.reason else ""
            words = f"Not seen on {short_date(line.day)}{why}"
            if line.rolled_from:
                words += f", on the list since {short_date(line.rolled_from)}"
            found.add(person_id, WhyToSee.ROLLED, words, f"Not seen on {short_date(line.day)}")
        return rolled

    def _because_of_checks(self, found: _Found, prison: Establishment, day: date) -> None:
        by_person: dict[PersonId, list[DueCheck]] = {}
        for each in self.checks_due():
            row = each.release.row
            if row.establishment == prison.short_name and each.release.release_day >= day:
                by_person.setdefault(row.person_id, []).append(each)
        for person_id, due in by_person.items():
            more = f" and {len(due) - _NAMED} more" if len(due) > _NAMED else ""
            named = ", ".join(each.line.title for each in due[:_NAMED])
            number = f"{len(due)} check{'s' if len(due) > 1 else ''} due"
            found.add(person_id, WhyToSee.CHECK_DUE, f"{number}: {named}{more}", number)

    def _because_unseen(self, found: _Found, regime: Regime, day: date) -> int:
        name, days = regime.prison.short_name, regime.rules.not_seen_days
        since = day - timedelta(days=days)
        asked = (name, day, day + OUT_WITHIN, since)
        listed = self.store.prison_days.not_met(*asked, MOST_UNSEEN)
        for person_id in listed:
            found.add(
                person_id,
                WhyToSee.NOT_SEEN,
                f"Not seen for {so_many(days, 'day')}, out within twelve weeks",
                "Not seen lately",
            )
        more = self.store.prison_days.count_not_met(*asked) - len(listed)
        return max(0, more)

    def _to_see(
        self,
        row: CaseloadRow,
        why: Sequence[Reason],
        meetings: tuple[Meeting, ...],
        line: DayLine | None,
        rolled: date | None,
    ) -> ToSee:
        """Not yet in its place in the round."""
        order = list(WhyToSee)
        reasons = tuple(sorted(why, key=lambda each: order.index(each.kind)))
        next_up = next((each for each in meetings if not each.is_over), meetings[0] if meetings else None)
        whom = with_whom(self.store, next_up) if next_up else ""
        where = _place(next_up) if next_up else ""
        return ToSee(row, reasons, meetings, next_up.start if next_up else None, where, whom, line, rolled)


def still_unseen(store: Store, before: Iterable[DayLine]) -> list[DayLine]:
    """Of each person the last list they stood on without being seen, unless they were met since; earliest first.

    Who is known to have left that prison since, released or for another one, rolls there no more.
    """
    last: dict[PersonId, DayLine] = {}
    for each in before:
        last.pop(each.person_id, None)
        last[each.person_id] = each
    open_lines = {k: each for k, each in last.items() if not each.is_seen and not each.is_left_out}
    rows = {each.person_id: each for each in store.caseload.of_many(open_lines)}
    prisons = {each.id: each.short_name for each in store.establishments.all()}
    return [
        line
        for person_id, line in open_lines.items()
        if (row := rows.get(person_id)) is not None
        and row.ended_on is None
        and row.establishment in ("", prisons.get(line.establishment_id))
        and (row.last_contact is None or row.last_contact < line.day)
    ]


def _place(meeting: Meeting) -> str:
    if meeting.place is MeetingPlace.HALL:
        return ""
    return ", ".join(part for part in (MEETING_PLACE_NAMES[meeting.place], meeting.room) if part)


def _in_order(people: Iterable[ToSee], regime: Regime) -> tuple[ToSee, ...]:
    """The round; within a hall cell by cell."""
    position = {fold(each.hall): at for at, each in enumerate(regime.halls)}

    def place(each: ToSee) -> tuple[object, ...]:
        hall = fold(each.row.hall)
        return position.get(hall, len(position)), hall, cell_key(each.cell), fold(each.row.filed_as)

    listed = sorted(people, key=place)
    by_id = {each.person_id: each for each in listed}
    visits = [_visit(each, regime.rules) for each in listed]
    windows = {fold(each.hall): each.windows for each in regime.halls if each.windows} | {"": _NEVER}
    planned = walked(
        visits, [fold(each.hall) for each in regime.halls], windows, (regime.rules.starts, regime.rules.ends)
    )
    return tuple(replace(by_id[each.visit.person_id], start=each.start) for each in planned)


def _visit(one: ToSee, rules: PrisonRules) -> Visit:
    hall = fold(one.row.hall)
    if one.start is None:
        return Visit(one.person_id, hall, rules.minutes_each)
    meeting = next(each for each in one.meetings if each.start == one.start)
    place = hall if meeting.place is MeetingPlace.HALL else meeting.place.value
    return Visit(one.person_id, hall, meeting.minutes, meeting.start, place, binds_us=bool(meeting.worker))
