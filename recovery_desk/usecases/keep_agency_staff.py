"""Agency staff and their vetting: kept, listed with what is about to run out, and asked before a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.release_day.questions import COUNTRY_NAMES
from recovery_desk.domain.vetting import EXPIRES_SOON_DAYS, AgencyStaff, Vetting, vetting_for
from recovery_desk.usecases.meetings_problems import (
    HasLeftAgency,
    NoSuchStaff,
    StaffNeedsName,
    StaffStillMeets,
    VettingBackwards,
    VettingCoversNothing,
    VettingDoesNotReach,
)
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """Somebody with their clearances; `covers` says in words where each lets them in."""

    staff: AgencyStaff
    vettings: tuple[Vetting, ...]
    covers: tuple[str, ...]

    def expiring(self, today: date) -> tuple[Vetting, ...]:
        """Those that have run out or soon will, and of which there is no longer one for the same prisons."""
        until = today + timedelta(days=EXPIRES_SOON_DAYS)
        return tuple(
            each
            for each in self.vettings
            if each.expires_on <= until
            and not any(
                other.expires_on > each.expires_on
                and set(each.establishment_ids) <= set(other.establishment_ids)
                and each.every_in in (None, other.every_in)
                for other in self.vettings
            )
        )


@dataclass(frozen=True, slots=True)
class ListStaff:
    """Reads everybody of the agencies."""

    store: Store

    def __call__(self) -> tuple[StaffEntry, ...]:
        """By name; those who have left come last."""
        everybody = sorted(self.store.records(AgencyStaff).where(), key=lambda each: each.left_on is not None)
        return tuple(self.of(each) for each in everybody)

    def of(self, staff: AgencyStaff) -> StaffEntry:
        """One of them."""
        vettings = tuple(self.store.records(Vetting).where(staff_id=staff.id))
        return StaffEntry(staff, vettings, tuple(covers_in_words(self.store, each) for each in vettings))

    def get(self, staff_id: str) -> StaffEntry:
        """One of them by id; raises `NoSuchStaff`."""
        return self.of(staff_of(self.store, staff_id))


@dataclass(frozen=True, slots=True)
class KeepStaff:
    """Keeps somebody of an agency, new or changed."""

    store: Store
    ids: Ids

    def __call__(self, staff: AgencyStaff) -> AgencyStaff:
        """As kept; an empty id makes a new one, an empty agency is called as the directory has it.

        Raises `StaffNeedsName`, `NoSuchStaff`.
        """
        if not staff.name.strip():
            raise StaffNeedsName
        organisation = self.store.records(Organisation).get(staff.organisation_id) if staff.organisation_id else None
        agency = " ".join(staff.agency.split()) or (organisation.name if organisation else "")
        tidy = replace(staff, name=" ".join(staff.name.split()), agency=agency)
        with self.store.saving():
            if not tidy.id:
                tidy = replace(tidy, id=self.ids.new())
                self.store.records(AgencyStaff).add(tidy)
            elif not self.store.records(AgencyStaff).save(tidy):
                raise NoSuchStaff
        return tidy

    def remove(self, staff_id: str) -> None:
        """Takes somebody out who was a mistake. Raises `NoSuchStaff`, `StaffStillMeets`."""
        staff_of(self.store, staff_id)
        if self.store.records(Meeting).where(staff_id=staff_id):
            raise StaffStillMeets
        with self.store.saving():
            for vetting in self.store.records(Vetting).where(staff_id=staff_id):
                self.store.records(Vetting).remove(vetting.id)
            self.store.records(AgencyStaff).remove(staff_id)


@dataclass(frozen=True, slots=True)
class KeepVetting:
    """Keeps a clearance, new or changed."""

    store: Store
    ids: Ids

    def __call__(self, vetting: Vetting) -> Vetting:
        """As kept. Raises `NoSuchStaff`, `VettingCoversNothing`, `VettingBackwards`."""
        staff_of(self.store, vetting.staff_id)
        if not vetting.establishment_ids and vetting.every_in is None:
            raise VettingCoversNothing
        if vetting.granted_on is not None and vetting.granted_on > vetting.expires_on:
            raise VettingBackwards
        kept = vetting if vetting.id else replace(vetting, id=self.ids.new())
        with self.store.saving():
            self.store.records(Vetting).put(kept)
        return kept

    def remove(self, vetting_id: str) -> None:
        """Takes one out; the journal holds it whole."""
        with self.store.saving():
            self.store.records(Vetting).remove(vetting_id)


@dataclass(frozen=True, slots=True)
class ExpiringVetting:
    """A clearance that has run out or soon will, and whose."""

    staff: AgencyStaff
    vetting: Vetting
    covers: str


@dataclass(frozen=True, slots=True)
class ListExpiringVetting:
    """What has to be renewed."""

    store: Store
    clock: Clock

    def __call__(self) -> Sequence[ExpiringVetting]:
        """Of those who have not left, the first to run out first."""
        today = self.clock.today()
        due = self.store.meetings.vettings_expiring(today + timedelta(days=EXPIRES_SOON_DAYS))
        entries = {each.staff_id: ListStaff(self.store).get(each.staff_id) for each in due}
        return [
            ExpiringVetting(entries[each.staff_id].staff, each, covers_in_words(self.store, each))
            for each in due
            if entries[each.staff_id].staff.left_on is None and each in entries[each.staff_id].expiring(today)
        ]


def staff_of(store: Store, staff_id: str) -> AgencyStaff:
    """Somebody of an agency; raises `NoSuchStaff`."""
    staff = store.records(AgencyStaff).get(staff_id)
    if staff is None:
        raise NoSuchStaff
    return staff


def covers_in_words(store: Store, vetting: Vetting) -> str:
    """`HMP Barlinnie and HMP Low Moss`, `every prison in Scotland`."""
    found = (store.establishments.get(each) for each in vetting.establishment_ids)
    names = [each.short_name for each in found if each is not None]
    if vetting.every_in is not None:
        names.append(f"every prison in {COUNTRY_NAMES[vetting.every_in]}")
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else "no prison this desk knows"


def let_in(store: Store, staff_id: str, prison: Establishment, day: date) -> None:
    """Passes where somebody can be let into a prison on a day; else raises `HasLeftAgency`, `VettingDoesNotReach`."""
    let_them_in(store, staff_of(store, staff_id), store.records(Vetting).where(staff_id=staff_id), prison, day)


def let_them_in(
    store: Store, staff: AgencyStaff, vettings: Sequence[Vetting], prison: Establishment, day: date
) -> None:
    """`let_in`, of somebody whose vettings were read before."""
    if staff.left_on is not None and staff.left_on < day:
        raise HasLeftAgency(staff.name, staff.left_on)
    answer = vetting_for(vettings, prison, day)
    if not answer.may_go_in:
        covers = "" if answer.vetting is None else covers_in_words(store, answer.vetting)
        raise VettingDoesNotReach(staff.name, prison.short_name, day, answer, covers)
