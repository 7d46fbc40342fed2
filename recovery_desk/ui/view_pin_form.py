"""The form of the PIN with which a worker leaves a person's own view: what it is for, typed twice, or done without."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from recovery_desk.domain.view_pins import MOST_DIGITS, MOST_WRONG, flaw_of
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, text_field
from recovery_desk.ui.widgets.frames import line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.view_pins import PinNotGood


class ViewPinForm(FormDialog):
    """Never a draft: what is typed here is kept nowhere until it is saved, and then not as it is."""

    changes = frozenset({Kind.SETTINGS})

    def __init__(self, bench: Bench, parent: QWidget, *, is_set: bool) -> None:
        super().__init__(bench, parent, "Your PIN for a person’s own view", "Save the PIN")
        about = (
            "With this PIN you leave a person’s own view, so that your passphrase is not typed while they look on. It "
            "does nothing else: it never unlocks the desk. After "
            f"{MOST_WRONG} wrong ones only your passphrase is taken. Without a PIN it is always the passphrase."
        )
        self.body.addWidget(words(about, wrap=True))
        if is_set:
            self.body.addWidget(words("You have a PIN. A new one takes its place.", "strong", wrap=True))
        self.pin, self.again = _secret("New PIN"), _secret("New PIN once more")
        self._pin = LabelledField("New PIN", self.pin, "4 to 12 digits")
        self._again = LabelledField("New PIN once more", self.again)
        for each in (self._pin, self._again):
            self.body.addWidget(each)
        self.without = button("Do without a PIN", "trash-2")
        self.without.clicked.connect(self._forget)
        self.without.setVisible(is_set)
        across = line()
        across.addWidget(self.without)
        across.addStretch(1)
        self.body.addLayout(across)
        self.pin.setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The PIN, where both say the same."""
        problems: Problems = []
        pin, again = self.pin.text().strip(), self.again.text().strip()
        flaw = flaw_of(pin)
        read_field(self._pin, problems, words_for(PinNotGood(flaw)) if flaw else "")
        read_field(self._again, problems, "" if flaw or pin == again else "The two are not the same")
        self.show_problems(problems)
        return None if problems else lambda desk: desk.view_pins.choose(pin)

    def _forget(self) -> None:
        self.do(lambda desk: desk.view_pins.forget())


def _secret(name: str) -> QLineEdit:
    field = text_field(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(MOST_DIGITS)
    return field
