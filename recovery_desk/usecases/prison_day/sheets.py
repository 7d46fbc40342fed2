"""The paper of a day in the prison: prepared from the list, drawn, and written down as having left the desk."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recovery_desk.domain.dates import minutes_in_words, plain_date
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.folding import fold
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, Meeting, MeetingPlace
from recovery_desk.domain.prison_day import DAY_SHEET_NAMES, DaySheetKind
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.domain.vetting import (
    EXPIRES_SOON_DAYS,
    VETTING_KIND_NAMES,
    AgencyStaff,
    Reach,
    Vetting,
    VettingAnswer,
    vetting_for,
)
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.keep_meeting import with_whom
from recovery_desk.usecases.leaving import without_unsafe
from recovery_desk.usecases.may_share import unrestricted
from recovery_desk.usecases.paper.pack_content import PersonSheets, Skipped
from recovery_desk.usecases.people_problems import RecordRestricted
from recovery_desk.usecases.ports import CaseloadRow, Clock, Rendered, Store
from recovery_desk.usecases.prison_day.keep_day import FixList
from recovery_desk.usecases.prison_day.list_day import ListPrisonDay, PrisonDay, ToSee
from recovery_desk.usecases.prison_day.sheet_content import (
    ClearanceSheet,
    ClinicPart,
    ClinicRow,
    ClinicSheet,
    ListRow,
    MovementSlip,
    MovementSlips,
    PrisonDaySheet,
    SheetHead,
    Visitor,
)
from recovery_desk.usecases.problem_words import words_for

DaySheet = PrisonDaySheet | ClearanceSheet | MovementSlips | ClinicSheet

_OF_THE_DESK = "Worker of this desk"
_NOT_COVERED = {
    Reach.NONE: "No vetting is recorded on the desk",
    Reach.OTHER_PRISON: "Vetting is for another prison",
    Reach.EXPIRED: "Vetting has ended",
    Reach.NOT_YET: "Vetting begins later",
}


@dataclass(frozen=True, slots=True)
class PreparedDaySheet:
    """The content of a sheet, who stands on it, and who may not."""

    content: DaySheet
    people: tuple[ToSee, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnDaySheet:
    """A sheet, everybody who stands on it, for the print log, and who may not stand on it."""

    sheet: Rendered
    people: tuple[PersonSheets, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class PrepareDaySheet:
    """Gathers the content. A list or a clinic that is printed gives everybody on it the code of that day."""

    store: Store
    clock: Clock
    list_day: ListPrisonDay
    fix: FixList

    def __call__(self, kind: DaySheetKind, prison_id: EstablishmentId, day: date) -> PreparedDaySheet:
        """The content, and who stands on it: nobody whose record is restricted. Raises `NoSuchPrison`, `ListFull`."""
        coded = kind in (DaySheetKind.LIST, DaySheetKind.CLINIC)
        stands: Callable[[ToSee], bool] = _STANDS_ON.get(kind, lambda _one: True)
        listed = self.fix(prison_id, day, stands) if coded else self.list_day(prison_id, day)
        may_be_used = unrestricted(self.store, {each.person_id for each in listed.people})
        kept = tuple(each for each in listed.people if each.person_id in may_be_used)
        skipped = [each for each in listed.people if each.person_id not in may_be_used]
        listed = replace(listed, people=kept)
        sheet = self._content(kind, listed)
        sheet = without_unsafe(self.store, sheet, [each.person_id for each in kept])
        if kind is DaySheetKind.CLEARANCE:
            return PreparedDaySheet(sheet)
        on_it = tuple(each for each in kept if stands(each))
        return PreparedDaySheet(sheet, on_it, _skipped(each for each in skipped if stands(each)))

    def _content(self, kind: DaySheetKind, listed: PrisonDay) -> DaySheet:
        if kind is DaySheetKind.LIST:
            return self._list(listed)
        if kind is DaySheetKind.CLEARANCE:
            return self._clearance(listed)
        if kind is DaySheetKind.SLIPS:
            moved = tuple(each for each in listed.people if _goes_somewhere(each))
            return MovementSlips(self._head(listed), tuple(_slips(moved)))
        return self._clinic(listed)

    def _head(self, listed: PrisonDay) -> SheetHead:
        settings = read_settings(self.store.settings)
        return SheetHead(
            listed.prison.short_name,
            listed.day,
            settings.marking,
            self.store.signed_in.name,
            settings.service_name,
            settings.service_phone,
            uk_time(self.clock.now()),
        )

    def _list(self, listed: PrisonDay) -> PrisonDaySheet:
        bare = listed.rules.without_names
        rows = tuple(_list_row(each, without_name=bare) for each in listed.people)
        return PrisonDaySheet(self._head(listed), rows, bare, listed.rule, listed.more_unseen)

    def _clearance(self, listed: PrisonDay) -> ClearanceSheet:
        meetings = sorted(
            (each for one in listed.people for each in one.meetings if not each.is_over), key=lambda each: each.start
        )
        by_staff: dict[str, list[Meeting]] = {}
        by_worker: dict[str, list[Meeting]] = {}
        for each in meetings:
            if each.staff_id:
                by_staff.setdefault(each.staff_id, []).append(each)
            if each.worker:
                by_worker.setdefault(each.worker, []).append(each)
        if any(not one.meetings for one in listed.people):
            by_worker.setdefault(self.store.signed_in.name, [])
        known = self.store.records(AgencyStaff).where()
        named = {each.id: each for each in known}
        visitors = [
            self._visitor(named[staff_id], theirs, listed) for staff_id, theirs in by_staff.items() if staff_id in named
        ]
        for name, theirs in by_worker.items():
            kept = next((each for each in known if fold(each.name) == fold(name)), None)
            visitors.append(self._visitor(kept or AgencyStaff("", name, _OF_THE_DESK), theirs, listed))
        visitors.sort(key=lambda each: (each.agency == _OF_THE_DESK, fold(each.name)))
        return ClearanceSheet(self._head(listed), tuple(visitors), listed.rules.allowed_items)

    def _visitor(self, staff: AgencyStaff, meetings: Sequence[Meeting], listed: PrisonDay) -> Visitor:
        vettings = self.store.records(Vetting).where(staff_id=staff.id) if staff.id else []
        answer = vetting_for(vettings, listed.prison, listed.day)
        first = min((each.start for each in meetings), default=listed.rules.starts)
        last = max((each.start + each.minutes for each in meetings), default=listed.rules.ends)
        has_left = staff.left_on is not None and staff.left_on < listed.day
        return Visitor(
            staff.name,
            staff.agency,
            staff.job,
            f"{minutes_in_words(first)}\u2013{minutes_in_words(last)}",
            _vetting_words(answer),
            _ends(answer, listed.day),
            "Has left the agency" if has_left else _NOT_COVERED.get(answer.reach, ""),
        )

    def _clinic(self, listed: PrisonDay) -> ClinicSheet:
        parts: dict[tuple[str, str], list[tuple[Meeting, ToSee]]] = {}
        for one in listed.people:
            for each in one.meetings:
                parts.setdefault((_place(each), with_whom(self.store, each)), []).append((each, one))
        clinics = [
            ClinicPart(where, whom, tuple(_clinic_row(*each) for each in sorted(both, key=lambda pair: pair[0].start)))
            for (where, whom), both in parts.items()
        ]
        clinics.sort(key=lambda each: (each.rows[0].time, each.where, each.whom))
        return ClinicSheet(self._head(listed), tuple(clinics))


@dataclass(frozen=True, slots=True)
class PrintDaySheet:
    """Prepares, draws, and writes down that it was shown."""

    store: Store
    prepare: PrepareDaySheet
    draw: Callable[[DaySheet], Rendered]

    def __call__(self, kind: DaySheetKind, prison_id: EstablishmentId, day: date) -> DrawnDaySheet:
        """The sheet as PDF. Raises `NoSuchPrison`, `ListFull`."""
        prepared = self.prepare(kind, prison_id, day)
        drawn, people = self.draw(prepared.content), prepared.people
        prison = self.store.establishments.get(prison_id)
        with self.store.saving():
            for each in people:
                self.store.journal.note("drawn", "person", str(each.person_id), DAY_SHEET_NAMES[kind].lower())
            if not people:
                said = f"{DAY_SHEET_NAMES[kind].lower()} of {plain_date(day)}"
                self.store.journal.note("drawn", "establishment", prison_id, said)
        return DrawnDaySheet(drawn, tuple(_logged(each, kind, prison, day) for each in people), prepared.skipped)


def _skipped(people: Iterable[ToSee]) -> tuple[Skipped, ...]:
    why = words_for(RecordRestricted())
    return tuple(Skipped(each.person_id, each.row.filed_as, why) for each in people)


def whose_day(prison: Establishment | None, day: date) -> str:
    """Which day in which prison a sheet is of, as the print log keeps it: `HMP Barlinnie, 24 November 2026`."""
    return f"{prison.short_name if prison else ''}, {plain_date(day)}"


def _logged(one: ToSee, kind: DaySheetKind, prison: Establishment | None, day: date) -> PersonSheets:
    name = DAY_SHEET_NAMES[kind]
    where = prison.short_name if prison else ""
    return PersonSheets(
        one.person_id, one.row.filed_as, where, None, (), (name,), (kind.value,), (whose_day(prison, day),)
    )


def _list_row(one: ToSee, *, without_name: bool) -> ListRow:
    why = [each.on_paper for each in one.reasons]
    if not why:
        why = ["Seen already" if one.line is not None and one.line.is_seen else "On the list"]
    if one.where:
        why.append(one.where)
    return ListRow(
        "" if one.start is None else minutes_in_words(one.start),
        one.row.hall or "Hall not known",
        one.cell,
        one.code,
        "" if without_name else one.row.filed_as,
        "" if without_name else one.row.prison_number,
        "; ".join(why),
    )


def _goes_somewhere(one: ToSee) -> bool:
    return any(not each.is_over and each.place is not MeetingPlace.HALL for each in one.meetings)


_STANDS_ON: dict[DaySheetKind, Callable[[ToSee], bool]] = {
    DaySheetKind.SLIPS: _goes_somewhere,
    DaySheetKind.CLINIC: lambda one: bool(one.meetings),
}
"""Which of the people of the day stand on a sheet; on the others all do."""


def _slips(people: Sequence[ToSee]) -> Sequence[MovementSlip]:
    found = [
        (each, one)
        for one in people
        for each in one.meetings
        if not each.is_over and each.place is not MeetingPlace.HALL
    ]
    found.sort(key=lambda pair: (pair[0].start, fold(pair[1].row.hall), pair[1].row.filed_as))
    return [
        MovementSlip(
            one.person_id,
            one.row.filed_as,
            one.row.prison_number,
            one.row.hall or "Hall not known",
            one.cell,
            _place(meeting),
            minutes_in_words(meeting.start),
            minutes_in_words(meeting.start + meeting.minutes),
        )
        for meeting, one in found
    ]


def _clinic_row(meeting: Meeting, one: ToSee) -> ClinicRow:
    time = f"{minutes_in_words(meeting.start)}\u2013{minutes_in_words(meeting.start + meeting.minutes)}"
    return ClinicRow(time, one.code, one.row.filed_as, one.row.prison_number, _cell(one.row))


def _cell(row: CaseloadRow) -> str:
    return row.place or "Hall not known"


def _place(meeting: Meeting) -> str:
    return ", ".join(part for part in (MEETING_PLACE_NAMES[meeting.place], meeting.room) if part)


def _vetting_words(answer: VettingAnswer) -> str:
    if answer.vetting is None:
        return ""
    return ", ".join(part for part in (VETTING_KIND_NAMES[answer.vetting.kind], answer.vetting.reference) if part)


def _ends(answer: VettingAnswer, day: date) -> str:
    if answer.vetting is None:
        return ""
    ends = answer.vetting.expires_on
    soon = day <= ends <= day + timedelta(days=EXPIRES_SOON_DAYS)
    return f"{plain_date(ends)}, soon" if soon else plain_date(ends)
