"""Two records of one person put together: which other record, field by field what is kept, and what moves over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from textwrap import wrap
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.likeness import Known, Likeness
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.records.duplicates import known_in_words
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import born_in_words
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import filter_field, focus_soon
from recovery_desk.ui.widgets.flow import Flow, is_large
from recovery_desk.ui.widgets.frames import card, column, empty_of, page_of, rule
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.merge_people import FieldChoice, MergePreview
from recovery_desk.usecases.people_words import ALIKE_WORDS, MERGE_FIELD_WORDS
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadRow

_PAUSE_MS = 150
_OFFERED = 8
_LINE, _LINE_IN_LARGE = 46, 20
"""How many letters of a value stand on one line."""


@dataclass(frozen=True, slots=True)
class _Start:
    """The record that is kept, and the likeliest others."""

    person: Person
    alike: Sequence[Likeness]
    today: date


class MergeRecords(Screen):
    """Chooses the other record, shows what would come of it, then does it."""

    name = "merge"
    title = "Put two records together"
    belongs_to = "people"
    stale_after = frozenset({Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._kept_id: PersonId | None = None
        self._start: _Start | None = None
        self.preview: MergePreview | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self._draft: DraftKeeper | None = None
        self._find = filter_field("Find the other record", "Name or number of the other record")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(self._look)
        self._find.textEdited.connect(lambda _text: self._typed.start())
        self._others, self._shown = QVBoxLayout(), QVBoxLayout()
        self._about = words("", "subtle", wrap=True)
        whole = page_of(self)
        whole.addWidget(words("Put two records together", "title"))
        whole.addWidget(self._about)
        whole.addWidget(self._choosing())
        whole.addLayout(self._shown)
        whole.addStretch(1)
        key_within(self, "Esc", self._leave)

    def _choosing(self) -> QFrame:
        self._box = card()
        inside = column(self._box, margin=16, gap=8)
        inside.addWidget(words("Which is the other record of this person?", "heading"))
        inside.addWidget(self._find)
        inside.addLayout(self._others)
        return self._box

    def enter(self, place: Place) -> None:
        """Shows whose record is kept, and who may be the same."""
        if place.person_id is not None and place.person_id != self._kept_id:
            self._kept_id = place.person_id
            self._find.clear()
        self._stale = True
        super().enter(place)

    def refresh(self) -> None:
        """Reads the record that is kept and the likeliest others."""
        kept = self._kept_id
        empty_of(self._shown)
        self.preview = None
        if kept is not None:
            self.jobs.ask(
                lambda desk: _Start(desk.store.people.get(kept), desk.record.looks_like(kept), desk.clock.today()),
                self._begin,
                owner=self,
                newest="start",
            )

    def _begin(self, start: _Start) -> None:
        self._start = start
        self._about.setText(
            f"The record of {start.person.filed_as} is kept. Everything recorded about the other moves to it; nothing "
            "of either is lost, and the two can be taken apart again."
        )
        self._box.show()
        self._offer_alike()
        focus_soon(self._find)

    def _offer_alike(self) -> None:
        empty_of(self._others)
        start = self._start
        if start is None:
            return
        for each in start.alike:
            why = ", ".join(ALIKE_WORDS[reason] for reason in each.reasons)
            self._offer(each.known.person_id, known_in_words(each.known), why)
        if not start.alike:
            self._others.addWidget(
                words("Nobody here looks like them. Find the other record by name or number.", "subtle", wrap=True)
            )

    def _offer(self, person_id: PersonId, said: str, why: str) -> None:
        row = QWidget()
        row.setObjectName("bare")
        across = Flow(row, gap=10)
        told = QWidget()
        told.setObjectName("bare")
        told.setMinimumWidth(theme.px(300))
        told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = column(told, gap=0)
        lines.addWidget(words(said, "strong", wrap=True))
        if why:
            lines.addWidget(words(f"{why[:1].upper()}{why[1:]}", "small", wrap=True))
        across.addWidget(told)
        choose = button("Compare", "search", name=f"Compare with {said}")
        choose.clicked.connect(partial(self.compare, person_id))
        across.addWidget(choose)
        self._others.addWidget(row)

    def _look(self) -> None:
        text = self._find.text().strip()
        if not text:
            self._offer_alike()
            return
        self.jobs.ask(
            lambda desk: desk.browse_people.page(CaseloadFilter(text), limit=_OFFERED + 1),
            self._show_found,
            owner=self,
            newest="find",
        )

    def _show_found(self, rows: Sequence[CaseloadRow]) -> None:
        empty_of(self._others)
        others = [row for row in rows if row.person_id != self._kept_id]
        for row in others[:_OFFERED]:
            known = Known(
                row.filed_as,
                birth_date=row.birth_date,
                birth_date_precision=row.birth_date_precision,
                numbers=(row.prison_number,) if row.prison_number else (),
                person_id=row.person_id,
                where=", ".join(part for part in (row.establishment, row.place) if part),
            )
            self._offer(row.person_id, known_in_words(known), "")
        if not others:
            self._others.addWidget(words("Nobody fits. Try fewer letters of the name, or the number.", "subtle"))

    def compare(self, other_id: PersonId) -> None:
        """Shows what would come of it with this other record."""
        kept = self._kept_id
        if kept is not None:

            def compare(desk: Desk) -> MergePreview:
                preview = desk.record.preview_merge(kept, other_id)
                desk.note_look(kept, other_id)
                return preview

            self.jobs.ask(compare, self._show_preview, owner=self, newest="preview")

    def _show_preview(self, preview: MergePreview) -> None:
        self.preview = preview
        self._box.hide()
        empty_of(self._shown)
        fields = self._fields_card(preview)
        self._keep_choices(preview)
        self._shown.addWidget(fields)
        self._shown.addWidget(_moves_card(preview.moves))
        buttons = Flow(gap=8)
        do = button("Put them together", "merge", kind="primary")
        do.clicked.connect(self._merge)
        other = button("Another record", "arrow-left", name="Choose another record")
        other.clicked.connect(self._again)
        leave = button("Cancel", tip=CANCEL_TIP)
        leave.clicked.connect(self._throw_away)
        for each in (do, other, leave):
            buttons.addWidget(each)
        self._shown.addLayout(buttons)
        focus_soon(do)

    def _keep_choices(self, preview: MergePreview) -> None:
        """What is chosen for these two is there again when they are compared again."""
        self._draft = None
        choices: dict[str, QWidget] = {name: group.button(1) for name, group in self._groups.items()}
        if not choices:
            return
        kept, other = preview.kept.id, preview.other.id
        title = f"{self.title}: {preview.kept.filed_as} and {preview.other.filed_as}"
        place = Place("merge", kept)
        self._draft = DraftKeeper(
            self.bench, form="merge", about=f"{kept} {other}", fields=choices, title=title, place=place
        )
        self._shown.addWidget(self._draft.notice)

    def _fields_card(self, preview: MergePreview) -> QFrame:
        box = card()
        inside = column(box, margin=16, gap=10)
        inside.addWidget(words("What differs: choose what is kept", "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(6))
        for at, (title, person) in enumerate((("This record", preview.kept), ("The other record", preview.other)), 1):
            grid.addWidget(words(f"{title}: {person.filed_as}", "strong", wrap=True), 0, at)
        self._groups = {}
        for row, field in enumerate(preview.choices, 1):
            grid.addWidget(words(MERGE_FIELD_WORDS[field.name], "subtle", wrap=is_large()), row, 0)
            self._groups[field.name] = self._choice(grid, row, field, preview)
        for side in (1, 2):
            grid.setColumnStretch(side, 1)
        inside.addLayout(grid)
        if not preview.choices:
            inside.addWidget(words("Nothing: the two say the same.", "subtle"))
        inside.addWidget(
            words("Other names, what helps in talking, and a restriction are kept of both.", "small", wrap=True)
        )
        return box

    def _choice(self, grid: QGridLayout, row: int, field: FieldChoice, preview: MergePreview) -> QButtonGroup:
        group = QButtonGroup(self)
        sides = ((preview.kept, field.kept), (preview.other, field.other))
        for at, (person, value) in enumerate(sides):
            said = self._said(field.name, person, value)
            radio = QRadioButton(_wrapped(said))
            radio.setAccessibleName(f"{MERGE_FIELD_WORDS[field.name]}: {said}, {'the other' if at else 'this'} record")
            radio.setChecked(bool(at) is field.takes_other)
            group.addButton(radio, at)
            grid.addWidget(radio, row, at + 1)
        return group

    def _said(self, name: str, person: Person, value: Any) -> str:
        if name == "birth_date" and value is not None and self._start is not None:
            return born_in_words(person, self._start.today).removeprefix("Born ")
        return plain_date(value) if isinstance(value, date) else str(value or "Nothing")

    def _merge(self) -> None:
        preview = self.preview
        if preview is None:
            return
        taken = tuple(name for name, group in self._groups.items() if group.checkedId() == 1)
        kept, other = preview.kept.id, preview.other.id

        def merge(desk: Desk) -> str:
            desk.record.merge(kept, other, taken)
            return saved_at(desk)

        self.jobs.ask(merge, self._merged, owner=self, changes=frozenset(Kind))

    def _merged(self, when: str) -> None:
        self._choices_are_over()
        self.bench.said.emit(f"One record now. {when}")
        self.navigate.emit(Place("person", self._kept_id, "overview"))

    def _again(self) -> None:
        self.preview = None
        empty_of(self._shown)
        self._box.show()
        focus_soon(self._find)

    def _throw_away(self) -> None:
        self._choices_are_over()
        self._leave()

    def _choices_are_over(self) -> None:
        if self._draft is not None:
            self._draft.done()
            self._draft = None

    def _leave(self) -> None:
        self.navigate.emit(Place("person", self._kept_id, "overview"))


def _wrapped(said: str) -> str:
    """In lines, for a button breaks none of its own: both records stand beside one another in large text too."""
    return "\n".join(wrap(said, _LINE_IN_LARGE if is_large() else _LINE)) or said


def _moves_card(moves: Mapping[str, int]) -> QFrame:
    box = card()
    inside = column(box, margin=16, gap=6)
    inside.addWidget(words("What moves to this record", "heading"))
    inside.addWidget(rule())
    for table, count in moves.items():
        said = words_of(table)
        inside.addWidget(words(f"{count:,} {said.one if count == 1 else said.several}"))
    if not moves:
        inside.addWidget(words("Nothing else is recorded about the other.", "subtle"))
    return box
