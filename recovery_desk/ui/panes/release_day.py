"""The day somebody is due out: what kind of day it is, what the law does with it, what may be asked for."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from recovery_desk.domain.dates import day_and_month, long_date
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import Finding, ReleaseAnswer
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.print_preview import preview_handover
from recovery_desk.ui.release_form import ReleaseForm
from recovery_desk.ui.release_words import SEVERITY_TONES, headline_of, tone_of, tone_picture
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, focus_soon
from recovery_desk.ui.widgets.flow import Flow, is_large, side_by_side
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, image, line, rule, tag
from recovery_desk.ui.widgets.words import copyable, sentence, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.release_in_words import most_telling_first, told_by
from recovery_desk.usecases.release_kind_words import KIND_WORDS

_FORM = "release-date"
_Found = tuple[PersonRecord, date, bool]
_PICTURES = {Tone.HARD: "circle-x", Tone.CARE: "circle-alert", Tone.NOTE: "info"}


class ReleaseDayPane(Pane):
    """Banner, findings, the date and whose word it is; or the form of the date."""

    name = "release-day"
    title = "Release day"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._record: PersonRecord | None = None
        self._today = date.min
        self._why_shown = False
        self.form: ReleaseForm | None = None
        self.draft: DraftKeeper | None = None
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.close_form)):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self, person_id: PersonId) -> None:
        """Reads the record anew; a date left half typed opens again."""

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
        if not same:
            self._why_shown = False
        if self.form is None or not same:
            self._show()
            if half_typed and not same:
                self.edit()

    def _show(self) -> None:
        self.form, self.draft = None, None
        empty_of(self.inside)
        record = self._record
        if record is None:
            return
        if record.answer is None:
            self.inside.addWidget(self._unknown())
            self.inside.addStretch(1)
            return
        self.inside.addWidget(self._banner(record.answer))
        if self._why_shown:
            self.inside.addWidget(_why(record.answer))
        across = side_by_side()
        across.addWidget(_findings(record.answer), 3)
        across.addWidget(self._the_date(record), 2, Qt.AlignmentFlag(0) if is_large() else Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(across)
        self.inside.addStretch(1)

    def _unknown(self) -> QFrame:
        inside = column(gap=10)
        inside.addWidget(
            sentence((
                ("No release date is known. ", True),
                ("Until somebody tells us one, nothing can be checked and nobody is on the board of releases.", False),
            ))
        )  # fmt: skip
        buttons = line(gap=8)
        enter = button("Enter a release date…", "calendar-days", kind="primary")
        enter.clicked.connect(self.edit)
        buttons.addWidget(enter)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        return banner(Tone.CARE, inside, "calendar-search")

    def _banner(self, answer: ReleaseAnswer) -> QFrame:
        inside = column(gap=10)
        headline, rest = headline_of(answer)
        inside.addWidget(sentence(((headline + " ", True), *rest)))
        buttons = Flow(gap=8)
        change = button("Change release date…", "calendar-days")
        change.clicked.connect(self.edit)
        sheet = button("Print handover sheet…", "printer", kind="primary")
        sheet.clicked.connect(self._print)
        why = button("Hide why" if self._why_shown else "Why?", kind="link", name="Why? The law, step by step")
        why.clicked.connect(self._toggle_why)
        for widget in (sheet, change, why):
            buttons.addWidget(widget)
        inside.addLayout(buttons)
        return banner(tone_of(answer), inside, tone_picture(answer))

    def _print(self) -> None:
        if self.person_id is not None:
            preview_handover(self.bench, self.person_id, self)

    def _toggle_why(self) -> None:
        self._why_shown = not self._why_shown
        self._show()

    def _the_date(self, record: PersonRecord) -> QFrame:
        box = card()
        whole = column(box, gap=0)
        whole.addLayout(_card_head("calendar-days", "The date"))
        whole.addWidget(rule())
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(9))
        for row, (name, text) in enumerate(_date_facts(record)):
            grid.addWidget(words(name, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(copyable(text), row, 1)
        grid.setColumnStretch(1, 1)
        whole.addLayout(grid)
        return box

    def edit(self) -> None:
        """Opens the form of the date."""
        record = self._record
        if record is None or self.form is not None:
            return
        empty_of(self.inside)
        box = card()
        whole = column(box, margin=16, gap=12)
        whole.addWidget(words("Release date", "large"))
        self._summary = ErrorSummary()
        whole.addWidget(self._summary)
        self.form = ReleaseForm()
        self.form.fill(record.episode.release if record.episode else None)
        fields = {name: getattr(self.form, name) for name in ("due", "kind", "told_by", "told_on")}
        self.draft = DraftKeeper(self.bench, form=_FORM, about=record.person.id, fields=fields, title="Release date")
        whole.addWidget(self.draft.notice)
        whole.addWidget(self.form)
        whole.addWidget(
            words(
                "An empty date says that it is not known. Every earlier date is kept in the history. The desk never "
                "works a date out from a sentence: enter what the prison told you.",
                "small",
                wrap=True,
            )
        )
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
        focus_soon(self.form.due.field)

    def cancel(self) -> None:
        """Back without saving; what was typed is thrown away."""
        if self.draft is not None:
            self.draft.done()
        self.close_form()

    def close_form(self) -> None:
        """Back without saving; what was typed is kept as a draft."""
        if self.form is not None:
            self._show()

    def save(self) -> None:
        """Keeps the date, or says what is wrong with it."""
        record, form = self._record, self.form
        if record is None or form is None:
            return
        release, problems = form.read(self._today)
        self._summary.show_problems(problems)
        if problems:
            return
        person_id = record.person.id

        def keep(desk: Desk) -> str:
            desk.set_release_date(person_id, release)
            return saved_at(desk)

        self.jobs.ask(keep, self._saved, owner=self, changes=(Kind.RELEASES,), newest="save")

    def _saved(self, when: str) -> None:
        if self.draft is not None:
            self.draft.done()
        self._show()
        self.bench.said.emit(when)


def _card_head(picture: str, title: str, flag: QWidget | None = None) -> QVBoxLayout:
    head = line(gap=8)
    head.setContentsMargins(theme.px(16), theme.px(11), theme.px(16), theme.px(11))
    head.addWidget(image(picture, "text", 18))
    head.addWidget(words(title, "heading"))
    if flag is not None:
        head.addWidget(flag)
    head.addStretch(1)
    whole = column()
    whole.addLayout(head)
    return whole


def _findings(answer: ReleaseAnswer) -> QFrame:
    box = card()
    whole = column(box, gap=0)
    found = most_telling_first(answer)
    hard = sum(SEVERITY_TONES[finding.severity] is Tone.HARD for finding in found)
    flag = tag(f"{hard} hard", Tone.HARD) if hard else None
    whole.addLayout(_card_head("list-checks", "What to know about this day", flag))
    for finding in found:
        whole.addWidget(rule())
        whole.addWidget(_finding(finding))
    if not found:
        whole.addWidget(rule())
        nothing = words("Nothing stands against this day.", "subtle")
        nothing.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        whole.addWidget(nothing)
    return box


def _finding(finding: Finding) -> QWidget:
    row = QWidget()
    row.setObjectName("bare")
    across = line(row, gap=10)
    across.setContentsMargins(theme.px(16), theme.px(9), theme.px(16), theme.px(9))
    tone = SEVERITY_TONES[finding.severity]
    across.addWidget(image(_PICTURES[tone], tone.value, 18), alignment=Qt.AlignmentFlag.AlignTop)
    text = copyable(finding.text, "strong" if tone is Tone.HARD else "")
    across.addWidget(text, 1)
    return row


def _why(answer: ReleaseAnswer) -> QFrame:
    box = card()
    whole = column(box, gap=0)
    whole.addLayout(_card_head("scale", "Why? The law, step by step"))
    steps = [("Due", long_date(answer.due))]
    steps += [(day_and_month(step.date), f"stepped over: {step.reason}") for step in answer.steps]
    steps.append(("Release day", long_date(answer.release_day) + ("" if answer.moved else ", not moved")))
    steps.append(("By", answer.citation or "No rule known here moves this day."))
    grid = QGridLayout()
    grid.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(14))
    grid.setHorizontalSpacing(theme.px(20))
    for row, (name, text) in enumerate(steps):
        grid.addWidget(words(name, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(copyable(text), row, 1)
    grid.setColumnStretch(1, 1)
    whole.addWidget(rule())
    whole.addLayout(grid)
    return box


def _date_facts(record: PersonRecord) -> list[tuple[str, str]]:
    answer = record.answer
    release = record.episode.release if record.episode else None
    if answer is None or release is None:
        return []
    facts = [("Due", long_date(release.due)), ("Kind", KIND_WORDS[release.kind])]
    facts.append(("Walks out", long_date(answer.release_day)))
    if answer.may_ask:
        facts.append(("May ask for", ", ".join(day_and_month(day) for day in answer.may_ask)))
    facts.append(("Told by", told_by(release)))
    return facts
