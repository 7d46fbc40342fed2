"""Keeping what is known around a person: details, alerts, contacts, consents, orders outside."""

from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.community_orders import CommunityOrder
from recovery_desk.domain.consent import Consent
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.keep_stay import born_by
from recovery_desk.usecases.people_problems import NothingWritten, check_dates
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class KeepDetails:
    """Keeps a person's other names and numbers, their needs, and whether their record is restricted."""

    store: Store

    def __call__(self, details: PersonDetails) -> None:
        """Raises `NoSuchPerson`. What says nothing is not kept where there was nothing."""
        self.store.people.get(details.person_id)
        with self.store.saving():
            keep_details(self.store, details)


def keep_details(store: Store, details: PersonDetails) -> None:
    """As part of a larger deed. Inside `saving()`."""
    known = store.records(PersonDetails).get(details.person_id)
    kept = replace(details, id=details.person_id)
    if kept != (known or PersonDetails.of(details.person_id)):
        store.records(PersonDetails).put(kept)


@dataclass(frozen=True, slots=True)
class KeepAlert:
    """Keeps a new alert, or what changed about one."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, alert: Alert) -> Alert:
        """What is kept; an empty id makes a new one. Raises `NoSuchPerson`, `NothingWritten`, `DatesClash`."""
        person = self.store.people.get(alert.person_id)
        if not alert.text.strip():
            raise NothingWritten("What to know")
        kept = replace(alert, id=alert.id or self.ids.new(), recorded_on=alert.recorded_on or self.clock.today())
        check_dates({DateOf.BIRTH: born_by(person), DateOf.RECORDED: kept.recorded_on, DateOf.REVIEW: kept.review_on})
        with self.store.saving():
            self.store.records(Alert).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class KeepContact:
    """Keeps somebody around a person, or what changed about them."""

    store: Store
    ids: Ids

    def __call__(self, contact: Contact) -> Contact:
        """What is kept; an empty id makes a new one. Raises `NoSuchPerson`, `NothingWritten`."""
        self.store.people.get(contact.person_id)
        if not contact.name.strip():
            raise NothingWritten("Name")
        kept = replace(contact, id=contact.id or self.ids.new())
        with self.store.saving():
            self.store.records(Contact).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class RemoveContact:
    """Takes a contact out; it rests in the history and can come back."""

    store: Store

    def __call__(self, contact_id: str) -> None:
        """Nothing happens where there is none."""
        with self.store.saving():
            self.store.records(Contact).remove(contact_id)


@dataclass(frozen=True, slots=True)
class KeepConsent:
    """Keeps what a person agreed may be shared, or what changed about it."""

    store: Store
    ids: Ids

    def __call__(self, consent: Consent) -> Consent:
        """What is kept; an empty id makes a new one. Raises `NoSuchPerson`, `NothingWritten`, `DatesClash`."""
        person = self.store.people.get(consent.person_id)
        if not (consent.organisation_id.strip() or consent.organisation_name.strip()):
            raise NothingWritten("Shared with")
        check_dates(
            {
                DateOf.BIRTH: born_by(person),
                DateOf.SIGNED: consent.signed_on,
                DateOf.CONSENT_END: consent.ends_on,
                DateOf.WITHDRAWN: consent.withdrawn_on,
            }
        )
        kept = replace(consent, id=consent.id or self.ids.new())
        with self.store.saving():
            self.store.records(Consent).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """The person takes back what they agreed to: from that day nothing is shared on it."""

    store: Store
    clock: Clock

    def __call__(self, consent_id: str, day: date | None = None) -> Consent | None:
        """The agreement as it is now; None where there is none. Raises `DatesClash`."""
        consent = self.store.records(Consent).get(consent_id)
        if consent is None:
            return None
        kept = replace(consent, withdrawn_on=day or self.clock.today())
        check_dates({DateOf.SIGNED: kept.signed_on, DateOf.WITHDRAWN: kept.withdrawn_on})
        with self.store.saving():
            self.store.records(Consent).save(kept)
        return kept


@dataclass(frozen=True, slots=True)
class KeepOrder:
    """Keeps an order served outside, or what changed about one."""

    store: Store
    ids: Ids

    def __call__(self, order: CommunityOrder) -> CommunityOrder:
        """What is kept; an empty id makes a new one. Raises `NoSuchPerson`, `DatesClash`."""
        person = self.store.people.get(order.person_id)
        kept = replace(order, id=order.id or self.ids.new(), reviews=tuple(sorted(set(order.reviews))))
        check_dates(
            {
                DateOf.BIRTH: born_by(person),
                DateOf.ORDER_START: kept.started_on,
                DateOf.ORDER_REVIEW: min(kept.reviews, default=None),
                DateOf.ORDER_END: kept.ended_on,
            }
        )
        with self.store.saving():
            self.store.records(CommunityOrder).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class RestrictProcessing:
    """Says that a person's record may be kept and not otherwise used, or that it may be used again."""

    store: Store
    clock: Clock

    def __call__(self, person_id: PersonId, *, restricted: bool, reason: str = "") -> None:
        """Raises `NoSuchPerson`; `NothingWritten` where it is restricted without a reason."""
        self.store.people.get(person_id)
        if restricted and not reason.strip():
            raise NothingWritten("Why")
        known = self.store.records(PersonDetails).get(person_id) or PersonDetails.of(person_id)
        since = (known.restricted_on or self.clock.today()) if restricted else None
        with self.store.saving():
            keep_details(
                self.store, replace(known, restricted_on=since, restricted_reason=reason.strip() if restricted else "")
            )
