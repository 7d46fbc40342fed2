"""What a coordinator decides about paper, in one window: plain saves, the clock, old entries, agreed passphrases."""

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLineEdit, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, text_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.paper.paper_settings import PaperSettings
from recovery_desk.usecases.problem_words import words_for


class PaperSettingsForm(QDialog):
    """Read when it opens, kept when Save is pressed."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Paper settings")
        self._bench = bench
        self._draft: DraftKeeper | None = None
        self._summary = ErrorSummary()
        self.plain = QCheckBox("Sheets may be saved without encryption")
        self.clock = QCheckBox("Sheets for the person use the 24-hour clock: 13:10, not 1:10pm")
        self.stale = QCheckBox("Leave services out that nobody has checked within 90 days, instead of “ring first”")
        self.passphrases: dict[str, QLineEdit] = {}
        self._grid = QGridLayout()
        self._lay_out()
        bench.jobs.ask(
            lambda desk: (desk.paper.read_settings(), [(each.id, each.name) for each in desk.paper.audiences.all]),
            self._fill,
            owner=self,
        )

    def _lay_out(self) -> None:
        whole = column(self, margin=18, gap=12)
        whole.addWidget(words("Paper settings", "large"))
        whole.addWidget(self._summary)
        self._notice = column()
        whole.addLayout(self._notice)
        for box in (self.plain, self.clock, self.stale):
            whole.addWidget(box)
        whole.addWidget(words("Passphrases agreed for saved sheets", "heading"))
        hint = "Empty: every saved sheet gets a new one. Kept in the vault; send them another way than the file."
        whole.addWidget(words(hint, "small", wrap=True))
        whole.addLayout(self._grid)
        buttons = line(gap=8)
        keep = button("Save", "save", kind="primary")
        keep.setDefault(True)
        keep.clicked.connect(self.save)
        leave = button("Cancel")
        leave.clicked.connect(self.cancel)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        whole.addLayout(buttons)

    def _fill(self, found: tuple[PaperSettings, list[tuple[str, str]]]) -> None:
        settings, audiences = found
        self.plain.setChecked(settings.may_save_plain)
        self.clock.setChecked(settings.uses_24_hours)
        self.stale.setChecked(settings.leave_stale_out)
        for row, (audience, name) in enumerate(audiences):
            label = words(name)
            field = text_field(f"Passphrase for {name.lower()}", text=settings.passphrases.get(audience, ""))
            label.setBuddy(field)
            self.passphrases[audience] = field
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
        ticks = {"plain": self.plain, "clock": self.clock, "stale": self.stale}
        self._draft = DraftKeeper(
            self._bench, form="paper settings", fields=ticks, title="Paper settings", place=Place("print_centre")
        )
        self._notice.addWidget(self._draft.notice)
        self.plain.setFocus()

    def cancel(self) -> None:
        """Closes; what was changed is thrown away."""
        if self._draft is not None:
            self._draft.done()
        self.reject()

    def save(self) -> None:
        """Keeps what was chosen, or says why not."""
        wanted = PaperSettings(
            self.plain.isChecked(),
            self.clock.isChecked(),
            self.stale.isChecked(),
            {audience: field.text().strip() for audience, field in self.passphrases.items()},
        )

        def keep(desk: Desk) -> str:
            desk.paper.change_settings(wanted)
            return saved_at(desk)

        self._bench.jobs.ask(keep, self._kept, owner=self, failed=self._refused, changes=(Kind.SETTINGS,))

    def _kept(self, when: str) -> None:
        if self._draft is not None:
            self._draft.done()
        self._bench.said.emit(when)
        self.accept()

    def _refused(self, problem: UserFacingError) -> None:
        self._summary.show_problems((), words_for(problem))
