"""One check: how it stands, the evidence it asks for, who owes it until when; and why it is there."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from recovery_desk.domain.clock_times_as_typed import time_from
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_lines import CheckLine
from recovery_desk.domain.release_day.check_records import (
    STATE_WORDS,
    TENURE_WORDS,
    CheckState,
    Tenure,
    check_record_id,
)
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.person_form import Problems
from recovery_desk.ui.release_day.form_card import FormCard
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, choice, focus_soon, long_field, text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.frames import line as row
from recovery_desk.ui.widgets.words import copyable
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.release_checks.record import CheckEntry, lacks_evidence

CHECK_FORM = "check"
_STATES = tuple((STATE_WORDS[state], state) for state in CheckState)
_NO_HOME = ("Not said", "")
_LINES = ("place", "confirmed_by", "on_day", "at_time")
_HINTS = {"on_day": "Like 24/11/26", "at_time": "Like 21:00 or 9pm"}


class CheckForm(FormCard):
    """The fields of one check; opened with the state a key asked for."""

    def __init__(
        self, bench: Bench, person_id: PersonId, stay: str, line: CheckLine, wanted: CheckState | None, today: date
    ) -> None:
        super().__init__(bench, line.title)
        self._person_id, self._line, self._today = person_id, line, today
        record = line.record
        self.inside.addWidget(copyable(line.finding.text, "subtle"))
        self._put_why()
        state = wanted or (line.state if record is None else record.state)
        self._state = choice("How it stands", _STATES, state)
        self._note = long_field("Evidence, or the reason", record.note if record else "")
        self._note.setFixedHeight(theme.px(58))
        self._owner = text_field("Who owes it", line.owner, record.owner if record else "")
        self._due = text_field("Due", _day(line.due), _day(record.due) if record else "")
        self._tenure = choice(
            "Kind of home",
            [_NO_HOME, *((_capital(words), kind) for kind, words in TENURE_WORDS.items())],
            record.tenure if record and record.tenure else "",
        )
        for box in (self._state, self._tenure):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        self._fields: dict[str, LabelledField] = {"state": LabelledField("How it stands", self._state)}
        self._put_evidence()
        self._fields["note"] = LabelledField("Evidence, or the reason", self._note)
        self._fields["owner"] = LabelledField("Who owes it", self._owner, "Empty means as the list says")
        self._fields["due"] = LabelledField("Due", self._due, "Empty means as the list says")
        self._lay_out()
        others: list[QPushButton] = []
        if record is not None:
            others.append(button("Forget what was recorded", "trash-2"))
            others[0].clicked.connect(self._forget)
        self.put_buttons(*others)
        about = check_record_id(stay or person_id, line.check.id)
        self.keep_drafts(CHECK_FORM, about, self._fields)
        for field in self._lines().values():
            field.returnPressed.connect(self.save)
        first = next((name for name in self._fields if name != "state"), "state")
        focus_soon(self._fields[first].field if wanted is not None else self._state)

    def _put_why(self) -> None:
        """Why the check is there and who says so, on demand."""
        line = self._line
        why = " ".join(part for part in (line.why, f"Source: {line.source}" if line.source else "") if part)
        shown = copyable(why, "small")
        shown.hide()
        ask = button("Why is this here?", kind="link", name=f"Why is this here? {line.title}")
        ask.clicked.connect(lambda: shown.setVisible(not shown.isVisible()))
        across = row(gap=0)
        across.addWidget(ask)
        across.addStretch(1)
        self.inside.addLayout(across)
        self.inside.addWidget(shown)

    def _lines(self) -> dict[str, QLineEdit]:
        found = {name: labelled.field for name, labelled in self._fields.items()}
        return {name: field for name, field in found.items() if isinstance(field, QLineEdit)}

    def _put_evidence(self) -> None:
        record = self._line.record
        for name, label in self._line.check.evidence:
            if name == "tenure":
                field: QWidget = self._tenure
                field.setAccessibleName(label)
            else:
                value = getattr(record, name) if record is not None else ""
                field = text_field(label, text=_day(value) if name == "on_day" else str(value))
            self._fields[name] = LabelledField(label, field, _HINTS.get(name, ""))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        wide = 1 if is_large() else 2
        at = 0
        for name, labelled in self._fields.items():
            if name in ("note", "place"):
                at += -at % wide
                grid.addWidget(labelled, at // wide, 0, 1, wide)
                at += wide
            else:
                grid.addWidget(labelled, at // wide, at % wide, Qt.AlignmentFlag.AlignTop)
                at += 1
        for each in range(wide):
            grid.setColumnStretch(each, 1)
            grid.setColumnMinimumWidth(each, theme.px(150))
        self.inside.addLayout(grid)

    def save(self) -> None:
        """Keeps how it stands."""
        entry, problems = self._read()
        self.summary.show_problems(problems)
        if problems:
            return
        person_id, check_id = self._person_id, self._line.check.id

        def keep(desk: Desk) -> str:
            desk.checks.record(person_id, check_id, entry)
            return saved_at(desk)

        self.jobs.ask(keep, self.done, owner=self, failed=self.refused, changes=(Kind.CHECKS,), newest="save")

    def _forget(self) -> None:
        person_id, check_id = self._person_id, self._line.check.id

        def forget(desk: Desk) -> str:
            desk.checks.record.forget(person_id, check_id)
            return saved_at(desk)

        self.jobs.ask(forget, self.done, owner=self, failed=self.refused, changes=(Kind.CHECKS,), newest="save")

    def _read(self) -> tuple[CheckEntry, Problems]:
        problems: Problems = []
        texts = {name: field.text() for name, field in self._lines().items()}
        on_day = self._day("on_day", texts, problems)
        due = self._day("due", texts, problems)
        at_time = texts.get("at_time", "")
        if time_from(at_time) is None:
            problems.append((self._fields["at_time"], f"“{at_time.strip()}” is not a time of day like 21:00"))
        state = CheckState(self._state.currentData())
        note = self._note.toPlainText()
        if state is CheckState.NOT_NEEDED and not (note.strip() or texts.get("place", "").strip()):
            problems.append((self._fields["note"], "Write down why it is not needed"))
        tenure = str(self._tenure.currentData() or "")
        entry = CheckEntry(
            state=state,
            note=note,
            place=texts.get("place", ""),
            tenure=Tenure(tenure) if tenure and "tenure" in self._fields else None,
            confirmed_by=texts.get("confirmed_by", ""),
            on_day=on_day,
            at_time=at_time,
            owner=texts["owner"],
            due=due,
        )
        if lacks_evidence(self._line.check, entry):
            first = next((name for name, _ in self._line.check.evidence), "note")
            problems.append((self._fields[first], "Write down what it rests on before it is done"))
        for name, labelled in self._fields.items():
            labelled.show_problem(next((said for field, said in problems if field is self._fields[name]), ""))
        return entry, problems

    def _day(self, name: str, texts: dict[str, str], problems: Problems) -> date | None:
        try:
            return day_typed(texts.get(name, ""), self._today, Meaning.RELEASE)
        except Refusal as refusal:
            problems.append((self._fields[name], str(refusal)))
            return None


def _day(day: object) -> str:
    return plain_date(day) if isinstance(day, date) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
