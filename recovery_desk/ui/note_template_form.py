"""The form of one note template: its name, what kind of note it begins, and its prompts."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.domain.notes import NoteKind, NoteTemplate
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field, text_field
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.notes_words import NOTE_KIND_WORDS


class NoteTemplateForm(FormDialog):
    """A template to change or hide, or a new one."""

    changes = frozenset({Kind.NOTES})

    def __init__(self, bench: Bench, parent: QWidget, template: NoteTemplate, heading: str) -> None:
        super().__init__(bench, parent, heading)
        self._template = template
        self.name = text_field("Name", text=template.name)
        kinds = [(text, kind) for kind, text in NOTE_KIND_WORDS.items()]
        self.kind = choice("Begins a note of this kind", kinds, template.kind)
        self.prompts = long_field("Prompts", template.text.rstrip("\n"))
        self.prompts.setFixedHeight(theme.px(170))
        self.hidden = QCheckBox("Do not offer it")
        self.hidden.setAccessibleName("Do not offer it")
        self.hidden.setChecked(template.is_hidden)
        self._name = LabelledField("Name", self.name)
        hint = "One on each line, as they will stand in the note. Notes that were begun with it stay as they are."
        self._prompts = LabelledField("Prompts", self.prompts, hint)
        for each in (self._name, LabelledField("Begins a note of this kind", self.kind), self._prompts, self.hidden):
            self.body.addWidget(each)
        shown: dict[str, QWidget] = {
            "name": self.name, "kind": self.kind, "prompts": self.prompts, "hidden": self.hidden,
        }  # fmt: skip
        self.draft_of("note-template", template.id, shown, "A note template", Place("note_templates"))
        self.name.setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The template as typed."""
        problems: Problems = []
        name, text = self.name.text().strip(), self.prompts.toPlainText()
        read_field(self._name, problems, "" if name else "Give it a name, so that it can be chosen")
        read_field(self._prompts, problems, "" if text.strip() else "Write at least one prompt")
        self.show_problems(problems)
        if problems:
            return None
        kind = NoteKind(self.kind.currentData())
        template = replace(self._template, name=name, kind=kind, text=text, is_hidden=self.hidden.isChecked())
        return lambda desk: desk.notes.templates.keep(template)
