"""Opening a backup: what is in it and what would be lost is said first; then it becomes the desk, or opens beside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_desk.domain.backups import Standing
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.workers import Worker
from recovery_desk.ui.doors.by_recovery import RecoveryKeyField, TakePassphrase
from recovery_desk.ui.doors.others import turn_to
from recovery_desk.ui.file_choosing import with_chooser
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import Refused, busy_bar, door_page, passphrase_field
from recovery_desk.ui.widgets.fields import LabelledField, focus_soon, mark, text_field
from recovery_desk.ui.widgets.frames import card, column, empty_of, line
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.backup_ports import BackupLook
from recovery_desk.usecases.desk import FrontDoor, Report

FILES = "Backups (*.rdbackup);;All files (*)"
_WITH_KEY = "Nobody knows a passphrase? Use the recovery key"
_WITHOUT_KEY = "Use a passphrase instead"
_BESIDE_ONLY = (Standing.FORK, Standing.ANOTHER)


class OpenBackup(Screen):
    """File and passphrase; then what is in it; then, where that loses nothing unasked, the desk."""

    name = "backup"
    title = "Open a backup"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._look: BackupLook | None = None
        form = door_page(self)
        form.addWidget(words("Open a backup", "title"))
        self.file = text_field("Backup file", "Like /media/stick/recovery-desk-….rdbackup")
        self.file.setMaxLength(4_000)
        label = words("Backup file", "strong")
        label.setBuddy(self.file)
        form.addWidget(label)
        form.addLayout(with_chooser(self.file, "Choose a backup", filters=FILES))
        self.key = RecoveryKeyField()
        self.key.hide()
        self._by_passphrase = self._passphrase_part()
        form.addWidget(self._by_passphrase)
        form.addWidget(self.key)
        self.other_way = button(_WITH_KEY, kind="link")
        self.other_way.clicked.connect(self._change_way)
        form.addWidget(self.other_way, alignment=Qt.AlignmentFlag.AlignLeft)
        self._refused = Refused()
        self.problem = self._refused.words
        form.addWidget(self._refused)
        self._bar = busy_bar("Reading the backup")
        form.addWidget(self._bar)
        self.look = button("Look into it", "search", kind="primary", name="Look into the backup")
        back = button("Back", "arrow-left")
        across = line(gap=8)
        across.addWidget(self.look)
        across.addWidget(back)
        across.addStretch(1)
        form.addLayout(across)
        self._found: QVBoxLayout = column(gap=10)
        form.addLayout(self._found)
        self.look.clicked.connect(self._read)
        self.passphrase.returnPressed.connect(self._read)
        self.key.read.connect(self._read)
        self.key.unreadable.connect(self._say_sentence)
        for field in (self.file, self.passphrase, self.key.field):
            field.textChanged.connect(self._forget)
        back.clicked.connect(lambda: self.navigate.emit(Place("unlock" if bench.door.has_vault() else "welcome")))

    def _passphrase_part(self) -> QWidget:
        part = QWidget()
        part.setObjectName("bare")
        inside = column(part, gap=12)
        label = words("Passphrase", "strong")
        self.passphrase, show = passphrase_field("Passphrase")
        label.setBuddy(self.passphrase)
        inside.addWidget(label)
        across = line(gap=8)
        across.addWidget(self.passphrase, 1)
        across.addWidget(show)
        inside.addLayout(across)
        inside.addWidget(words("Of any worker who could unlock the desk when the backup was made.", "small", wrap=True))
        return part

    @property
    def _with_key(self) -> bool:
        return self.key.isVisibleTo(self)

    def _change_way(self) -> None:
        """Nobody knows a passphrase: the sheet from the office safe opens it too."""
        self._forget()
        with_key = not self._with_key
        self.key.setVisible(with_key)
        self._by_passphrase.setVisible(not with_key)
        self.passphrase.clear()
        self.key.field.clear()
        self.other_way.setText(_WITHOUT_KEY if with_key else _WITH_KEY)
        self.other_way.setAccessibleName(self.other_way.text())
        (self.key.field if with_key else self.passphrase).setFocus()

    def enter(self, place: Place) -> None:
        """Ready to type."""
        super().enter(place)
        if place.text:
            self.file.setText(place.text)
        (self.passphrase if place.text else self.file).setFocus()

    def _forget(self) -> None:
        """What was looked into is not what stands in the fields any more."""
        self._look = None
        empty_of(self._found)
        self._refused.hide()

    @property
    def _recovery(self) -> str:
        return self.key.text.strip() if self._with_key else ""

    def _read(self) -> None:
        file, typed, key = self.file.text().strip(), self.passphrase.text(), self._recovery
        if not file or not (typed or key) or not self.look.isEnabled():
            return
        self._forget()
        self._set_busy(busy=True)
        self.jobs.at_door(
            lambda door, report: door.look_at_backup(file, typed, report, recovery=key),
            self._show,
            owner=self,
            failed=self._say,
            settled=self._settle,
            progress=self._show_progress,
        )

    def _show(self, look: BackupLook) -> None:
        from recovery_desk.usecases.backup_words import WHY_WORDS, contents_in_words, moment_in_words, standing_in_words

        self._look = look
        box = card()
        inside = column(box, margin=16, gap=8)
        inside.addWidget(words(moment_in_words(look.made), "heading", wrap=True))
        kind = "A practice desk; everybody in it is made up. " if look.is_practice else ""
        about = f"{kind}{WHY_WORDS.get(look.why, 'made').capitalize()}. Head {look.head}, line {look.lines:,}."
        inside.addWidget(copyable(about, "small"))
        inside.addWidget(copyable(contents_in_words(look)))
        inside.addWidget(words(standing_in_words(look), "strong", wrap=True))
        self.typed = text_field("Words to type", look.words_to_type)
        if look.words_to_type:
            hint = f"To lose it all the same, type: {look.words_to_type}. The desk as it is now is backed up first."
            inside.addWidget(LabelledField("Are you sure?", self.typed, hint))
        self._found.addWidget(box)
        self._found.addLayout(self._choices(look))

    def _choices(self, look: BackupLook) -> QVBoxLayout:
        whole = column(gap=8)
        self.become = button("Make this the desk", "archive-restore", kind="primary", name="Make this backup the desk")
        self.become.setVisible(look.standing not in _BESIDE_ONLY)
        self.become.clicked.connect(self._restore)
        beside = button("Open it beside, as a copy", "plus", name="Open the backup beside")
        beside.clicked.connect(self._beside)
        for each in (self.become, beside):
            whole.addWidget(each)
        first: QWidget = self.typed if look.words_to_type else self.become if self.become.isVisibleTo(self) else beside
        focus_soon(first)
        return whole

    def _restore(self) -> None:
        if self._look is None or not self.look.isEnabled():
            return
        typed, passphrase = self.typed.text(), self.passphrase.text()
        self._set_busy(busy=True)
        if self._recovery:
            self._put_back(typed)
            return
        self.jobs.open(
            lambda door, report: door.restore(typed, passphrase, report),
            owner=self,
            then=self.passphrase.clear,
            failed=self._say,
            settled=self._settle,
            progress=self._show_progress,
        )

    def _put_back(self, typed: str) -> None:
        """With the recovery key: the desk is there, and opens once a worker has a new passphrase."""
        key = self._recovery

        def put_back(door: FrontDoor, report: Report) -> Sequence[Worker]:
            door.put_back(typed, report)
            return door.workers_by_recovery(key)

        self.jobs.at_door(
            put_back,
            self._choose,
            owner=self,
            failed=self._say,
            settled=self._settle,
            progress=self._show_progress,
        )

    def _choose(self, workers: Sequence[Worker]) -> None:
        empty_of(self._found)
        self._look = None
        self.look.hide()
        self.new = TakePassphrase(self.bench, workers)
        self.new.taken.connect(self._take)
        self._found.addWidget(words("The backup is the desk now. Give yourself a passphrase.", "strong", wrap=True))
        self._found.addWidget(self.new)
        focus_soon(self.new.who)

    def _take(self, who: str, passphrase: str) -> None:
        key = self._recovery
        self._set_busy(busy=True)
        self.jobs.open(
            lambda door, _: door.recover(key, who, passphrase),
            owner=self,
            then=self.key.field.clear,
            failed=self._say,
            settled=self._settle,
        )

    def _beside(self) -> None:
        if self._look is None or not self.look.isEnabled():
            return
        self._set_busy(busy=True)
        self.jobs.at_door(
            lambda door, report: door.open_beside(report),
            self._made_beside,
            owner=self,
            failed=self._say,
            settled=self._settle,
            progress=self._show_progress,
        )

    def _made_beside(self, name: str) -> None:
        from recovery_desk.usecases.backup_words import beside_in_words

        empty_of(self._found)
        self._look = None
        said = (
            f"{beside_in_words(name)} stands beside the desk, and nothing here was changed. Both are offered wherever "
            "the desk is unlocked."
        )
        self._found.addWidget(words(said, wrap=True))
        self.go_there = button("Unlock the copy", "lock-open", kind="primary")
        self.go_there.clicked.connect(lambda: turn_to(self, name, "recover" if self._with_key else "unlock"))
        self._found.addWidget(self.go_there)
        focus_soon(self.go_there)

    def _settle(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setRange(0, 0)
        self._bar.setVisible(busy)
        self.look.setEnabled(not busy)
        self.file.setReadOnly(busy)
        self.passphrase.setReadOnly(busy)
        self.key.field.setReadOnly(busy)
        if busy:
            self._refused.hide()
            mark(self.passphrase, "")

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * done / max(of, 1)))

    def _say(self, problem: UserFacingError) -> None:
        from recovery_desk.usecases.problem_words import words_for

        self._say_sentence(words_for(problem))
        if self._with_key:
            self.key.field.setFocus()
        elif self._look is None:
            mark(self.passphrase, words_for(problem))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self.typed.setFocus()

    def _say_sentence(self, sentence: str) -> None:
        self._refused.say(sentence)
