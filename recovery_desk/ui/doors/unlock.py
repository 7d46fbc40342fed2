"""The passphrase, and nothing else."""

from pathlib import PurePath

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.doors.others import offer_others
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import Refused, busy_bar, door_page, passphrase_field
from recovery_desk.ui.widgets.fields import LabelledField, mark, text_field
from recovery_desk.ui.widgets.frames import line
from recovery_desk.ui.widgets.words import words

KEY_FILES = "Backups and key files (*.rdbackup *.json);;All (*)"


class Unlock(Screen):
    """Says that a wrong passphrase is wrong, and nothing more."""

    name = "unlock"
    title = "Unlock"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        form = door_page(self)
        copy = bench.door.beside
        form.addWidget(words("Unlock the copy" if copy else "Unlock the desk", "title"))
        if copy:
            about = f"{copy}, opened beside the desk. What is written here does not reach the desk."
            form.addWidget(words(about, wrap=True))
        self.who = text_field("Your name")
        if bench.door.has_many_workers:
            form.addWidget(LabelledField("Your name", self.who, "If you like: your key is found sooner."))
        label = words("Passphrase", "strong")
        self.passphrase, show = passphrase_field("Passphrase")
        label.setBuddy(self.passphrase)
        form.addWidget(label)
        across = line(gap=8)
        across.addWidget(self.passphrase, 1)
        across.addWidget(show)
        form.addLayout(across)
        self._refused = Refused()
        self.problem = self._refused.words
        self.fetch = button("Take the keys from a backup…", "key-round")
        self.fetch.hide()
        self.fetch.clicked.connect(self._fetch)
        self._refused.inside.addWidget(self.fetch)
        form.addWidget(self._refused)
        self._bar = busy_bar("Unlocking")
        form.addWidget(self._bar)
        self.unlock = button("Unlock", "lock-open", kind="primary")
        form.addWidget(self.unlock)
        form.addSpacing(8)
        self._offer_other_doors(form)
        self._wait = 0
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._count_down)
        self.unlock.clicked.connect(self._try)
        self.passphrase.returnPressed.connect(self._try)

    def _offer_other_doors(self, form: QVBoxLayout) -> None:
        for text, door in (
            ("I forgot my passphrase", "recover"),
            ("Try the practice desk instead", "practice"),
            ("Open a backup instead", "backup"),
        ):
            link = button(text, kind="link")
            link.clicked.connect(lambda _=False, door=door: self.navigate.emit(Place(door)))
            form.addWidget(link)
        offer_others(form, self, self.bench)

    def enter(self, place: Place) -> None:
        """Ready to type."""
        super().enter(place)
        self.passphrase.setFocus()

    def _try(self) -> None:
        typed, who = self.passphrase.text(), self.who.text()
        if not typed or not self.unlock.isEnabled():
            return
        self._set_busy(busy=True)
        self.jobs.open(
            lambda door, _: door.unlock(typed, who),
            owner=self,
            then=self.passphrase.clear,
            failed=self._say,
            settled=self._settle,
        )

    def _settle(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.unlock.setEnabled(not busy and not self._wait)
        self.unlock.setText(" Unlocking…" if busy else " Unlock")
        self.passphrase.setReadOnly(busy)
        if busy:
            self._refused.hide()
            mark(self.passphrase, "")

    def _say(self, problem: UserFacingError) -> None:
        from recovery_desk.usecases.problem_words import words_for
        from recovery_desk.usecases.vault_problems import KeyHeaderLost, KeysOfAnotherVault, WaitBeforeNextTry

        self._refused.say(words_for(problem))
        self.fetch.setVisible(isinstance(problem, KeyHeaderLost | KeysOfAnotherVault))
        if isinstance(problem, WaitBeforeNextTry):
            self._wait = problem.seconds
            self.unlock.setEnabled(False)
            self._second.start()
        mark(self.passphrase, words_for(problem))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        if self._wait:
            self.problem.setText(f"The next passphrase can be tried in {self._wait} s. Nothing is ever deleted.")
        else:
            self._second.stop()
            self.problem.setText("Try again now.")
            self.unlock.setEnabled(True)

    def _fetch(self) -> None:
        from recovery_desk.ui.file_choosing import choose

        choose(self.window(), "Choose a backup of this desk", self._put_back, filters=KEY_FILES)

    def _put_back(self, file: str) -> None:
        place = PurePath(file)
        self.jobs.at_door(lambda door, _: door.put_keys_back(place), self._are_back, owner=self, failed=self._say)

    def _are_back(self, _nothing: None) -> None:
        self.fetch.hide()
        self.problem.setText("The key files are beside the vault again. Those that were there are kept. Unlock it now.")
        self.passphrase.setFocus()
