"""A new desk: who is at it, where, and the passphrase that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import busy_bar, door_page, passphrase_field
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, choice, text_field
from recovery_desk.ui.widgets.frames import line
from recovery_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from recovery_desk.domain.errors import UserFacingError
    from recovery_desk.domain.release_day.questions import Country
    from recovery_desk.usecases.desk import Desk, FrontDoor, Report
    from recovery_desk.usecases.passphrases import Judgement

SHORTEST_PASSPHRASE = 12
_PAUSE_MS = 300


class Start(Screen):
    """The form; nothing is made until all of it is right."""

    name = "start"
    title = "Start a new desk"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        # Loaded when somebody starts a desk, not before the first window.
        from recovery_desk.domain.release_day.questions import Country
        from recovery_desk.ui.country_words import COUNTRY_CHOICES

        form = door_page(self)
        form.addWidget(words("Start a new desk", "title"))
        self._summary = ErrorSummary()
        form.addWidget(self._summary)
        self.worker = LabelledField(
            "Your name", text_field("Your name"), "As sheets should show it, for example M. Kerr."
        )
        self.service = LabelledField(
            "Your service", text_field("Your service"), "If you like. It stands on every sheet."
        )
        self.country = LabelledField(
            "Where the prisons are",
            choice("Where the prisons are", COUNTRY_CHOICES, Country.SCOTLAND),
            "The law of the release day differs. Each prison brings its own; this is for people without one.",
        )
        self.first, show_first = passphrase_field("Passphrase")
        self.second, show_second = passphrase_field("Passphrase again")
        self.first_labelled = LabelledField(
            "Passphrase",
            _beside(self.first, show_first),
            "Four words made up for you, strong and easy to keep in mind; or type another of at least "
            f"{SHORTEST_PASSPHRASE} characters. Nobody can look it up for you: keep a copy in a locked place.",
        )
        self.make_up = button("Make up four other words", "redo-2")
        self.make_up.clicked.connect(self._make_up)
        self.verdict = words("", "small", wrap=True)
        self.verdict.hide()
        self._made_up = ""
        self._show_first = show_first
        self.second_labelled = LabelledField("Passphrase again", _beside(self.second, show_second))
        for field in (self.worker, self.service, self.country, self.first_labelled, self.second_labelled):
            form.addWidget(field)
        form.addWidget(self.verdict)
        form.addWidget(self.make_up)
        self._bar = busy_bar("Making the desk")
        form.addWidget(self._bar)
        across: QHBoxLayout = line(gap=8)
        self.begin = button("Start this desk", "key-round", kind="primary")
        back = button("Back", "arrow-left")
        across.addWidget(self.begin)
        across.addWidget(back)
        across.addStretch(1)
        form.addLayout(across)
        self.begin.clicked.connect(self._try)
        self.second.returnPressed.connect(self._try)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.first.textEdited.connect(self._typed)
        back.clicked.connect(lambda: self.navigate.emit(Place("welcome")))

    def enter(self, place: Place) -> None:
        """Ready to type."""
        super().enter(place)
        self.worker.field.setFocus()
        self.jobs.at_door(lambda door, _: door.suggest_passphrase(), self._offer, owner=self)

    def _offer(self, made_up: str) -> None:
        """The first four words, where nobody has typed meanwhile."""
        if not self.first.text() and not self.second.text():
            self._put(made_up)

    def _make_up(self) -> None:
        self.jobs.at_door(lambda door, _: door.suggest_passphrase(), self._put, owner=self)

    def _put(self, made_up: str) -> None:
        """Readable, for it has to be written down."""
        for field in (self.first, self.second):
            field.setText(made_up)
        self._made_up = made_up
        self._show_first.setChecked(True)
        self._say_verdict("Strong")

    def _typed(self) -> None:
        """One of their own: hidden, typed twice, judged."""
        if self._made_up:
            self._made_up = ""
            self.second.clear()
            self._show_first.setChecked(False)
        self._say_verdict("")
        self._pause.start()

    def _judge(self) -> None:
        typed, known = self.first.text(), (_text(self.worker), _text(self.service))
        self.jobs.at_door(lambda door, _: door.judge_passphrase(typed, *known), self._say_how_good, owner=self)

    def _say_how_good(self, judgement: Judgement) -> None:
        self._say_verdict(judgement.words)

    def _say_verdict(self, sentence: str) -> None:
        self.verdict.setText(sentence)
        self.verdict.setVisible(bool(sentence))

    def _problems(self) -> list[tuple[LabelledField, str]]:
        found: list[tuple[LabelledField, str]] = []
        if not _text(self.worker):
            found.append((self.worker, "Enter your name, so that sheets can say who prepared them"))
        typed = self.first.text()
        if len(typed) < SHORTEST_PASSPHRASE:
            more = SHORTEST_PASSPHRASE - len(typed)
            found.append((self.first_labelled, f"The passphrase needs {more} more character{'s' if more > 1 else ''}"))
        elif typed != self.second.text():
            found.append((self.second_labelled, "The two passphrases are not the same"))
        return found

    def _try(self) -> None:
        if not self.begin.isEnabled():
            return
        problems = self._problems()
        wrong = dict(problems)
        for labelled in (self.worker, self.first_labelled, self.second_labelled):
            labelled.show_problem(wrong.get(labelled, ""))
        self._summary.show_problems(problems)
        if problems:
            return
        worker, service, country = _text(self.worker), _text(self.service), _chosen(self.country)
        passphrase = self.first.text()

        def make(door: FrontDoor, _report: Report) -> Desk:
            from dataclasses import replace

            from recovery_desk.usecases.passphrases import refuse_weak

            refuse_weak(passphrase, (worker, service))
            desk = door.start(passphrase, worker)

            told = replace(desk.read_settings(), service_name=service, country=country)
            desk.change_settings(told)
            return desk

        self._set_busy(busy=True)
        self.jobs.open(make, owner=self, failed=self._say, settled=self._settle)

    def _settle(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.begin.setEnabled(not busy)
        self.begin.setText(" Making the desk…" if busy else " Start this desk")

    def _say(self, problem: UserFacingError) -> None:
        from recovery_desk.usecases.problem_words import words_for

        self._summary.show_problems((), words_for(problem))


def _beside(field: QLineEdit, show: QWidget) -> QWidget:
    holder = QWidget()
    holder.setObjectName("bare")
    holder.setAccessibleName(field.accessibleName())
    holder.setFocusProxy(field)
    across = line(holder, gap=8)
    across.addWidget(field, 1)
    across.addWidget(show)
    return holder


def _text(labelled: LabelledField) -> str:
    return labelled.field.text().strip() if isinstance(labelled.field, QLineEdit) else ""


def _chosen(labelled: LabelledField) -> Country:
    from recovery_desk.domain.release_day.questions import Country

    box = labelled.field
    return Country(box.currentData()) if isinstance(box, QComboBox) else Country.SCOTLAND
