"""What the record of a person says to the checks: consents, contacts, orders; many people at once."""

from collections.abc import Sequence
from datetime import date

from recovery_desk.domain.community_orders import CommunityOrder
from recovery_desk.domain.consent import Consent
from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_facts import ConsentFact, ContactFact
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.release_checks.by_person import by_person

_ANSWERS = {Agreed.YES: True, Agreed.NO: False, Agreed.NOT_ASKED: None}


class PeopleFacts:
    """Read in one question for each sort of record."""

    def __init__(self, store: Store, people: Sequence[PersonId], today: date) -> None:
        """Consents are judged on the release day; on `today` where none is known."""
        self._today = today
        self._consents = by_person(store.records(Consent).of_many(people))
        self._contacts = by_person(store.records(Contact).of_many(people))
        self._orders = by_person(store.records(CommunityOrder).of_many(people))
        ids = {consent.organisation_id for consents in self._consents.values() for consent in consents}
        found = {each: store.records(Organisation).get(each) for each in sorted(ids) if each}
        self._names = {key: organisation.name for key, organisation in found.items() if organisation}

    def consents(self, person_id: PersonId, day: date | None) -> tuple[ConsentFact, ...]:
        """With whom something may be shared on the release day, and with whom no longer."""
        on = day or self._today
        return tuple(
            ConsentFact(self._with(consent), consent.withdrawn_on or consent.ends_on, consent.is_in_date(on))
            for consent in self._consents.get(person_id, ())
        )

    def contacts(self, person_id: PersonId) -> tuple[ContactFact, ...]:
        """The people around somebody, and whether they may be told."""
        known = self._contacts.get(person_id, ())
        return tuple(ContactFact(each.name, _ANSWERS[each.consent]) for each in known if not each.is_own)

    def supervised_by(self, person_id: PersonId, day: date | None) -> str | None:
        """The orders that run on the release day; None where none is recorded, which says nothing."""
        on = day or self._today
        running = [order for order in self._orders.get(person_id, ()) if order.is_running_on(on)]
        if not running:
            return None
        return ", ".join(
            " at ".join(part for part in (order.kind.value.replace("-", " ").upper(), order.court) if part)
            for order in running
        )

    def _with(self, consent: Consent) -> str:
        return self._names.get(consent.organisation_id) or consent.organisation_name or "somebody not named"
