"""Opening a backup: what is in it and what would be lost is said first; then it becomes the desk, or opens beside."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from recovery_desk.domain.backups import Standing
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.file_choosing import choose, with_chooser
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import door_page, passphrase_field
from recovery_desk.ui.widgets.fields import LabelledField, mark, text_field
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, line
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.backup_ports import BackupLook

FILES = "Backups (*.rdbackup);;All files (*)"
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
        label = words("Passphrase", "strong")
        self.passphrase, show = passphrase_field("Passphrase")
        label.setBuddy(self.passphrase)
        form.addWidget(label)
        across = line(gap=8)
        across.addWidget(self.passphrase, 1)
        across.addWidget(show)
        form.addLayout(across)
        form.addWidget(words("Of any worker who could unlock the desk when the backup was made.", "small", wrap=True))
        self.problem = words("", wrap=True)
        inside = column()
        inside.addWidget(self.problem)
        self._refused = banner(Tone.HARD, inside)
        self._refused.hide()
        form.addWidget(self._refused)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Reading the backup")
        self._bar.hide()
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
        for field in (self.file, self.passphrase):
            field.textChanged.connect(self._forget)
        back.clicked.connect(lambda: self.navigate.emit(Place("unlock" if bench.door.has_vault() else "welcome")))

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

    def _read(self) -> None:
        file, typed = self.file.text().strip(), self.passphrase.text()
        if not file or not typed or not self.look.isEnabled():
            return
        self._forget()
        self._set_busy(busy=True)
        self.jobs.at_door(
            lambda door, report: door.look_at_backup(file, typed, report),
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
        beside = button("Open it beside, in a folder of its own…", "plus", name="Open the backup beside")
        beside.clicked.connect(lambda: choose(self.window(), "Choose an empty folder", self._beside))
        for each in (self.become, beside):
            whole.addWidget(each)
        first: QWidget = self.typed if look.words_to_type else self.become if self.become.isVisibleTo(self) else beside
        first.setFocus()
        return whole

    def _restore(self) -> None:
        if self._look is None or not self.look.isEnabled():
            return
        typed, passphrase = self.typed.text(), self.passphrase.text()
        self._set_busy(busy=True)
        self.jobs.open(
            lambda door, report: door.restore(typed, passphrase, report),
            owner=self,
            then=self.passphrase.clear,
            failed=self._say,
            settled=self._settle,
            progress=self._show_progress,
        )

    def _beside(self, folder: str) -> None:
        self._set_busy(busy=True)
        self.jobs.at_door(
            lambda door, report: door.open_beside(folder, report),
            lambda _: self._made_beside(folder),
            owner=self,
            failed=self._say,
            settled=self._settle,
            progress=self._show_progress,
        )

    def _made_beside(self, folder: str) -> None:
        empty_of(self._found)
        self._look = None
        said = f"The backup is now a desk in {folder}. Start the program with --data and that folder to open it."
        self._found.addWidget(copyable(said))

    def _settle(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setRange(0, 0)
        self._bar.setVisible(busy)
        self.look.setEnabled(not busy)
        self.file.setReadOnly(busy)
        self.passphrase.setReadOnly(busy)
        if busy:
            self._refused.hide()
            mark(self.passphrase, "")

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * done / max(of, 1)))

    def _say(self, problem: UserFacingError) -> None:
        from recovery_desk.usecases.problem_words import words_for

        self.problem.setText(words_for(problem))
        self._refused.show()
        if self._look is None:
            mark(self.passphrase, words_for(problem))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self.typed.setFocus()
