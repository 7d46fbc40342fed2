"""Somebody new on the desk."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.person_form import PersonForm
from recovery_desk.ui.release_form import ReleaseForm
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, focus_soon
from recovery_desk.ui.widgets.frames import card, column, empty_of, line, page_of, rule
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

_Ready = tuple[tuple[Establishment, ...], date, str]


class NewPerson(Screen):
    """The person's form and the form of their release date, kept together or not at all."""

    name = "new_person"
    title = "New person"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.form: PersonForm | None = None
        self.release: ReleaseForm | None = None
        self.draft: DraftKeeper | None = None
        self._today = date.min
        self.summary = ErrorSummary()
        self._column = page_of(self)
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.leave)):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def enter(self, place: Place) -> None:
        """An empty form, or what was left in it, once the establishments are read."""
        del place
        self.jobs.ask(
            lambda desk: (
                tuple(desk.store.establishments.all()),
                desk.clock.today(),
                desk.store.signed_in.name,
            ),
            self._begin,
            owner=self,
            newest="begin",
        )

    def _begin(self, ready: _Ready) -> None:
        establishments, self._today, worker = ready
        empty_of(self._column)
        self.summary = ErrorSummary()
        self.form, self.release = PersonForm(establishments), ReleaseForm()
        self.form.fill(Person(PersonId(""), "", worker=worker), None)
        self._column.addWidget(words("New person", "title"))
        self._column.addWidget(self.summary)
        release = {name: getattr(self.release, name) for name in ("due", "kind", "told_by", "told_on")}
        self.draft = DraftKeeper(self.bench, form="new-person", fields={**self.form.lines, **release})
        self._column.addWidget(self.draft.notice)
        box = card()
        whole = column(box, margin=16, gap=14)
        whole.addWidget(self.form)
        whole.addWidget(rule())
        whole.addWidget(words("Release date, if somebody has told you one", "heading"))
        whole.addWidget(self.release)
        self._column.addWidget(box)
        buttons = line(gap=8)
        keep = button("Save", "save", kind="primary", tip="Ctrl+S")
        leave = button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.cancel)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self._column.addStretch(1)
        focus_soon(self.form.lines["family_name"].field)

    def save(self) -> None:
        """Keeps the person and goes to their page, or says what is wrong."""
        if self.form is None or self.release is None:
            return
        nobody = Person(PersonId(""), "")
        filled, problems = self.form.read(nobody, CustodyEpisode(EpisodeId(""), nobody.id), self._today)
        due, due_problems = self.release.read(self._today)
        self.summary.show_problems(problems + due_problems)
        if filled is None or due_problems:
            return
        episode = replace(filled.episode, release=due)

        def keep(desk: Desk) -> tuple[PersonId, str]:
            return desk.register_person(filled.person, episode), saved_at(desk)

        self.jobs.ask(
            keep,
            self._kept,
            owner=self,
            failed=self._refused,
            changes=(Kind.PEOPLE, Kind.RELEASES),
            newest="save",
        )

    def _kept(self, kept: tuple[PersonId, str]) -> None:
        person_id, when = kept
        if self.draft is not None:
            self.draft.done()
        self.form = None
        self.bench.said.emit(when)
        self.navigate.emit(Place("person", person_id, "release-day"))

    def _refused(self, problem: UserFacingError) -> None:
        self.summary.show_problems((), words_for(problem))

    def cancel(self) -> None:
        """Back to the list; what was typed is thrown away."""
        if self.draft is not None:
            self.draft.done()
        self.leave()

    def leave(self) -> None:
        """Back to the list; what was typed is kept as a draft."""
        self.navigate.emit(Place("people"))
