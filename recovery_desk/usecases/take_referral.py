"""A referral comes in, for somebody new or somebody known; what comes of it; and the kinds of source there are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.notes import Note
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.referrals import SHIPPED_SOURCES, Referral, ReferralOutcome, ReferralSource
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.keep_about_person import keep_details
from recovery_desk.usecases.keep_person import register
from recovery_desk.usecases.keep_stay import born_by
from recovery_desk.usecases.people_problems import NoSuchReferral, NothingWritten, check_dates
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.roles import coordinator_only


@dataclass(frozen=True, slots=True)
class TakeReferral:
    """Keeps a referral, and the person with what is known of them where they are new: all of it or nothing."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self,
        referral: Referral,
        person: Person,
        episode: CustodyEpisode | None = None,
        details: PersonDetails | None = None,
    ) -> Referral:
        """The referral as kept, with the new person's id. Raises `NameMissing`, `DatesClash`."""
        _check(person, referral)
        with self.store.saving():
            person_id = register(self.store, self.clock, self.ids, person, episode)
            if details is not None:
                keep_details(self.store, replace(details, id=person_id, person_id=person_id))
            kept = replace(referral, id=self.ids.new(), person_id=person_id)
            self.store.records(Referral).add(kept)
        return kept


@dataclass(frozen=True, slots=True)
class KeepReferral:
    """Keeps a referral of somebody known, or what changed about one."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, referral: Referral) -> Referral:
        """What is kept; an empty id makes a new one. An outcome without a day is one of today.

        Raises `NoSuchPerson`, `DatesClash`; `NothingWritten` for an outcome that needs its reason.
        """
        person = self.store.people.get(referral.person_id)
        decided = referral.outcome is not ReferralOutcome.WAITING
        if _needs_reason(referral) and not referral.outcome_reason.strip():
            raise NothingWritten("Why it came to that")
        on = (referral.outcome_on or self.clock.today()) if decided else None
        kept = replace(referral, id=referral.id or self.ids.new(), outcome_on=on)
        _check(person, kept)
        with self.store.saving():
            self.store.records(Referral).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class NoteFirstContact:
    """Somebody of ours spoke with the person: every open referral before that day has had its first contact."""

    store: Store

    def __call__(self, person_id: PersonId, day: date) -> None:
        """Opens its own `saving()`."""
        with self.store.saving():
            note_first_contact(self.store, person_id, day)


def note_first_contact(store: Store, person_id: PersonId, day: date) -> None:
    """As part of a larger deed, a note say. Inside `saving()`."""
    for referral in store.records(Referral).of(person_id):
        if referral.first_contact_on is None and referral.referred_on <= day:
            store.records(Referral).save(replace(referral, first_contact_on=day))


def take_back_first_contact(store: Store, person_id: PersonId, day: date) -> None:
    """It was said by mistake that they were seen that day: without another contact then, nobody spoke with them yet.

    Inside `saving()`, once the note is gone or says something else.
    """
    contacts = (each for each in store.records(Note).of(person_id) if each.kind.is_contact)
    if any(uk_time(each.at).date() == day for each in contacts):
        return
    for referral in store.records(Referral).of(person_id):
        if referral.first_contact_on == day:
            store.records(Referral).save(replace(referral, first_contact_on=None))


@dataclass(frozen=True, slots=True)
class ListSources:
    """The kinds of source: those that ship with the program, renamed or hidden as this desk likes, and its own."""

    store: Store

    def __call__(self, *, with_hidden: bool = False) -> Sequence[ReferralSource]:
        """In their order."""
        own = {source.id: source for source in self.store.records(ReferralSource).where()}
        known = {source.id: source for source in SHIPPED_SOURCES} | own
        shown = (source for source in known.values() if with_hidden or not source.is_hidden)
        return sorted(shown, key=lambda source: (source.position, source.name.casefold()))


@dataclass(frozen=True, slots=True)
class KeepSource:
    """Keeps a new kind of source, or another name for one, or hides it; referrals made with it keep theirs."""

    store: Store
    ids: Ids

    def __call__(self, source: ReferralSource) -> ReferralSource:
        """What is kept; an empty id makes a new one. Raises `NothingWritten`, `CoordinatorOnly`."""
        coordinator_only(self.store)
        if not source.name.strip():
            raise NothingWritten("Name")
        known = ListSources(self.store)(with_hidden=True)
        last = max((each.position for each in known), default=-1)
        new = not source.id
        kept = replace(
            source,
            id=source.id or self.ids.new(),
            name=source.name.strip(),
            position=last + 1 if new else source.position,
        )
        with self.store.saving():
            self.store.records(ReferralSource).put(kept)
        return kept


def referral_of(store: Store, referral_id: str) -> Referral:
    """A referral by its id; raises `NoSuchReferral`."""
    referral = store.records(Referral).get(referral_id)
    if referral is None:
        raise NoSuchReferral
    return referral


def _needs_reason(referral: Referral) -> bool:
    return referral.outcome in (ReferralOutcome.DECLINED_BY_PERSON, ReferralOutcome.NOT_FOR_US)


def _check(person: Person, referral: Referral) -> None:
    check_dates(
        {
            DateOf.BIRTH: born_by(person),
            DateOf.REFERRAL: referral.referred_on,
            DateOf.FIRST_CONTACT: referral.first_contact_on,
            DateOf.OUTCOME: referral.outcome_on,
        }
    )
