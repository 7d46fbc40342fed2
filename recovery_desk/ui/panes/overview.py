"""Somebody at a glance: who they are, what must not be overlooked, how to talk with them, how they came to us."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.referrals import Referral, ReferralSource
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.records import alerts, contacts, referrals
from recovery_desk.ui.records.about import custody_facts, facts_grid, identity_facts
from recovery_desk.ui.records.card import RecordCard, Row, RowDeed
from recovery_desk.ui.records.edit_person import FORM, PersonEditor
from recovery_desk.ui.records.editor import RecordEditor
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, rule
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.people_words import NEED_WORDS

_MOST_CONTACTS = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything on the page."""

    record: PersonRecord
    today: date
    half_typed: bool
    alerts: Sequence[Alert]
    referrals: Sequence[Referral]
    sources: Sequence[ReferralSource]
    contacts: Sequence[Contact]


class PersonOverview(Pane):
    """A page to read; Edit opens the form in its place."""

    name = "overview"
    title = "Overview"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS, Kind.CONTACTS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._found: _Found | None = None
        self.editor: PersonEditor | None = None
        self._alerts = RecordCard(
            "Alerts",
            "triangle-alert",
            add="Add alert",
            empty="Nothing that must not be overlooked is recorded. What the driver may know is said here too.",
        )
        self._referrals = RecordCard(
            "Referral", "log-in", add="New referral", empty="Nobody has written down how they came to the service."
        )
        self._contacts = RecordCard("Contacts", "users", empty="Nobody around them is recorded yet.")
        self._merged = RecordCard("Records put together", "merge")
        self._about, self._talk, self._custody = (QVBoxLayout() for _ in range(3))
        self._place_of_form = QVBoxLayout()
        self.inside.addLayout(self._place_of_form)
        self._reading = QWidget()
        self._reading.setObjectName("bare")
        self._lay_out()
        self.inside.addWidget(self._reading)
        self.inside.addStretch(1)
        self._alerts.add_wanted.connect(lambda: self._edit_alert(None))
        self._referrals.add_wanted.connect(lambda: self._edit_referral(None))

    def _lay_out(self) -> None:
        whole = column(self._reading, gap=0)
        sides = side_by_side()
        left, right = column(gap=12), column(gap=12)
        left.addLayout(self._about)
        left.addLayout(self._custody)
        left.addStretch(1)
        right.addWidget(self._alerts)
        right.addLayout(self._talk)
        right.addWidget(self._referrals)
        right.addWidget(self._contacts)
        right.addWidget(self._merged)
        right.addStretch(1)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        whole.addLayout(sides)

    def refresh(self, person_id: PersonId) -> None:
        """Reads everything anew; a change left half typed opens again."""

        def read(desk: Desk) -> _Found:
            return _Found(
                desk.open_person(person_id),
                desk.clock.today(),
                desk.drafts.read(FORM, person_id) is not None,
                desk.store.records(Alert).of(person_id),
                desk.store.records(Referral).of(person_id),
                desk.record.list_sources(with_hidden=True),
                desk.store.records(Contact).of(person_id),
            )

        self.jobs.ask(read, self._read, owner=self, newest="record")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._found = None
        self._close_form()
        self._reading.hide()
        for part in (self._alerts, self._referrals):
            part.close_editor()

    def _read(self, found: _Found) -> None:
        """Shows somebody; a form half typed is left as it is."""
        before, self._found = self._found, found
        same = before is not None and before.record.person.id == found.record.person.id
        self._show_facts(found)
        if self.editor is None:
            self._reading.show()
            if found.half_typed and not same:
                self.edit()

    def _show_facts(self, found: _Found) -> None:
        record, today = found.record, found.today
        for layout in (self._about, self._talk, self._custody):
            empty_of(layout)
        edit = button("Edit", "pencil", name="Edit what is known about this person")
        edit.clicked.connect(self.edit)
        twice = button("Recorded twice?", "merge", name="Put two records of this person together")
        twice.clicked.connect(lambda: self.navigate.emit(Place("merge", record.person.id)))
        about = _facts_card("About", edit, twice)
        _inside_of(about).addLayout(facts_grid(identity_facts(record, today)))
        self._about.addWidget(about)
        more = button("Custody", "history", name="Everything about their custody")
        more.clicked.connect(lambda: self.navigate.emit(Place("person", record.person.id, "custody")))
        custody = _facts_card("Where they are", more)
        _inside_of(custody).addLayout(facts_grid(custody_facts(record)))
        self._custody.addWidget(custody)
        self._talk.addWidget(_talk_card(record))
        self._alerts.show_rows(
            [alerts.row_of(alert, today, partial(self._edit_alert, alert)) for alert in found.alerts]
        )
        names = {source.id: source.name for source in found.sources}
        self._referrals.show_rows(
            [referrals.row_of(each, names, today, partial(self._edit_referral, each)) for each in found.referrals]
        )
        self._contacts.show_rows(
            [Row(contact.name, [contacts.summary_of(contact)]) for contact in found.contacts[:_MOST_CONTACTS]]
        )
        self._merged.setVisible(bool(record.merges))
        self._merged.show_rows(
            [
                Row(
                    other.filed_as,
                    [f"Put into this record on {plain_date(merge.merged_at.date())} by {merge.merged_by}"],
                    deeds=[
                        RowDeed(
                            "Take apart",
                            f"Take the record of {other.filed_as} out again",
                            partial(self._take_apart, merge.id),
                            "split",
                        )
                    ],
                )
                for merge, other in record.merges
            ]
        )

    def edit(self) -> None:
        """Opens the form; the establishments to choose from are asked for first."""
        if self._found is not None and self.editor is None:
            self.jobs.ask(
                lambda desk: tuple(desk.store.establishments.all()), self._open_form, owner=self, newest="form"
            )

    def _open_form(self, establishments: tuple[Establishment, ...]) -> None:
        found = self._found
        if found is None or self.editor is not None:
            return
        self._reading.hide()
        self.editor = PersonEditor(self.bench, found.record, establishments, found.today)
        self.editor.saved.connect(self._close_form)
        self.editor.closed.connect(self._close_form)
        self._place_of_form.addWidget(self.editor)

    def _close_form(self) -> None:
        self.editor = None
        empty_of(self._place_of_form)
        self._reading.setVisible(self._found is not None)

    def _edit_alert(self, alert: Alert | None) -> None:
        found = self._found
        if found is None or self._alerts.is_editing:
            return
        person_id = found.record.person.id
        shown = alert or alerts.new_alert(person_id)
        self._alerts.open(
            RecordEditor(
                self.bench,
                title="Alert" if alert else "New alert",
                form="alert",
                about=shown.id or person_id,
                fields=alerts.FIELDS,
                values=alerts.values_of(shown),
                make=alerts.keep(shown),
                today=found.today,
                changes=(Kind.PEOPLE,),
                dates=alerts.DATES,
            )
        )

    def _edit_referral(self, referral: Referral | None) -> None:
        found = self._found
        if found is None or self._referrals.is_editing:
            return
        person_id = found.record.person.id
        sources = [s for s in found.sources if not s.is_hidden or (referral is not None and s.id == referral.source)]
        shown = referral or referrals.new_referral(person_id, sources, found.today)
        self._referrals.open(
            RecordEditor(
                self.bench,
                title="Referral" if referral else "New referral",
                form="referral",
                about=shown.id or person_id,
                fields=referrals.fields(sources),
                values=referrals.values_of(shown),
                make=referrals.keep(shown),
                today=found.today,
                changes=(Kind.PEOPLE,),
                dates=referrals.DATES,
            )
        )

    def _take_apart(self, merge_id: str) -> None:
        def undo(desk: Desk) -> tuple[int, str]:
            return desk.record.undo_merge(merge_id), saved_at(desk)

        self.jobs.ask(undo, self._taken_apart, owner=self, changes=frozenset(Kind))

    def _taken_apart(self, done: tuple[int, str]) -> None:
        left, when = done
        kept = f"{left} change{'' if left == 1 else 's'} made since stayed as they are. " if left else ""
        self.bench.said.emit(f"Two records again. {kept}{when}")


