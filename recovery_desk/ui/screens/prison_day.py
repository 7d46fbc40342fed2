"""A day in the prison: who is to be seen and why, in the order of the round; its paper; what came of it, key by key."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.prison_day import DAY_SHEET_NAMES, MARK_KEYS, DaySheetKind
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_people_of_sheet
from recovery_desk.ui.prison_day.clinic_form import ClinicForm
from recovery_desk.ui.prison_day.day_words import (
    came_of_it,
    hall_heading,
    picture_of,
    time_words,
    tone_of,
    where_words,
)
from recovery_desk.ui.prison_day.details import DayDetails
from recovery_desk.ui.prison_day.forms import AskForm, RegimeForm
from recovery_desk.ui.prison_day.key_in import KeyIn
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, page_of, titled
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.list_beside import ListBeside
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_meetings import MeetingChoices
from recovery_desk.usecases.prison_day.keep_day import Marked
from recovery_desk.usecases.prison_day.list_day import PrisonDay, ToSee
from recovery_desk.usecases.problem_words import words_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recovery_desk.domain.people import PersonId

DAY_CHANGES = (Kind.NOTES, Kind.MEETINGS, Kind.CHECKS)
_REMEMBERED = "prison_day/prison"
_HEADING_HEIGHT = 29
_Found = tuple[tuple[Establishment, ...], PrisonDay]


class PrisonDayScreen(Screen):
    """The list by hall on the left, the one chosen on the right; above, the box for keying paper back in."""

    name = "prison_day"
    title = "Prison day"
    belongs_to = "meetings"
    is_found = True
    stale_after = frozenset({Kind.MEETINGS, Kind.NOTES, Kind.PEOPLE, Kind.CHECKS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._days = 0
        self._day: date | None = None
        self._listed: PrisonDay | None = None
        self._next_after: PersonId | None = None
        self._subtitle = words("", "subtle")
        self._rule = words("", "small", wrap=True)
        self.prison: QComboBox = choice("Prison", [])
        self.prison.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.prison.activated.connect(self._other_prison)
        self.sheet = choice("Sheet", [(name, kind.value) for kind, name in DAY_SHEET_NAMES.items()])
        self._tiles = {
            "people": Tile("to see", Tone.PLAIN),
            "to_mark": Tile("to mark", Tone.CARE),
            "seen": Tile("seen", Tone.GOOD),
            "halls": Tile("halls on the way", Tone.PLAIN, "hall on the way"),
        }
        self.key_in = KeyIn()
        self.key_in.typed.connect(self._key_in)
        self.model: RowsModel[ToSee] = RowsModel(_columns(), self)
        self.table = Table("People to see")
        self.table.setModel(self.model)
        self.details = DayDetails()
        self.form: QWidget | None = None
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled(self.title, self._subtitle))
        head.spring()
        before = button("", "chevron-left", name="The day before", tip="Alt+Left")
        after = button("", "chevron-right", name="The day after", tip="Alt+Right")
        before.clicked.connect(partial(self._step, -1))
        after.clicked.connect(partial(self._step, 1))
        ask = button("Add…", "user-plus", name="Add somebody to this day", tip="A")
        ask.clicked.connect(self.ask)
        clinic = button("Clinic…", "list-plus", name="Book a clinic", tip="B")
        clinic.clicked.connect(self.book_clinic)
        halls = button("Halls…", "settings", name="Halls and rules of this prison", tip="H")
        halls.clicked.connect(self.change_regime)
        show = button("Print…", "printer", kind="primary", name="Print this sheet", tip="P")
        show.clicked.connect(self.print_chosen)
        for widget in (self.prison, before, after, ask, clinic, halls, self.sheet, show):
            head.addWidget(widget)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        whole.addWidget(self.key_in)
        whole.addWidget(self._rule)
        self.table.set_widths(78, 196, 112, 204, stretch=1)
        nothing = words(
            "Nobody is to be seen in this prison on this day. Add somebody with A, or choose another day or prison.",
            "subtle",
            wrap=True,
        )
        self._beside = ListBeside(self.table, nothing)
        self._beside.inside.addWidget(self.details)
        self._beside.inside.addStretch(1)
        whole.addWidget(self._beside, 1)

    def _bind(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self.table.opened.connect(self._open)
        self.table.print_wanted.connect(self.print_chosen)
        self.details.mark_wanted.connect(self.mark)
        self.details.leave_wanted.connect(self.leave_out)
        self.details.open_wanted.connect(self._open)
        for letter in MARK_KEYS:
            key_within(self.table, letter, partial(self.mark, letter))
        key_within(self.table, "Del", self.leave_out)
        key_within(self.table, "A", self.ask)
        key_within(self.table, "B", self.book_clinic)
        key_within(self.table, "H", self.change_regime)
        key_within(self, "Alt+Left", partial(self._step, -1))
        key_within(self, "Alt+Right", partial(self._step, 1))
        key_within(self, "Alt+K", self.key_in.field.setFocus)

    def enter(self, place: Place) -> None:
        """Comes to the front, with the prison somebody came for."""
        if place.text:
            self.bench.memory.keep(_REMEMBERED, place.text)
            self.prison.clear()
            self._days, self._stale = 0, True
        super().enter(place)

    @property
    def chosen(self) -> ToSee | None:
        """The line chosen."""
        return self.model.at(self.table.currentIndex())

    @property
    def at(self) -> tuple[EstablishmentId, date] | None:
        """Which prison, which day; None before anything was read."""
        return (self._listed.prison.id, self._listed.day) if self._listed else None

    def refresh(self) -> None:
        """Reads the list of the day."""
        wanted, days = str(self.prison.currentData() or self.bench.memory.text(_REMEMBERED)), self._days

        def read(desk: Desk) -> _Found:
            prisons = desk.prison_day.regime.prisons()
            day = desk.clock.today() + timedelta(days=days)
            if any(each.id == wanted for each in prisons):
                listed = desk.prison_day.board(EstablishmentId(wanted), day)
            else:
                listed = desk.prison_day.board.busiest(day)
            desk.note_look(*(each.person_id for each in listed.people))
            return prisons, listed

        self.jobs.ask(read, self._show, owner=self, newest="day")

    def _show(self, found: _Found) -> None:
        prisons, listed = found
        chosen, is_first = self.chosen, self._listed is None
        if self.at != (listed.prison.id, listed.day):
            self.key_in.clear()
        self._listed = listed
        self.prison.clear()
        for each in prisons:
            self.prison.addItem(each.short_name, each.id)
        self.prison.setCurrentIndex(self.prison.findData(listed.prison.id))
        self.model.show_rows(listed.people, partial(hall_heading, listed=listed))
        self.table.clearSpans()
        for row in self.model.headings:
            self.table.setSpan(row, 0, 1, self.model.columnCount())
            self.table.setRowHeight(row, theme.px(_HEADING_HEIGHT))
        for name, figure in (
            ("people", len(listed.people)), ("to_mark", listed.to_mark), ("seen", listed.seen), ("halls", listed.halls),
        ):  # fmt: skip
            self._tiles[name].show_figure(figure)
        self._subtitle.setText(f"{short_date(listed.day)}, {days_away(listed.day, listed.today)}")
        more = f" {listed.more_unseen:,} more have not been seen lately and do not fit." if listed.more_unseen else ""
        out = ", ".join(each.row.filed_as for each in listed.left_out)
        self._rule.setText(listed.rule + more + (f" Left out: {out}." if out else ""))
        self._beside.show_any(any_rows=bool(listed.people))
        self.key_in.setVisible(listed.day <= listed.today and any(each.code for each in listed.people))
        self._choose(chosen, is_first=is_first)

    def _choose(self, chosen: ToSee | None, *, is_first: bool) -> None:
        """The line that was chosen; after a mark, the next that nobody has marked."""
        wanted = chosen.person_id if chosen else None
        if self._next_after is not None and self._listed is not None:
            people = self._listed.people
            at = next((at for at, each in enumerate(people) if each.person_id == self._next_after), 0)
            wanted = next((each.person_id for each in (*people[at:], *people[:at]) if not each.is_marked), wanted)
            self._next_after = None
        row = self.model.row_where(lambda each: each.person_id == wanted)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.table.currentIndex())
            if is_first:
                self.table.setFocus()
        self._show_details()

    def _show_details(self) -> None:
        if self._listed is not None:
            self.details.show_one(self.chosen, self._listed)

    def _other_prison(self) -> None:
        self.bench.memory.keep(_REMEMBERED, str(self.prison.currentData()))
        self.refresh()

    def _step(self, days: int) -> None:
        self._days += days
        self.refresh()

    def _open(self) -> None:
        if self.chosen is not None:
            self.navigate.emit(Place("person", self.chosen.person_id, "notes"))

    def mark(self, letter: str) -> None:
        """What came of the line chosen; then on to the next."""
        one, at = self.chosen, self.at
        if one is None or at is None:
            return
        mark, person_id = MARK_KEYS[letter], one.person_id

        def done(marked: Marked) -> None:
            self.bench.said.emit(f"{marked.person.filed_as}: {came_of_it(marked.line).lower()}.")

        self._next_after = person_id
        self.jobs.ask(
            lambda desk: desk.prison_day.mark(*at, person_id, mark), done, owner=self, failed=self._refused,
            changes=DAY_CHANGES,
        )  # fmt: skip

    def _refused(self, problem: UserFacingError) -> None:
        self._next_after = None
        self.key_in.refused("", words_for(problem))
        self.bench.said.emit(words_for(problem))

    def _key_in(self, typed: str) -> None:
        at = self.at
        if at is None:
            return
        self.jobs.ask(
            lambda desk: desk.prison_day.mark.by_code(*at, typed),
            self.key_in.took,
            owner=self,
            failed=lambda problem: self.key_in.refused(typed, words_for(problem)),
            changes=DAY_CHANGES,
        )

    def leave_out(self) -> None:
        """The line chosen is not to be seen that day; `Add somebody` puts them back."""
        one, at = self.chosen, self.at
        if one is None or at is None:
            return
        person_id, name = one.person_id, one.row.filed_as
        self.jobs.ask(
            lambda desk: desk.prison_day.choose.leave_out(*at, person_id),
            lambda _line: self.bench.said.emit(f"{name} is left out of this day. Add them again with A."),
            owner=self,
            changes=(Kind.MEETINGS,),
        )

    def ask(self) -> None:
        """Puts somebody onto the list by hand."""
        if self.at is not None:
            self._open_form(AskForm(self.bench, self, *self.at))

    def change_regime(self) -> None:
        """When the halls are unlocked, in which order one walks, what may be brought in."""
        if self._listed is not None:
            self._open_form(RegimeForm(self.bench, self, self._listed.regime))

    def book_clinic(self) -> None:
        """Many meetings in one go."""
        listed = self._listed
        if listed is None:
            return

        def opened(choices: MeetingChoices) -> None:
            self._open_form(ClinicForm(self.bench, self, choices, listed))

        self.jobs.ask(lambda desk: desk.meetings.board.choices(), opened, owner=self, newest="clinic")

    def _open_form(self, form: AskForm | RegimeForm | ClinicForm) -> None:
        self.form = form
        form.show_form(880, 720)

    def print_chosen(self) -> None:
        """The sheet chosen, as it will be printed; a list gives everybody their code."""
        at = self.at
        if at is None:
            return
        kind = DaySheetKind(self.sheet.currentData())
        name = DAY_SHEET_NAMES[kind]
        preview_people_of_sheet(self.bench, lambda desk: desk.prison_day.print_sheet(kind, *at), self, name)


def _columns() -> tuple[Column[ToSee], ...]:
    return (
        Column("Time", time_words, strong=True),
        Column("Person", lambda one: one.row.filed_as, strong=True, second=lambda one: one.why),
        Column("Where", where_words, second=lambda one: one.where),
        Column(
            "What came of it",
            lambda one: came_of_it(one.line),
            tone=lambda one: tone_of(one.line),
            picture=lambda one: picture_of(one.line),
        ),
    )
