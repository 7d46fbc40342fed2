"""The form of one line of the library."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.domain.plans import Suggestion
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import LabelledField, text_field
from recovery_desk.usecases.desk import Desk


class SuggestionForm(FormDialog):
    """A line to reword or hide, or a new one."""

    changes = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench, parent: QWidget, line: Suggestion, heading: str) -> None:
        super().__init__(bench, parent, heading)
        self._line = line
        self.text = text_field("Words", text=line.text)
        self.hidden = QCheckBox("Do not offer it")
        self.hidden.setAccessibleName("Do not offer it")
        self.hidden.setChecked(line.is_hidden)
        self._text = LabelledField("Words", self.text, "What is on anybody's record already stays as it is.")
        self.body.addWidget(self._text)
        self.body.addWidget(self.hidden)
        about = line.id or f"{line.kind}/{line.pathway}"
        fields: dict[str, QWidget] = {"text": self.text, "hidden": self.hidden}
        self.draft_of("suggestion", about, fields, "A suggestion", Place("suggestions"))
        self.text.setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The line as typed."""
        problems: Problems = []
        text = self.text.text().strip()
        read_field(self._text, problems, "" if text else "Write down the words")
        self.show_problems(problems)
        if problems:
            return None
        line = replace(self._line, text=text, is_hidden=self.hidden.isChecked())
        return lambda desk: desk.plan.suggestions.keep(line)
