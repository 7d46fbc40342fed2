"""What is known of a person, to read; and the form to change it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.country_words import COUNTRY_WORDS
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.person_form import PersonForm
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import born_in_words
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, focus_soon
from recovery_desk.ui.widgets.frames import card, column, empty_of, line, rule
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.problem_words import words_for

_NOT_RECORDED = "Not recorded"
_FORM = "person"

_Found = tuple[PersonRecord, date, bool]


class PersonOverview(Pane):
    """Facts, with Edit; or the form, with Save and Cancel."""

    name = "overview"
    title = "Overview"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._record: PersonRecord | None = None
        self._today = date.min
        self.form: PersonForm | None = None
        self.draft: DraftKeeper | None = None
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.close_form)):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self, person_id: PersonId) -> None:
        """Reads the record anew; a change left half typed opens again."""

        def read(desk: Desk) -> _Found:
            return desk.open_person(person_id), desk.clock.today(), desk.drafts.read(_FORM, person_id) is not None

        self.jobs.ask(read, self._read, owner=self, newest="record")

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._record, self.form = None, None
        empty_of(self.inside)

    def _read(self, found: _Found) -> None:
        """Shows somebody; a form half typed is left as it is."""
        record, today, half_typed = found
        same = self._record is not None and self._record.person.id == record.person.id
        self._record, self._today = record, today
        if self.form is None or not same:
            self._show_facts()
            if half_typed and not same:
                self.edit()

    def _show_facts(self) -> None:
        self.form, self.draft = None, None
        empty_of(self.inside)
        record = self._record
        if record is None:
            return
        box = card()
        whole = column(box, gap=0)
        head = line(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        head.addWidget(words("About", "heading"), 1)
        edit = button("Edit", "pencil", name="Edit what is known about this person")
        edit.clicked.connect(self.edit)
        head.addWidget(edit)
        whole.addLayout(head)
        whole.addWidget(rule())
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(9))
        for row, (name, text) in enumerate(_facts(record, self._today)):
            grid.addWidget(words(name, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = copyable(text or _NOT_RECORDED, "" if text else "subtle")
            shown.setAccessibleName(f"{name}: {text or _NOT_RECORDED}")
            grid.addWidget(shown, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(170))
        whole.addLayout(grid)
        self.inside.addWidget(box)
        self.inside.addStretch(1)

    def edit(self) -> None:
        """Opens the form; the establishments to choose from are asked for first."""
        if self._record is not None and self.form is None:
            self.jobs.ask(
                lambda desk: tuple(desk.store.establishments.all()), self._open_form, owner=self, newest="form"
            )

    def _open_form(self, establishments: tuple[Establishment, ...]) -> None:
        record = self._record
        if record is None:
            return
        empty_of(self.inside)
        box = card()
        whole = column(box, margin=16, gap=12)
        self._summary = ErrorSummary()
        whole.addWidget(self._summary)
        self.form = PersonForm(establishments)
        self.form.fill(record.person, record.episode)
        self.draft = DraftKeeper(
            self.bench, form=_FORM, about=record.person.id, fields=self.form.lines, title="What is known about them"
        )
        whole.addWidget(self.draft.notice)
        whole.addWidget(self.form)
        buttons = line(gap=8)
        keep, leave = button("Save", "save", kind="primary", tip="Ctrl+S"), button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.cancel)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        whole.addLayout(buttons)
        self.inside.addWidget(box)
        self.inside.addStretch(1)
        focus_soon(self.form.lines["family_name"].field)

    def cancel(self) -> None:
        """Back to the facts; what was typed is thrown away."""
        if self.draft is not None:
            self.draft.done()
        self.close_form()

    def close_form(self) -> None:
        """Back to the facts; what was typed is kept as a draft."""
        if self.form is not None:
            self._show_facts()

    def save(self) -> None:
        """Keeps what was typed, or says what is wrong with it."""
        record, form = self._record, self.form
        if record is None or form is None:
            return
        stay = record.episode or CustodyEpisode(EpisodeId(""), record.person.id)
        filled, problems = form.read(record.person, stay, self._today)
        self._summary.show_problems(problems)
        if filled is None:
            return

        def keep(desk: Desk) -> str:
            desk.change_person(filled.person, replace(filled.episode, person_id=filled.person.id))
            return saved_at(desk)

        self.jobs.ask(
            keep, self._saved, owner=self, failed=self._refused, changes=(Kind.PEOPLE, Kind.RELEASES), newest="save"
        )

    def _saved(self, when: str) -> None:
        if self.draft is not None:
            self.draft.done()
        self._show_facts()
        self.bench.said.emit(when)

    def _refused(self, problem: UserFacingError) -> None:
        self._summary.show_problems((), words_for(problem))


def _facts(record: PersonRecord, today: date) -> list[tuple[str, str]]:
    person, episode, establishment = record.person, record.episode, record.establishment
    sentence = f"{episode.sentence_days:,} days" if episode and episode.sentence_days else ""
    sentenced_on = plain_date(episode.sentenced_on) if episode and episode.sentenced_on else ""
    checked = ""
    if establishment is not None:
        address = ", ".join(
            part
            for part in (establishment.line1, establishment.line2, establishment.town, establishment.postcode)
            if part
        )
        when = f"checked {plain_date(establishment.checked_on)}" if establishment.checked_on else "not yet checked here"
        checked = f"{address} ({when})" if address else f"No address ({when})"
    return [
        ("Family name", person.family_name),
        ("Given names", person.given_names),
        ("Likes to be called", person.preferred_name),
        ("Born", born_in_words(person, today).removeprefix("Born ") if person.birth_date else ""),
        ("Prison number", person.prison_number),
        ("Establishment", establishment.short_name if establishment else ""),
        ("Its address", checked),
        ("Country", COUNTRY_WORDS[establishment.country] if establishment else ""),
        ("Hall and cell", episode.place if episode else ""),
        ("Sentence", ", from ".join(part for part in (sentence, sentenced_on) if part)),
        ("Worker", person.worker),
        ("Communication needs", person.communication_needs),
    ]
