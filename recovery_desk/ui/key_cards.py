"""The cards of the service's keys: a recovery key made, put away and read back; another data key for everything."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.recovery_keys import RecoveryPair, as_file, fingerprint, from_file, in_groups
from recovery_desk.ui.file_choosing import choose
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_sheet
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, long_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, line, titled_card
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.key_deeds import KeyState
from recovery_desk.usecases.problem_words import words_for

_LONGEST_FILE = 20_000
_KEY_FILES = "Recovery keys (*.txt);;All files (*)"

Say = Callable[[str, Tone], None]


class RecoveryCard(QWidget):
    """What a forgotten passphrase is cured with. The half that opens is never kept here."""

    def __init__(self, bench: Bench, keys: KeyState, say: Say) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench, self._jobs, self._say = bench, bench.jobs, say
        self._made: RecoveryPair | None = None
        box, self._inside = titled_card("Recovery key")
        column(self).addWidget(box)
        self._show(keys)

    def _show(self, keys: KeyState) -> None:
        state = (
            f"Key {keys.recovery} opens this desk. Its sheet is in the office safe."
            if keys.recovery
            else "There is none yet. If everybody forgot their passphrase, nothing could open this desk again."
        )
        self._inside.addWidget(words(state, wrap=True))
        deeds = Flow(gap=8)
        make = button("Replace it…" if keys.recovery else "Make one…", "key-round", name="Make a recovery key")
        make.clicked.connect(self._make)
        other = button("Use the one of another desk…", name="Use the recovery key of another desk")
        other.clicked.connect(lambda: choose(self.window(), "Choose the public half", self._use, filters=_KEY_FILES))
        for each in (make, other):
            deeds.addWidget(each)
        self._inside.addLayout(deeds)
        self._steps: QVBoxLayout = column(gap=8)
        self._inside.addLayout(self._steps)

    def _make(self) -> None:
        self._jobs.ask(lambda desk: desk.keys.new_recovery_key(), self._put_away, owner=self, failed=self._refused)

    def _put_away(self, made: RecoveryPair) -> None:
        self._made = made
        empty_of(self._steps)
        known_as = fingerprint(made.public)
        about = (
            f"1. Print key {known_as} for the office safe, or save it to a stick that goes there. It is kept nowhere "
            "else. 2. Read it back, so that it is sure that the sheet can be read. Only then does it count."
        )
        self._steps.addWidget(words(about, wrap=True))
        deeds = Flow(gap=8)
        prints = button("Print the sheet…", "printer", name="Print the recovery key")
        prints.clicked.connect(self._print)
        saves = button("Save to a stick…", "file-down", name="Save the recovery key to a stick")
        saves.clicked.connect(lambda: choose(self.window(), "Choose the stick for the safe", self._save))
        reads = button("Read it from the stick…", "search", name="Read the recovery key from the stick")
        reads.clicked.connect(lambda: choose(self.window(), "Choose the key file", self._read, filters=_KEY_FILES))
        for each in (prints, saves, reads):
            deeds.addWidget(each)
        self._steps.addLayout(deeds)
        self.typed = long_field("The key, read back")
        self._steps.addWidget(
            LabelledField("The key, read back", self.typed, "All fourteen groups of the sheet. Spaces do not matter.")
        )
        use = button("Put it in force", "circle-check", kind="primary", name="Put the recovery key in force")
        use.clicked.connect(self._put_in_force)
        across = line()
        across.addWidget(use)
        across.addStretch(1)
        self._steps.addLayout(across)

    def _print(self) -> None:
        made = self._made
        if made is not None:
            preview_sheet(self._bench, lambda desk: desk.keys.print_sheet(made), self, "Recovery key")

    def _save(self, folder: str) -> None:
        made = self._made
        if made is None:
            return
        name = fingerprint(made.public).lower()
        for key, is_private, half in ((made.private, True, "opens"), (made.public, False, "public")):
            file = Path(folder) / f"recovery-key-{name}-{half}.txt"
            try:
                file.write_text(as_file(key, is_private=is_private, service=""), encoding="utf-8")
            except OSError:
                self._say("Nothing could be written there. Choose another stick or folder.", Tone.HARD)
                return
        self._say(
            "Two files are on the stick: the one that opens goes into the safe, the public half may be given to the "
            "other desks. Now read it back.",
            Tone.NOTE,
        )

    def _read(self, file: str) -> None:
        try:
            text = _text_of(file)
            key = from_file(text, wanted_private=True)
        except OSError:
            self._say("That file could not be read.", Tone.HARD)
        except UserFacingError as problem:
            self._refused(problem)
        else:
            self.typed.setPlainText(" ".join(in_groups(key, is_private=True)))

    def _put_in_force(self) -> None:
        made, typed = self._made, self.typed.toPlainText()
        if made is None:
            return
        self._jobs.ask(
            lambda desk: desk.keys.set_recovery_key(made, typed),
            self._in_force,
            owner=self,
            failed=self._refused,
            changes=(Kind.WORKERS,),
        )

    def _use(self, file: str) -> None:
        try:
            text = " ".join(in_groups(from_file(_text_of(file), wanted_private=False), is_private=False))
        except OSError:
            self._say("That file could not be read.", Tone.HARD)
        except UserFacingError as problem:
            self._refused(problem)
        else:
            self._jobs.ask(
                lambda desk: desk.keys.use_recovery_key_of_another_desk(text),
                self._in_force,
                owner=self,
                failed=self._refused,
                changes=(Kind.WORKERS,),
            )

    def _in_force(self, known_as: str) -> None:
        self._made = None
        self._say(f"Recovery key {known_as} is in force. Put the sheet or the stick into the safe now.", Tone.GOOD)

    def _refused(self, problem: UserFacingError) -> None:
        self._say(words_for(problem), Tone.HARD)


class DataKeyCard(QWidget):
    """Another key for everything, and why one would want it."""

    def __init__(self, bench: Bench, keys: KeyState, say: Say) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._jobs, self._say = bench.jobs, say
        box, inside = titled_card("Data key")
        column(self).addWidget(box)
        about = (
            f"This is key number {keys.key_number}. Change it when somebody has left who should not be able to open an "
            "older copy of this laptop's key files, or when a laptop was out of sight. Everybody's passphrase stays as "
            "it is. Backups made before keep the key they were made with."
        )
        inside.addWidget(words(about, wrap=True))
        self.change = button("Change the data key", "key-round")
        self.change.clicked.connect(self._rotate)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Changing the data key")
        self._bar.hide()
        across = line()
        across.addWidget(self.change)
        across.addStretch(1)
        inside.addLayout(across)
        inside.addWidget(self._bar)

    def _rotate(self) -> None:
        self.change.setEnabled(False)
        self._bar.show()
        self._jobs.ask(
            lambda desk: desk.keys.rotate(),
            lambda number: self._say(f"Everything is under data key number {number} now.", Tone.GOOD),
            owner=self,
            failed=self._refused,
            settled=self._settle,
            changes=(Kind.WORKERS,),
        )

    def _settle(self) -> None:
        self.change.setEnabled(True)
        self._bar.hide()

    def _refused(self, problem: UserFacingError) -> None:
        # Half-way between two keys the vault must be closed: the next unlocking finds out which one it has.
        self._say(words_for(problem), Tone.HARD)
        self._jobs.lock()


def _text_of(file: str) -> str:
    with Path(file).open("rb") as opened:
        return opened.read(_LONGEST_FILE).decode("utf-8", "replace")