def _facts_card(title: str, *buttons: QWidget) -> QFrame:
    box = card()
    whole = column(box, gap=0)
    head = Flow(gap=8)
    head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
    head.addWidget(words(title, "heading"))
    head.spring()
    for each in buttons:
        head.addWidget(each)
    whole.addLayout(head)
    whole.addWidget(rule())
    return box


def _inside_of(box: QFrame) -> QVBoxLayout:
    layout = box.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError(type(layout).__name__)
    return layout


def _talk_card(record: PersonRecord) -> QFrame:
    """How to talk with them; and, above all else, that a record is restricted."""
    details, person = record.details, record.person
    box = _facts_card("How to talk with them")
    inside = _inside_of(box)
    facts = [
        ("What helps", ", ".join(NEED_WORDS[need] for need in details.needs)),
        ("Language", details.language),
        ("In their words", person.communication_needs),
    ]
    shown = [(name, text) for name, text in facts if text]
    inside.addLayout(facts_grid(shown or [("What helps", "")]))
    if details.is_restricted and details.restricted_on:
        told = column(gap=2)
        told.addWidget(words("This record is restricted: it is kept and not used.", "strong", wrap=True))
        since = f"Since {plain_date(details.restricted_on)}: {details.restricted_reason}"
        told.addWidget(words(since, wrap=True))
        inside.addWidget(banner(Tone.HARD, told, "lock"))
    return box
