"""The form that adds needs under one pathway: ticked in the library, or in own words."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.domain.pathways import Line, Pathway
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import LabelledField, long_field
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk


class AddNeedsForm(FormDialog):
    """Every need of the pathway that is not open already, and a field for own words."""

    changes = frozenset({Kind.PLAN})

    def __init__(
        self, bench: Bench, parent: QWidget, person_id: PersonId, pathway: Pathway, there: frozenset[str]
    ) -> None:
        super().__init__(bench, parent, f"{pathway.title}: what is needed?", "Add them")
        self._person_id, self._pathway = person_id, pathway
        self.own = long_field("In their own words")
        self.boxes: dict[str, QCheckBox] = {}
        self._lines: dict[str, Line] = {}
        for category in pathway.categories:
            lines = [line for line in category.needs if line.id not in there]
            if not lines:
                continue
            holder = QWidget()
            holder.setObjectName("bare")
            inside = column(holder, gap=2)
            inside.addWidget(words(category.title, "strong"))
            for line in lines:
                box = QCheckBox(line.text)
                box.setAccessibleName(f"{category.title}: {line.text}")
                inside.addWidget(box)
                self.boxes[line.id] = box
                self._lines[line.id] = line
            self.body.addWidget(holder)
        self._own = LabelledField("In their own words", self.own, "One need on each line.")
        self.body.addWidget(self._own)
        fields: dict[str, QWidget] = {"own": self.own, **{f"need {each}": box for each, box in self.boxes.items()}}
        about = f"{person_id}/{pathway.id}"
        self.draft_of("add needs", about, fields, f"Needs: {pathway.title}", Place("person", person_id, "needs"))
        (next(iter(self.boxes.values()), self.own)).setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The needs as ticked and typed."""
        found = [self._lines[each] for each, box in self.boxes.items() if box.isChecked()]
        found += [Line("", text.strip()) for text in self.own.toPlainText().splitlines() if text.strip()]
        problems: Problems = []
        read_field(self._own, problems, "" if found else "Tick what is needed, or write it down here")
        self.show_problems(problems)
        if problems:
            return None
        person_id, pathway = self._person_id, self._pathway.id
        return lambda desk: desk.plan.add_needs(person_id, pathway, found)
