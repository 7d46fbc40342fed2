"""The form to change what is known of a person, with its summary, its draft, Save and Cancel."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.person_form import PersonForm, Problems
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, focus_soon
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.people_problems import DatesClash
from recovery_desk.usecases.people_words import clash_in_words
from recovery_desk.usecases.problem_words import words_for

FORM = "person"
_DATES = {DateOf.BIRTH: "birth", DateOf.SENTENCE: "sentenced_on"}


def problems_of(problem: UserFacingError, lines: dict[str, LabelledField], dates: dict[DateOf, str]) -> Problems:
    """The fields a refusal is about, where it says which dates contradict one another."""
    found: Problems = []
    for clash in problem.clashes if isinstance(problem, DatesClash) else ():
        key = dates.get(clash.later) or dates.get(clash.earlier)
        if key is not None and key in lines:
            found.append((lines[key], clash_in_words(clash)))
    return found


class PersonEditor(QFrame):
    """Somebody's form as a card of its own."""

    saved = Signal()
    closed = Signal()

    def __init__(
        self, bench: Bench, record: PersonRecord, establishments: Sequence[Establishment], today: date
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bench, self._record, self._today = bench, record, today
        self.form = PersonForm(establishments)
        self.form.fill(record.person, record.episode, record.details)
        self.summary = ErrorSummary()
        self.draft = DraftKeeper(
            bench, form=FORM, about=record.person.id, fields=self.form.lines, title="What is known about them"
        )
        whole = column(self, margin=16, gap=12)
        whole.addWidget(self.summary)
        whole.addWidget(self.draft.notice)
        whole.addWidget(self.form)
        buttons = Flow(gap=8)
        keep, leave = button("Save", "save", kind="primary", tip="Ctrl+S"), button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.throw_away)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        whole.addLayout(buttons)
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.closed.emit)):
            key_within(self, keys, deed)
        focus_soon(self.form.lines["family_name"].field)

    def save(self) -> None:
        """Keeps what was typed, or says what is wrong with it."""
        record = self._record
        stay = record.episode or CustodyEpisode(EpisodeId(""), record.person.id)
        filled, problems = self.form.read(record.person, stay, record.details, self._today)
        self.summary.show_problems(problems)
        if filled is None:
            return

        def keep(desk: Desk) -> str:
            desk.change_person(filled.person, replace(filled.episode, person_id=filled.person.id), filled.details)
            return saved_at(desk)

        self._bench.jobs.ask(
            keep,
            self._kept,
            owner=self,
            failed=self._refused,
            changes=(Kind.PEOPLE, Kind.RELEASES),
            newest="save",
        )

    def throw_away(self) -> None:
        """Closes; what was typed is thrown away."""
        self.draft.done()
        self.closed.emit()

    def _kept(self, when: str) -> None:
        self.draft.done()
        self._bench.said.emit(when)
        self.saved.emit()

    def _refused(self, problem: UserFacingError) -> None:
        problems = problems_of(problem, self.form.lines, _DATES)
        self.form.show_problems(problems)
        self.summary.show_problems(problems, "" if problems else words_for(problem))
