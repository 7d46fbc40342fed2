"""A referral comes in: who it is about, where it came from, and what is known already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.likeness import Known
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.referrals import Referral, ReferralSource
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.person_form import NUMBERS, PLACE, TALK, WHO, PersonForm
from recovery_desk.ui.records import referrals
from recovery_desk.ui.records.duplicates import DuplicatesPanel
from recovery_desk.ui.records.edit_person import problems_of
from recovery_desk.ui.records.form import RecordForm
from recovery_desk.ui.release_form import ReleaseForm
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, focus_soon
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, empty_of, page_of
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

_WATCHED = ("family_name", "given_names", "preferred_name", "birth", "prison_number", "other_names", "spin",
            "chi_number", "nhs_number")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ready:
    """What the form needs."""

    establishments: tuple[Establishment, ...]
    sources: tuple[ReferralSource, ...]
    today: date
    worker: str


class NewPerson(Screen):
    """Everything of a new referral, kept together or not at all; people already known are offered while typing."""

    name = "new_person"
    title = "New referral"
    stands_alone = True

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.form: PersonForm | None = None
        self.referral: RecordForm | None = None
        self.release: ReleaseForm | None = None
        self.duplicates: DuplicatesPanel | None = None
        self.draft: DraftKeeper | None = None
        self._today = date.min
        self.summary = ErrorSummary()
        self._column = page_of(self)
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.leave)):
            key_within(self, keys, deed)

    def enter(self, place: Place) -> None:
        """An empty form, or what was left in it, once what it offers is read."""
        del place
        self.jobs.ask(
            lambda desk: _Ready(
                tuple(desk.store.establishments.all()),
                tuple(desk.record.list_sources()),
                desk.clock.today(),
                desk.store.signed_in.name,
            ),
            self._begin,
            owner=self,
            newest="begin",
        )

    def _begin(self, ready: _Ready) -> None:
        """The fields of the person; the rest follows step by step, and keys that came meanwhile are heard between."""
        self._today = ready.today
        self.form = self.referral = self.release = None
        empty_of(self._column)
        for before in self.findChildren(PersonForm, options=Qt.FindChildOption.FindDirectChildrenOnly):
            before.deleteLater()  # it stands in no layout: its parts do
        form = PersonForm(ready.establishments, whole=False)
        form.fill(Person(PersonId(""), "", worker=ready.worker), None)
        form.setParent(self)
        form.hide()
        self._step_by_step([lambda: self._make_the_rest(form, ready)])

    def _step_by_step(self, steps: Sequence[Callable[[], None]]) -> None:
        """Each in a turn of its own, so that the window is held by none for long."""
        if steps:
            self.jobs.ask(lambda _desk: None, lambda _none: self._do_step(steps), owner=self, newest="begin")

    def _do_step(self, steps: Sequence[Callable[[], None]]) -> None:
        steps[0]()
        self._step_by_step(steps[1:])

    def _make_the_rest(self, form: PersonForm, ready: _Ready) -> None:
        """The other fields, not laid out yet."""
        self.summary = ErrorSummary()
        referral, release = RecordForm(referrals.incoming_fields(ready.sources)), ReleaseForm()
        referral.fill(referrals.values_of(referrals.new_referral(PersonId(""), ready.sources, ready.today)))
        self.form, self.referral, self.release = form, referral, release
        boxes = (
            (PLACE, form.sections[PLACE]),
            ("Release date, if somebody has told you one", release),
            (NUMBERS, form.sections[NUMBERS]),
            (TALK, form.sections[TALK]),
        )
        self._step_by_step(
            [
                partial(self._lay_out_who, form, referral, release),
                partial(self._lay_out_referral, referral),
                *(partial(self._lay_out_box, title, inside) for title, inside in boxes),
                self._lay_out_buttons,
            ]
        )

    def _lay_out_who(self, form: PersonForm, referral: RecordForm, release: ReleaseForm) -> None:
        """The first box; from here on everything typed is a draft, also in the fields that are not in sight yet."""
        self.duplicates = self._duplicates(form)
        dated = {name: getattr(release, name) for name in ("due", "kind", "told_by", "told_on")}
        fields: dict[str, QWidget] = {**form.lines, **dated}
        fields |= {f"referral_{key}": field for key, field in referral.drafted.items()}
        self.draft = DraftKeeper(self.bench, form="new-person", fields=fields)
        self._column.addWidget(words("New referral", "title"))
        self._column.addWidget(self.summary)
        self._column.addWidget(self.draft.notice)
        self._lay_out_box(WHO, form.sections[WHO], self.duplicates)
        self._column.addStretch(1)
        focus_soon(form.lines["family_name"].field)

    def _lay_out_referral(self, referral: RecordForm) -> None:
        kinds = button("Kinds of source…", "settings", name="Change the kinds of source that are offered")
        kinds.clicked.connect(lambda: self.navigate.emit(Place("referral_sources")))
        self._lay_out_box("Where the referral came from", referral, kinds)

    def _lay_out_box(self, title: str, *inside: QWidget) -> None:
        """Under what stands there already, above the stretch that keeps it at the top."""
        self._column.insertWidget(self._at_the_end(), _boxed(title, *inside))

    def _lay_out_buttons(self) -> None:
        buttons = Flow(gap=8)
        keep = button("Save", "save", kind="primary", tip="Ctrl+S")
        leave = button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.throw_away)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        self._column.insertLayout(self._at_the_end(), buttons)

    def _at_the_end(self) -> int:
        many = self._column.count()
        last = self._column.itemAt(many - 1)
        return many - 1 if last is not None and last.spacerItem() is not None else many

    def _duplicates(self, form: PersonForm) -> DuplicatesPanel:
        panel = DuplicatesPanel(self.bench, lambda: form.described(self._today), it_is_them="It is them")
        for key in _WATCHED:
            field = form.lines[key].field
            if isinstance(field, QLineEdit):
                field.textChanged.connect(lambda _text: panel.look())
        panel.chosen.connect(self._is_known)
        panel.opened.connect(lambda known: self.navigate.emit(Place("person", known.person_id, "overview")))
        return panel

    def save(self) -> None:
        """Keeps the referral with its person and goes to their page, or says what is wrong."""
        form, referral, release = self.form, self.referral, self.release
        if form is None or referral is None or release is None:
            return
        nobody = Person(PersonId(""), "")
        filled, problems = form.read(
            nobody, CustodyEpisode(EpisodeId(""), nobody.id), PersonDetails.of(nobody.id), self._today
        )
        values, referral_problems = referral.read(self._today)
        due, due_problems = release.read(self._today)
        self.summary.show_problems(problems + referral_problems + due_problems)
        if filled is None or values is None or due_problems:
            return
        episode = replace(filled.episode, release=due)
        incoming = Referral("", nobody.id, **values)

        def keep(desk: Desk) -> tuple[PersonId, str]:
            kept = desk.record.take_referral(incoming, filled.person, episode, filled.details)
            return kept.person_id, saved_at(desk)

        self._keep(keep)

    def _is_known(self, known: Known) -> None:
        """The referral alone is kept, with the record there is; what was typed of the person stays in the draft."""
        if self.referral is None:
            return
        values, problems = self.referral.read(self._today)
        self.summary.show_problems(problems)
        if values is None:
            return
        incoming = Referral("", known.person_id, **values)

        def keep(desk: Desk) -> tuple[PersonId, str]:
            return desk.record.keep_referral(incoming).person_id, saved_at(desk)

        self._keep(keep, tab="overview")

    def _keep(self, deed: Callable[[Desk], tuple[PersonId, str]], tab: str = "release-day") -> None:
        self.jobs.ask(
            deed,
            lambda kept: self._kept(*kept, tab),
            owner=self,
            failed=self._refused,
            changes=(Kind.PEOPLE, Kind.RELEASES),
            newest="save",
        )

    def _kept(self, person_id: PersonId, when: str, tab: str) -> None:
        if self.draft is not None:
            self.draft.done()
        self.form = None
        self.bench.said.emit(when)
        self.navigate.emit(Place("person", person_id, tab))

    def _refused(self, problem: UserFacingError) -> None:
        form, referral, release = self.form, self.referral, self.release
        if form is None or referral is None or release is None:
            return
        lines = {**form.lines, **referral.lines, "due": release.due}
        dates = {DateOf.BIRTH: "birth", DateOf.SENTENCE: "sentenced_on", DateOf.RELEASE: "due", **referrals.DATES}
        problems = problems_of(problem, lines, dates)
        for line, sentence in problems:
            line.show_problem(sentence)
        self.summary.show_problems(problems, "" if problems else words_for(problem))

    def throw_away(self) -> None:
        """Back to the list; what was typed is thrown away."""
        if self.draft is not None:
            self.draft.done()
        self.leave()

    def leave(self) -> None:
        """Back to the list; what was typed is kept as a draft."""
        self.navigate.emit(Place("people"))


def _boxed(title: str, *inside: QWidget) -> QFrame:
    box = card()
    whole = column(box, margin=16, gap=12)
    whole.addWidget(words(title, "heading"))
    for each in inside:
        beside = isinstance(each, QPushButton)
        whole.addWidget(each, alignment=Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag(0))
    return box
