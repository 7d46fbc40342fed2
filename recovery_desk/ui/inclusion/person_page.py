"""One person at the meeting: why they are here, what is missing, what was said; and lines to type what is said now."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.inclusion import InclusionOutcome, OutcomeKind
from recovery_desk.domain.tasks import Task
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.inclusion.forms import INCLUSION_CHANGES
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.typed import Refusal, day_to_come_typed
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, suggest, text_field
from recovery_desk.ui.widgets.flow import Flow, is_large, side_by_side
from recovery_desk.ui.widgets.frames import column, empty_of, line, show_whole, tag, titled_card
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.inclusion.meeting import MeetingNow, PersonAtMeeting
from recovery_desk.usecases.inclusion.sheets import by_state, due_in_words, where_in_words
from recovery_desk.usecases.problem_words import words_for

_TO_TICK = 9
"""So many undone actions have a key."""


class PersonPage(QWidget):
    """What stands here is typed while people talk: each line is kept by Enter, all of them when one goes on."""

    kept = Signal()
    """Something was kept or taken out: whoever shows the page reads anew."""

    def __init__(self, bench: Bench, now: MeetingNow, person: PersonAtMeeting, today: date) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench, self._today = bench, today
        self.item = person.item
        self._undone: tuple[Task, ...] = ()
        self._head = column(gap=4)
        self._left: QVBoxLayout
        self._said: QVBoxLayout
        self.decision = LabelledField("Decision", text_field("Decision", "What is decided. Enter keeps it."))
        self.action = LabelledField("To do", text_field("To do", "What is to be done. Enter goes on to who."))
        self.owner = LabelledField("Who", text_field("Who", "An agency or a name"))
        self.due = LabelledField("By when", text_field("By when", "Friday, 4 Dec or 4.12.26"))
        suggest(_line_of(self.owner), now.owners)
        self._lay_out()
        self.draft = DraftKeeper(
            bench,
            form="inclusion-said",
            about=self.item.id,
            fields={"decision": self.decision, "action": self.action, "owner": self.owner, "due": self.due},
            title=f"Recovery inclusion meeting: {person.name}",
            place=Place("inclusion_meeting", text=now.meeting.id),
        )
        self._notices.addWidget(self.draft.notice)
        _line_of(self.decision).returnPressed.connect(self.keep_decision)
        _line_of(self.action).returnPressed.connect(lambda: _line_of(self.owner).setFocus())
        _line_of(self.owner).returnPressed.connect(lambda: _line_of(self.due).setFocus())
        _line_of(self.due).returnPressed.connect(self.keep_action)
        self.show_person(person)

    def _lay_out(self) -> None:
        whole = column(self, gap=10)
        whole.addLayout(self._head)
        self._notices = column(gap=6)
        whole.addLayout(self._notices)
        across = side_by_side()
        missing, self._left = titled_card("What is missing")
        said, inside = titled_card("What is said")
        self._said = column(gap=6)
        inside.addLayout(self._said)
        inside.addWidget(self.decision)
        inside.addWidget(self.action)
        who_and_when = side_by_side(gap=10)
        who_and_when.addWidget(self.owner, 2)
        who_and_when.addWidget(self.due, 1)
        inside.addLayout(who_and_when)
        keys = (
            "Alt+D decision, Alt+T to do, Enter keeps. Page Down: on to the next. Ctrl+Z takes back what was kept last."
        )
        inside.addWidget(words(keys, "small", wrap=True))
        inside.addStretch(1)
        # Where text is large the cards stand below one another, and what is typed comes first.
        for box, share in ((said, 3), (missing, 2)) if is_large() else ((missing, 2), (said, 3)):
            across.addWidget(box, share)
        whole.addLayout(across, 1)
        key_within(self, "Alt+D", _line_of(self.decision).setFocus)
        key_within(self, "Alt+T", _line_of(self.action).setFocus)
        for at in range(_TO_TICK):
            key_within(self, f"Alt+{at + 1}", partial(self._tick, at))

    def show_person(self, person: PersonAtMeeting) -> None:
        """Everything but what is being typed, as it stands now."""
        item = self.item = person.item
        self._undone = person.undone
        empty_of(self._head)
        first = Flow(gap=10)
        first.addWidget(words(person.name, "title"))
        first.addWidget(tag(f"Out {due_in_words(item.due_out)}", Tone.NOTE, "calendar-days"))
        if item.is_discussed:
            first.addWidget(tag("Talked about", Tone.GOOD, "check"))
        self._head.addLayout(first)
        self._head.addWidget(words(" · ".join(p for p in (where_in_words(person.row), item.why) if p), wrap=True))
        empty_of(self._left)
        for state, titles in by_state(item.missing):
            self._left.addWidget(words(state, "heading"))
            self._left.addWidget(words("; ".join(titles), wrap=True))
        if not item.missing:
            self._left.addWidget(words("No check is owed.", "subtle", wrap=True))
        if person.undone:
            self._left.addWidget(words("Not done from earlier meetings", "heading"))
        for at, task in enumerate(person.undone):
            self._left.addWidget(self._undone_row(at, task))
        self._left.addStretch(1)
        empty_of(self._said)
        for outcome in person.outcomes:
            self._said.addWidget(self._outcome_row(outcome))
        if not person.outcomes:
            self._said.addWidget(words("Nothing yet.", "subtle"))

    def _undone_row(self, at: int, task: Task) -> QWidget:
        due = f", by {short_date(task.due)}" if task.due else ""
        row, across = _row(f"{task.text} ({task.owner}{due})")
        done = button("Done", "check", name=f"Done: {task.text}", tip=f"Alt+{at + 1}" if at < _TO_TICK else "")
        done.clicked.connect(partial(self._tick, at))
        across.addWidget(done, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _outcome_row(self, outcome: InclusionOutcome) -> QWidget:
        if outcome.kind is OutcomeKind.DECISION:
            said = f"Decided: {outcome.text}"
        else:
            due = f", by {short_date(outcome.due)}" if outcome.due else ""
            said = f"To do: {outcome.text} ({outcome.owner}{due})"
        row, across = _row(said)
        out = button("", "x", name=f"Take out: {outcome.text}", tip="Take it out; Ctrl+Z brings it back")
        out.clicked.connect(lambda: self._do(lambda desk: desk.inclusion.run.take_out(outcome.id), None))
        across.addWidget(out, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def start(self) -> None:
        """The cursor where the next thing is typed, in sight also where text is large."""
        _line_of(self.decision).setFocus()
        QTimer.singleShot(0, self, lambda: show_whole(self.decision))

    def keep_decision(self) -> None:
        """Keeps the decision that is typed, if there is one."""
        text, item_id = _line_of(self.decision).text().strip(), self.item.id
        if text:
            self._do(lambda desk: desk.inclusion.run.decide(item_id, text), lambda: self._empty(self.decision))

    def keep_action(self) -> None:
        """Keeps the action that is typed, if there is one."""
        deed = self._action()
        if deed is not None:
            self._do(deed, self._empty_action)

    def keep_all(self, then: Callable[[], None]) -> None:
        """Keeps whatever is typed, then goes on; stays where a day cannot be read."""
        text, item_id = _line_of(self.decision).text().strip(), self.item.id
        has_action = bool(_line_of(self.action).text().strip())
        action = self._action()
        if has_action and action is None:
            return

        def deed(desk: Desk) -> None:
            if text:
                desk.inclusion.run.decide(item_id, text)
            if action is not None:
                action(desk)
            desk.inclusion.run.discussed(item_id)

        def done() -> None:
            self.draft.done()
            then()

        self._do(deed, done)

    def _action(self) -> Callable[[Desk], object] | None:
        text, owner, item_id = _line_of(self.action).text().strip(), _line_of(self.owner).text(), self.item.id
        self.due.show_problem("")
        self.action.show_problem("")
        if not text:
            if owner.strip() or _line_of(self.due).text().strip():
                self.action.show_problem("Write what is to be done")
                _line_of(self.action).setFocus()
            return None
        try:
            due = day_to_come_typed(_line_of(self.due).text(), self._today)
        except Refusal as refusal:
            self.due.show_problem(str(refusal))
            _line_of(self.due).setFocus()
            return None
        return lambda desk: desk.inclusion.run.agree(item_id, text, owner, due)

    def _tick(self, at: int) -> None:
        if at < len(self._undone):
            task_id = self._undone[at].id
            self._do(lambda desk: desk.inclusion.run.done(task_id), None)

    def _do(self, deed: Callable[[Desk], object], then: Callable[[], None] | None) -> None:
        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        def done(when: str) -> None:
            self._bench.said.emit(when)
            if then is not None:
                then()
            self.kept.emit()

        def refused(problem: UserFacingError) -> None:
            self._bench.said.emit(words_for(problem))

        self._bench.jobs.ask(work, done, owner=self, failed=refused, changes=INCLUSION_CHANGES)

    def _empty(self, *fields: LabelledField) -> None:
        for field in fields:
            _line_of(field).clear()

    def _empty_action(self) -> None:
        self._empty(self.action, self.owner, self.due)
        _line_of(self.action).setFocus()


def _line_of(field: LabelledField) -> QLineEdit:
    assert isinstance(field.field, QLineEdit)  # noqa: S101 - made as one
    return field.field


def _row(text: str) -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    made.setObjectName("bare")
    across = line(made, gap=8)
    said: QLabel = words(text, wrap=True)
    across.addWidget(said, 1)
    return made, across
