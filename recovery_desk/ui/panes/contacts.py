"""The people around somebody, with the rules that keep them safe; and what may be shared with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from recovery_desk.domain.consent import Consent
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.records import consents, contacts
from recovery_desk.ui.records.card import RecordCard, Row, RowDeed
from recovery_desk.ui.records.editor import Deed, RecordEditor
from recovery_desk.ui.records.form import Field, Values
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.usecases.desk import Desk

_REASON = (
    Field(
        "reason",
        "Why",
        hint="They contest what is written, say, or asked us to stop using it",
        needed="Write why the record is restricted",
        wide=True,
    ),
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything on the page."""

    person_id: PersonId
    today: date
    contacts: Sequence[Contact]
    consents: Sequence[Consent]
    organisations: Sequence[Organisation]
    details: PersonDetails


class ContactsPane(Pane):
    """Contacts, consents, and whether the record may be used at all."""

    name = "contacts"
    title = "Contacts and consent"
    stale_after = frozenset({Kind.CONTACTS, Kind.CONSENT, Kind.SERVICES, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._found: _Found | None = None
        self._contacts = RecordCard(
            "Contacts and carers",
            "users",
            add="Add contact",
            empty="Nobody is recorded yet. Add family, carers and friends, and the person’s own phone; say for each "
            "whether messages are safe and whether the address may be printed. Every sheet obeys it.",
        )
        self._consents = RecordCard(
            "Consent to share",
            "file-check-2",
            add="Add consent",
            empty="Nothing may be shared yet. Record what the person agreed to, with whom, for what and until when.",
        )
        self._use = RecordCard(
            "Use of this record", "lock", add="Restrict…", add_name="Restrict the use of this record"
        )
        self._contacts.add_wanted.connect(lambda: self._edit_contact(None))
        self._consents.add_wanted.connect(lambda: self._edit_consent(None))
        self._use.add_wanted.connect(self._restrict)
        for part in (self._contacts, self._consents, self._use):
            self.inside.addWidget(part)
        self.inside.addStretch(1)

    def refresh(self, person_id: PersonId) -> None:
        """Reads everything anew."""

        def read(desk: Desk) -> _Found:
            store = desk.store
            return _Found(
                person_id,
                desk.clock.today(),
                store.records(Contact).of(person_id),
                store.records(Consent).of(person_id),
                store.records(Organisation).where(),
                store.records(PersonDetails).get(person_id) or PersonDetails.of(person_id),
            )

        self.jobs.ask(read, self._show, owner=self, newest="contacts")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._found = None
        for part in (self._contacts, self._consents, self._use):
            part.close_editor()
            part.show_rows(())

    def _show(self, found: _Found) -> None:
        self._found = found
        self._contacts.show_rows(
            [
                contacts.row_of(
                    contact,
                    (
                        RowDeed("", f"Change {contact.name}", partial(self._edit_contact, contact), "pencil"),
                        RowDeed("", f"Remove {contact.name}", partial(self._remove_contact, contact), "trash-2"),
                    ),
                )
                for contact in found.contacts
            ]
        )
        self._consents.show_rows([self._consent_row(consent, found.today) for consent in found.consents])
        details = found.details
        self._use.add.setVisible(not details.is_restricted)
        if details.is_restricted and details.restricted_on is not None:
            lift = RowDeed("Lift the restriction", "Lift the restriction", self._lift, "lock-open")
            self._use.show_rows(
                [
                    Row(
                        "Restricted: kept, and not used",
                        [f"Since {plain_date(details.restricted_on)}: {details.restricted_reason}",
                         "Nothing of it is printed for others, packed or exported while this holds."],
                        [("Restricted", Tone.HARD, "lock")],
                        [lift],
                    )
                ]
            )  # fmt: skip
        else:
            self._use.show_rows(
                [
                    Row(
                        "Used for their support",
                        ["Where the person asks for it, or contests what is written, it can be kept and not used."],
                    )
                ]
            )

    def _consent_row(self, consent: Consent, today: date) -> Row:
        whom = consent.organisation_name or consent.organisation_id
        deeds = [RowDeed("", f"Change the consent for {whom}", lambda: self._edit_consent(consent), "pencil")]
        if consent.withdrawn_on is None:
            deeds.insert(
                0, RowDeed("Take back", f"Take back the consent for {whom}", lambda: self._take_back(consent), "undo-2")
            )
        return consents.row_of(consent, today, tuple(deeds))

    def _edit_contact(self, contact: Contact | None) -> None:
        found = self._found
        if found is None or self._contacts.is_editing:
            return
        shown = contact or contacts.new_contact(found.person_id)
        editor = RecordEditor(
            self.bench,
            title="Contact" if contact else "New contact",
            form="contact",
            about=shown.id or found.person_id,
            fields=contacts.FIELDS,
            values=contacts.values_of(shown),
            make=contacts.keep(shown),
            today=found.today,
            changes=(Kind.CONTACTS,),
        )
        self._contacts.open(editor)

    def _edit_consent(self, consent: Consent | None) -> None:
        found = self._found
        if found is None or self._consents.is_editing:
            return
        shown = consent or consents.new_consent(found.person_id, found.today)
        editor = RecordEditor(
            self.bench,
            title="Consent" if consent else "New consent",
            form="consent",
            about=shown.id or found.person_id,
            fields=consents.fields(found.organisations),
            values=consents.values_of(shown),
            make=consents.keep(shown, found.organisations),
            today=found.today,
            changes=(Kind.CONSENT,),
            dates=consents.DATES,
        )
        self._consents.open(editor)

    def _restrict(self) -> None:
        found = self._found
        if found is None or self._use.is_editing:
            return

        def make(values: Values) -> Deed:
            return lambda desk: desk.record.restrict(found.person_id, restricted=True, reason=values["reason"])

        self._use.open(
            RecordEditor(
                self.bench,
                title="Keep this record and do not use it",
                form="restrict",
                about=found.person_id,
                fields=_REASON,
                values={},
                make=make,
                today=found.today,
                changes=(Kind.PEOPLE, Kind.CONSENT),
            )
        )

    def _lift(self) -> None:
        found = self._found
        if found is not None:
            self._do(lambda desk: desk.record.restrict(found.person_id, restricted=False), Kind.PEOPLE)

    def _remove_contact(self, contact: Contact) -> None:
        self._do(lambda desk: desk.record.remove_contact(contact.id), Kind.CONTACTS)

    def _take_back(self, consent: Consent) -> None:
        self._do(lambda desk: desk.record.withdraw_consent(consent.id), Kind.CONSENT)

    def _do(self, deed: Deed, kind: Kind) -> None:
        def keep(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self.jobs.ask(keep, self.bench.said.emit, owner=self, changes=(kind,))
